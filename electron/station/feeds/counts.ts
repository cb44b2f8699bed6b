import { countAll, everFrom } from '../../../shared/figures/figures.ts';
import { exhaustive } from '../../../shared/std/exhaustive.ts';
import type { FeedValue } from '../../../shared/wire/bridge.ts';
import { type ViewId, viewIds } from '../../../shared/wire/queue-view.ts';
import { ownerOf } from '../db/event-columns.ts';
import type { FeedContext } from './feed-context.ts';
import { dueSoonMs } from './views.ts';

/** How many events each view holds, from sums kept with the rows (P2). All zero when nobody is signed in. */
export function countsNow(context: FeedContext): FeedValue['counts'] {
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
