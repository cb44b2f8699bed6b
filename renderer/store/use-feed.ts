import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Feed, FeedName, FeedValue } from '../../shared/wire/bridge.ts';
import type { EventView } from '../../shared/wire/event-view.ts';
import type { SessionState } from '../../shared/wire/session-view.ts';
import { useConsole } from './bridge-context.ts';
import type { DeskSession } from './desk-session.ts';
import type { Fed } from './feed-hub.ts';

const none: readonly never[] = [];

/** The state of a feed, kept current while the component is mounted. */
export function useFed<F extends Exclude<FeedName, 'queue'>>(feed: Extract<Feed, { feed: F }>): Fed<FeedValue[F]> {
  const { feeds } = useConsole();
  const key = JSON.stringify(feed);
  const [subscribe, peek] = useMemo(() => {
    const wanted: Extract<Feed, { feed: F }> = JSON.parse(key);
    return [(listener: () => void) => feeds.listen(wanted, listener), () => feeds.peek<F>(wanted)] as const;
  }, [feeds, key]);
  return useSyncExternalStore(subscribe, peek);
}

const valueOf = <T>(fed: Fed<T>): T | undefined => (fed.state === 'here' ? fed.value : undefined);

/** What the screens are given of the session: steady, see DeskSession. */
export function useDeskSession(): Fed<DeskSession> {
  const { session } = useConsole();
  return useSyncExternalStore(session.subscribe, session.get);
}

/** All of the session, with what runs: for small parts that show an age or a round trip. */
export const useSession = (): SessionState | undefined => valueOf(useFed({ feed: 'session' }));
export const useRegistry = (): FeedValue['registry'] => valueOf(useFed({ feed: 'registry' })) ?? null;
export const useCounts = (): FeedValue['counts'] | undefined => valueOf(useFed({ feed: 'counts' }));
/** How many events each view holds; undefined before the first sync is whole: a zero would say that nothing is there (Q5). */
export function useViewCounts(): FeedValue['counts']['views'] | undefined {
  const { feeds } = useConsole();
  const subscribe = useCallback((listener: () => void) => feeds.listen({ feed: 'counts' }, listener), [feeds]);
  return useSyncExternalStore(subscribe, () => {
    const counts = valueOf(feeds.peek<'counts'>({ feed: 'counts' }));
    return counts === undefined || counts.asOf === 0 ? undefined : counts.views;
  });
}
export const useOutbox = (): FeedValue['outbox'] => valueOf(useFed({ feed: 'outbox' })) ?? [];
export const useAttention = (): FeedValue['attention'] => valueOf(useFed({ feed: 'attention' })) ?? [];
export const useMentions = (): FeedValue['mentions'] => valueOf(useFed({ feed: 'mentions' })) ?? none;
export const useDrafts = (): FeedValue['drafts'] => valueOf(useFed({ feed: 'drafts' })) ?? [];
export const useWall = (): FeedValue['wall'] => valueOf(useFed({ feed: 'wall' })) ?? null;
export const useRoom = (): FeedValue['room'] | undefined => valueOf(useFed({ feed: 'room' }));
export const useCalls = (): FeedValue['calls'] | undefined => valueOf(useFed({ feed: 'calls' }));
export const useRuling = (): FeedValue['ruling'] => valueOf(useFed({ feed: 'ruling' })) ?? none;
export const useDossierCounts = (): FeedValue['dossierCounts'] | undefined =>
  valueOf(useFed({ feed: 'dossierCounts' }));
export const useEmergency = (): FeedValue['emergency'] => valueOf(useFed({ feed: 'emergency' })) ?? null;
export const useEventDossiers = (event: string): FeedValue['eventDossiers'] =>
  valueOf(useFed({ feed: 'eventDossiers', event })) ?? none;
export const useEventView = (id: string): Fed<EventView | null> => useFed({ feed: 'event', id });
