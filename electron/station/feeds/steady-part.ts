import type { FeedName, FeedValue } from '../../../shared/wire/bridge.ts';

/** Feeds with parts that run while nothing happens: the age of the data, the round trip, the clock, what the disk has left. */
export type RunningFeed = 'session' | 'counts';

const steady: { readonly [F in RunningFeed]: (value: FeedValue[F]) => unknown } = {
  session: ({ line, storage, ...rest }) => ({
    ...rest,
    line: { ...line, rtt: 0, skew: 0, dataAsOf: line.dataAsOf === null },
    storage: { ...storage, cachedEvents: 0, freeBytes: 0 },
  }),
  counts: ({ asOf, views }) => [asOf === 0, views],
};

const isRunning = (feed: FeedName): feed is RunningFeed => feed in steady;

/** What of a feed's value is told at once when it changes, as text; null for a feed in which nothing runs. */
export function steadyPart(feed: FeedName, value: FeedValue[FeedName]): string | null {
  if (!isRunning(feed)) return null;
  // The value is of that feed: whoever made it switched on the same name.
  return JSON.stringify(steady[feed](value as never));
}
