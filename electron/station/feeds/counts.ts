import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { type Ring, rings } from '../../../shared/domain/event/rings.ts';
import { countAll, everFrom } from '../../../shared/figures/figures.ts';
import type { FeedValue } from '../../../shared/wire/bridge.ts';
import { ownerOf } from '../db/event-columns.ts';
import { perCache } from '../db/stores.ts';
import type { FeedContext } from './feed-context.ts';
import { dueSoonMs } from './views.ts';

/** @returns major events that ring at the desk of this person; reads rows only while there are such events at all */
function createRinging({ stores, actor }: FeedContext): () => readonly Ring[] {
  const majorIds = perCache(stores, ({ db }) => db.prepare('SELECT id FROM events WHERE major = 1').pluck());
  return () => {
    const who = actor();
    if (who === null || stores.cache.tally('major') === 0) return [];
    const events = majorIds()
      .all()
      .flatMap((id): readonly GridEvent[] => {
        const event = stores.cache.event(String(id));
        return event === undefined ? [] : [event];
      });
    return rings(events, who);
  };
}

/** The counts of all views, and what rings. */
export function createCounts(context: FeedContext): () => FeedValue['counts'] {
  const ringing = createRinging(context);
  return () => ({ ...countsNow(context), ringing: ringing() });
}

/** How many events each view holds, from sums kept with the rows (P2). All zero when nobody is signed in. */
export function countsNow({ stores, clock, actor, line }: FeedContext): Omit<FeedValue['counts'], 'ringing'> {
  const who = actor();
  const { tally, sums } = stores.cache;
  const now = clock.hub();
  const count = (key: string): number => (who === null ? 0 : tally(key));
  const due = (from: number, to: number): number => (who === null ? 0 : countAll(sums, 'openDue', from, to));
  const owner = who === null ? null : ownerOf(who);
  // A range of the index of the stage: as long as what is late, not as the queue.
  const unsigned = (at: number): number =>
    Number(
      stores.cache.db.prepare("SELECT count(*) FROM events WHERE stage = 'assigned' AND next_due <= ?").pluck().get(at),
    );
  return {
    asOf: line().dataAsOf ?? 0,
    views: {
      mine: owner === null ? 0 : count(`owner:${owner}`),
      intake: count('stage:intake'),
      triage: count('stage:triage'),
      assigned: count('stage:assigned'),
      signLate: who === null ? 0 : unsigned(now),
      handling: count('stage:handling'),
      check: count('stage:check'),
      feedback: count('stage:feedback'),
      callBack: count('owner:view:callBack'),
      returns: count('waiting'),
      // A due moment equal to now is already late (D5).
      overdue: due(everFrom, now + 1),
      dueSoon: due(now + 1, now + dueSoonMs + 1),
      major: count('major'),
      supervised: count('owner:view:supervised'),
      pending: count('pending'),
      open: count('open'),
      all: count('all'),
    },
  };
}
