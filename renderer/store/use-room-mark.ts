import { useCallback, useSyncExternalStore } from 'react';
import type { RoomView } from '../../shared/wire/session-view.ts';
import { useConsole } from './bridge-context.ts';

/** Who has an event: `hold` this console or another, `open` only looking, `stale` held by a seat that fell silent. */
export type RoomMark = { readonly kind: 'mine' | 'held' | 'stale' | 'open'; readonly name: string };

export function roomMark(room: RoomView, event: string): RoomMark | null {
  const claim = room.claims.find((c) => c.event === event);
  if (claim !== undefined) {
    const kind = claim.station === room.me ? 'mine' : claim.stale ? 'stale' : 'held';
    return { kind, name: claim.name };
  }
  const looking = room.seats.find((s) => s.station !== room.me && s.open.includes(event));
  return looking === undefined ? null : { kind: 'open', name: looking.name };
}

/** The mark of one event as one text, so that a row renders again only when its own mark changed; empty: nobody has it. */
export function useRoomMark(event: string): string {
  const { feeds } = useConsole();
  const subscribe = useCallback((listener: () => void) => feeds.listen({ feed: 'room' }, listener), [feeds]);
  return useSyncExternalStore(subscribe, () => {
    const fed = feeds.peek<'room'>({ feed: 'room' });
    const mark = fed.state === 'here' ? roomMark(fed.value, event) : null;
    return mark === null ? '' : `${mark.kind} ${mark.name}`;
  });
}
