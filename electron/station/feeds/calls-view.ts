import { byNext, callsDue } from '../../../shared/domain/event/calls-due.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { CallsView } from '../../../shared/wire/calls-view.ts';
import { perCache } from '../db/stores.ts';
import type { FeedContext } from './feed-context.ts';

/** Most events looked at, those due first: a desk of a few people does not work off more in weeks. */
const mostEvents = 600;

/** Whom this seat has to call next, also of closed events (F1, F2). */
export function createCallsView({ stores, clock, actor }: FeedContext): () => CallsView {
  const select = perCache(stores, ({ db }) =>
    db
      .prepare(
        `SELECT id FROM events WHERE rid IN (
           SELECT rid FROM duties WHERE owner = 'view:callBack'
           UNION SELECT rid FROM events WHERE stage = 'feedback'
         ) ORDER BY next_due LIMIT ?`,
      )
      .pluck(),
  );
  return () => {
    const who = actor();
    const rules = stores.registry()?.rules ?? null;
    const now = clock.hub();
    if (who === null || rules === null) return { asOf: now, lines: [] };
    const tries = rules.profile.local.unreachable.tries;
    const lines = (select().all(mostEvents) as string[]).flatMap((id) => {
      const event = stores.cache.event(id);
      return event === undefined ? [] : callsDue(event, who, tries).map((call) => ({ ...call, ...wordsOf(event) }));
    });
    return { asOf: now, lines: lines.sort(byNext(now)) };
  };
}

const wordsOf = ({ number, title, state, severity, completedAt, lastHolder }: GridEvent) => ({
  number,
  title,
  state,
  severity,
  completedAt,
  holder: lastHolder?.name ?? null,
});
