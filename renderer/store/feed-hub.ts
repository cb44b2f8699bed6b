import type { Feed, FeedName, FeedValue } from '../../shared/wire/bridge.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createStore, type Readable, type Store } from './external-store.ts';

/** What a window knows of a feed: nothing yet, its latest value, or that the station could not open it. */
export type Fed<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'error'; readonly message: string };

type Open = { readonly store: Store<Fed<unknown>>; readonly stop: () => void; users: number };

const LINGER_MS = 2000;

/** One watch a feed, whoever looks at it; the queue has its own store. Closed a little after the last reader left. */
export type FeedHub = {
  readonly open: <F extends Exclude<FeedName, 'queue'>>(
    feed: Extract<Feed, { feed: F }>,
  ) => {
    readonly store: Readable<Fed<FeedValue[F]>>;
    readonly release: () => void;
  };
};

export function createFeedHub(bridge: Bridge): FeedHub {
  const open = new Map<string, Open>();

  const start = (feed: Feed): Open => {
    const store = createStore<Fed<unknown>>({ state: 'waiting' });
    const handle = bridge.watch(
      feed as Extract<Feed, { feed: 'session' }>,
      (value) => store.set({ state: 'here', value }),
      (message) => store.set({ state: 'error', message }),
    );
    return { store, stop: handle.stop, users: 0 };
  };

  return {
    open: (feed) => {
      const key = JSON.stringify(feed);
      const found = open.get(key) ?? start(feed);
      open.set(key, found);
      found.users += 1;
      const release = (): void => {
        found.users -= 1;
        setTimeout(() => {
          if (found.users > 0 || open.get(key) !== found) return;
          open.delete(key);
          found.stop();
        }, LINGER_MS);
      };
      // The key is the feed itself, so the value is of that feed's type.
      return { store: found.store as unknown as Readable<Fed<never>>, release };
    },
  };
}
