import type { ConsoleState } from '../../../shared/alarm/console-conditions.ts';
import type { FeedContext } from '../feeds/feed-context.ts';

/** How this console stands, as the conditions of a console want it; moments are kept since they began. */
export function createConsoleWatch(context: FeedContext, skewLimitMs: () => number): () => ConsoleState {
  let skewSince: number | null = null;
  let storage: ConsoleState['storage'] = null;
  return () => {
    const { stores, clock } = context;
    const line = context.line();
    const now = clock.hub();
    // The demo's time may run faster than any clock.
    const skew = context.demo() === null ? line.skew : 0;
    if (Math.abs(skew) <= skewLimitMs()) skewSince = null;
    else skewSince ??= now;
    const { state } = context.storage();
    if (state === 'ok') storage = null;
    else if (storage?.state !== state) storage = { state, since: now };
    return {
      console: stores.outbox.meta('station') ?? '',
      offlineSince: line.state === 'offline' ? line.since : null,
      oldestWaitingAt: line.oldestWaitingAt,
      skew,
      skewSince: skewSince ?? now,
      storage,
      outages: context.outages(),
    };
  };
}
