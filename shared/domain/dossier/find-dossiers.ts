import type { Dossier } from './dossier.ts';

/** Entries of a register that hold, of one machine. */
export const inForce = (dossiers: readonly Dossier[], machine: string): readonly Dossier[] =>
  dossiers.filter((dossier) => dossier.machine === machine && dossier.endedAt === null);

/** Rows by a key, in their order; rows without one are left out. */
export function groupBy<T>(rows: readonly T[], key: (row: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const at = key(row);
    if (at === null) continue;
    const group = groups.get(at);
    if (group === undefined) groups.set(at, [row]);
    else group.push(row);
  }
  return groups;
}

const divisionDigits = [15, 12, 9, 6, 4] as const;

/** The finest division or grid code that holds all of these grids; null for none. */
export function commonArea(grids: readonly string[]): string | null {
  const [first] = grids;
  if (first === undefined) return null;
  const digits = divisionDigits.find((n) => grids.every((code) => code.startsWith(first.slice(0, n))));
  return digits === undefined ? null : first.slice(0, digits);
}
