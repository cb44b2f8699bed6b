import { isDossier } from '../domain/dossier/dossier.ts';
import type { Entry } from '../journal/entry.ts';
import { applyFact, begins, type Row } from '../journal/handle.ts';
import { lift } from '../journal/lift.ts';

/** `gone`: not in the journal at that moment · `unknown`: its journal is not here far enough back. */
export type AsOf<T extends Row> = { readonly state: 'here'; readonly row: T } | { readonly state: 'gone' | 'unknown' };

const bornAt = (row: Row): number => (isDossier(row) ? row.openedAt : row.registeredAt);

/**
 * A row as the county's journal had it at a moment: the prefix of its entries that the hub had learned of by then. One that nothing
 * came to since stands as it is, so its older entries need not be here.
 * @param entries of this row, oldest first
 * @param at ms, compared with `hubAt`
 */
export function rowAsOf<T extends Row>(row: T, entries: readonly Entry[], at: number): AsOf<T> {
  const applied = entries.filter(({ fact }) => fact.kind !== 'command.refused');
  if (applied.every(({ hubAt }) => hubAt <= at))
    return applied.length === 0 && bornAt(row) > at ? { state: 'gone' } : { state: 'here', row };
  const [first] = applied;
  if (first === undefined || first.fact.kind === 'command.refused' || !begins(first.fact)) return { state: 'unknown' };
  let folded: Row | undefined;
  for (const entry of applied) {
    if (entry.hubAt > at) break;
    const { fact, doneAt } = lift(entry);
    if (fact.kind !== 'command.refused') folded = applyFact(folded, fact, doneAt);
  }
  // The fold of a row's own entries is a row of the same kind, or applyFact throws.
  return folded === undefined ? { state: 'gone' } : { state: 'here', row: folded as T };
}
