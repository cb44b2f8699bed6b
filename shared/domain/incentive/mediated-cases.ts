import { localDate } from '../../time/local-date.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { dossierOfEvent } from '../dossier/dossier-of-event.ts';
import type { GridEvent } from '../event/event.ts';
import type { Rules } from '../verb.ts';

const done: ReadonlySet<string> = new Set(['completed', 'closed', 'archived']);

/** A dispute that grid staff settled, done, with the agreement on file (AK-11.2.3). */
export const mediatedByChief = (event: GridEvent, { items }: Pick<Rules, 'items'>): boolean =>
  done.has(event.state) &&
  event.lastHolder?.kind === 'gridStaff' &&
  items.items.find(({ code }) => code === event.item)?.parent === 'dispute' &&
  event.proofs.some(({ kind }) => kind === 'agreement');

/**
 * Cases a closed month owes a subsidy line for: mediated, completed in that month, not yet proposed. All that is due, once each
 * (AK-11.2.3).
 * @param month `YYYY-MM` in Asia/Shanghai
 */
export function subsidiesOwed(
  month: string,
  events: readonly GridEvent[],
  dossiers: readonly Pick<Dossier, 'id'>[],
  rules: Pick<Rules, 'items'>,
): readonly GridEvent[] {
  const proposed = new Set(dossiers.map(({ id }) => id));
  return events.filter(
    (event) =>
      mediatedByChief(event, rules) &&
      event.completedAt !== null &&
      localDate(event.completedAt).startsWith(month) &&
      !proposed.has(dossierOfEvent('caseSubsidy', event.id)),
  );
}
