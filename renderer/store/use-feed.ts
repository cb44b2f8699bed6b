import { useEffect, useState, useSyncExternalStore } from 'react';
import type { EventView, Feed, FeedName, FeedValue, SessionState } from '../../shared/wire/bridge.ts';
import { useConsole } from './bridge-context.ts';
import type { Readable } from './external-store.ts';
import type { Fed } from './feed-hub.ts';

const waiting: Fed<never> = { state: 'waiting' };
const noStore: Readable<Fed<never>> = { get: () => waiting, subscribe: () => () => undefined };

/** The state of a feed, kept current while the component is mounted. */
export function useFed<F extends Exclude<FeedName, 'queue'>>(feed: Extract<Feed, { feed: F }>): Fed<FeedValue[F]> {
  const { feeds } = useConsole();
  const key = JSON.stringify(feed);
  const [store, setStore] = useState<{ key: string; store: Readable<Fed<FeedValue[F]>> } | null>(null);
  useEffect(() => {
    const opened = feeds.open<F>(JSON.parse(key));
    setStore({ key, store: opened.store });
    return opened.release;
  }, [feeds, key]);
  // Between two keys nothing of the old one may show.
  const current = store !== null && store.key === key ? store.store : noStore;
  return useSyncExternalStore(current.subscribe, current.get);
}

const valueOf = <T>(fed: Fed<T>): T | undefined => (fed.state === 'here' ? fed.value : undefined);

export const useSession = (): SessionState | undefined => valueOf(useFed({ feed: 'session' }));
export const useRegistry = (): FeedValue['registry'] => valueOf(useFed({ feed: 'registry' })) ?? null;
export const useCounts = (): FeedValue['counts'] | undefined => valueOf(useFed({ feed: 'counts' }));
export const useOutbox = (): FeedValue['outbox'] => valueOf(useFed({ feed: 'outbox' })) ?? [];
export const useAttention = (): FeedValue['attention'] => valueOf(useFed({ feed: 'attention' })) ?? [];
export const useDrafts = (): FeedValue['drafts'] => valueOf(useFed({ feed: 'drafts' })) ?? [];
export const useWall = (): FeedValue['wall'] => valueOf(useFed({ feed: 'wall' })) ?? null;
export const useEventView = (id: string): Fed<EventView | null> => useFed({ feed: 'event', id });
