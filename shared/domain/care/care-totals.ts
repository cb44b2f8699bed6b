import type { Dossier } from '../dossier/dossier.ts';
import { inForce } from '../dossier/find-dossiers.ts';
import { textOf } from '../dossier/machine.ts';

export type CareTotals = Readonly<Record<string, number>>;

/** Smallest number shown: below it a group of a small place would point at somebody. */
const smallest = 3;

/**
 * What walls, packs and postings may show of files about people: how many of each group are cared for, nothing else (C23, invariant 9).
 * A group of fewer than three counts into `other`.
 */
export function careTotals(dossiers: readonly Dossier[], machine: string, groupKey: string): CareTotals {
  const totals = new Map<string, number>();
  for (const { data } of inForce(dossiers, machine)) {
    const group = textOf(data, groupKey);
    totals.set(group, (totals.get(group) ?? 0) + 1);
  }
  const shown: Record<string, number> = {};
  for (const [group, n] of totals) {
    const key = n < smallest ? 'other' : group;
    shown[key] = (shown[key] ?? 0) + n;
  }
  return shown;
}
