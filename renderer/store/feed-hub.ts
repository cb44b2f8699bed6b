import type { Feed, FeedName, FeedValue } from '../../shared/wire/bridge.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createStore, type Store } from './external-store.ts';
import { shareEqual } from './share-equal.ts';

/** What a window knows of a feed: nothing yet, its latest value, or that the station could not open it. */
export type Fed<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'error'; readonly message: string };

type Single = Exclude<FeedName, 'queue'>;
type Open = { readonly store: Store<Fed<unknown>>; readonly stop: () => void; users: number };

/** A feed stays open this long after its last reader left, so that a change of screen does not ask anew. */
const LINGER_MS = 2000;
const waiting = { state: 'waiting' } as const;

/** One watch a feed, whoever looks at it; the queue has its own store. */
export type FeedHub = {
  /** The latest of a feed; `waiting` while nobody listens to it. */
  readonly peek: <F extends Single>(feed: Extract<Feed, { feed: F }>) => Fed<FeedValue[F]>;
  /** Opens the feed if need be. @returns stops listening */
  readonly listen: (feed: Extract<Feed, { feed: Single }>, listener: () => void) => () => void;
};

export function createFeedHub(bridge: Bridge): FeedHub {
  const open = new Map<string, Open>();

  const start = (feed: Feed): Open => {
    const store = createStore<Fed<unknown>>(waiting);
    const handle = bridge.watch(
      feed as Extract<Feed, { feed: 'session' }>,
      (value) => store.set(shareEqual(store.get(), { state: 'here', value })),
      (message) => store.set({ state: 'error', message }),
    );
    return { store, stop: handle.stop, users: 0 };
  };

  return {
    // The key is the feed itself, so the value is of that feed's type.
    peek: (feed) => (open.get(JSON.stringify(feed))?.store.get() ?? waiting) as Fed<never>,
    listen: (feed, listener) => {
      const key = JSON.stringify(feed);
      const found = open.get(key) ?? start(feed);
      open.set(key, found);
      found.users += 1;
      const stop = found.store.subscribe(listener);
      return () => {
        stop();
        found.users -= 1;
        setTimeout(() => {
          if (found.users > 0 || open.get(key) !== found) return;
          open.delete(key);
          found.stop();
        }, LINGER_MS);
      };
    },
  };
}
