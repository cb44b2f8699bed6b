import type { Dossier } from '../dossier/dossier.ts';
import { listOf } from '../dossier/machine.ts';

/** A grid code: 12 digits of the village and a running number of three (LYG-8-1, LYG-8-2). */
export const isGridCode = (text: string): boolean => /^\d{15}$/.test(text);

/** Codes that grid changes gave or retired, whatever became of the change: a code is never given twice (LYG-8-2, JS-8-2). */
export function codesOfChanges(dossiers: readonly Dossier[]): ReadonlyMap<string, 'given' | 'retired'> {
  const codes = new Map<string, 'given' | 'retired'>();
  const changes = dossiers.filter((one) => one.machine === 'gridChange');
  for (const { data } of changes) for (const code of listOf(data, 'newCodes')) codes.set(code, 'given');
  // Retired wins over given: a grid of one change may end with a later one.
  for (const { data } of changes) for (const code of listOf(data, 'retired')) codes.set(code, 'retired');
  return codes;
}

/** The next free code of a village: after the highest ever used, so that a gap left by a retired one stays. Null when 999 are used up. */
export function nextGridCode(village: string, used: Iterable<string>): string | null {
  let highest = 0;
  for (const code of used) if (code.startsWith(village)) highest = Math.max(highest, Number(code.slice(12)));
  return highest >= 999 ? null : `${village}${String(highest + 1).padStart(3, '0')}`;
}
