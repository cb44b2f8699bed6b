import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { type Ring, rings } from '../../../shared/domain/event/rings.ts';
import { countAll, everFrom } from '../../../shared/figures/figures.ts';
import { exhaustive } from '../../../shared/std/exhaustive.ts';
import { type FeedValue, type ViewId, viewIds } from '../../../shared/wire/bridge.ts';
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
export function countsNow(context: FeedContext): Omit<FeedValue['counts'], 'ringing'> {
  const views = Object.fromEntries(viewIds.map((view) => [view, countOf(context, view)])) as Record<ViewId, number>;
  return { asOf: context.line().dataAsOf ?? 0, views };
}

/** How many events one view holds now. */
export function countOf({ stores, clock, actor }: FeedContext, view: ViewId): number {
  const who = actor();
  if (who === null) return 0;
  const { tally, sums, db } = stores.cache;
  const now = clock.hub();
  switch (view) {
    case 'mine': {
      const owner = ownerOf(who);
      return owner === null ? 0 : tally(`owner:${owner}`);
    }
    case 'callBack':
    case 'supervised':
      return tally(`owner:view:${view}`);
    case 'signLate':
      // A range of the index of the stage: as long as what is late, not as the queue.
      return Number(
        db.prepare("SELECT count(*) FROM events WHERE stage = 'assigned' AND next_due <= ?").pluck().get(now),
      );
    // A due moment equal to now is already late (D5).
    case 'overdue':
      return countAll(sums, 'openDue', everFrom, now + 1);
    case 'dueSoon':
      return countAll(sums, 'openDue', now + 1, now + dueSoonMs + 1);
    case 'returns':
      return tally('waiting');
    case 'major':
    case 'pending':
    case 'open':
    case 'all':
      return tally(view);
    case 'intake':
    case 'triage':
    case 'assigned':
    case 'handling':
    case 'check':
    case 'feedback':
      return tally(`stage:${view}`);
    default:
      return exhaustive(view);
  }
}
