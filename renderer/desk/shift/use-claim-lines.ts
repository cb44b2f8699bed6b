import { useEffect, useState } from 'react';
import { useConsole } from '../../store/bridge-context.ts';
import { useRoom } from '../../store/use-feed.ts';

/** Events this desk holds, a line each for the note to the next shift; null until they are read. */
export function useClaimLines(): readonly string[] | null {
  const { bridge } = useConsole();
  const room = useRoom();
  const ids = room === undefined ? null : room.claims.filter((c) => c.station === room.me).map((c) => c.event);
  const key = ids === null ? null : ids.join(' ');
  const [lines, setLines] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (key === null) return;
    const wanted = key === '' ? [] : key.split(' ');
    const found = new Map<string, string>();
    const tell = (): void => {
      if (found.size === wanted.length) setLines(wanted.map((id) => found.get(id) ?? '').filter((line) => line !== ''));
    };
    const stops = wanted.map((id) => {
      const watch = bridge.watch({ feed: 'event', id }, (view) => {
        found.set(id, view === null ? '' : `${view.event.number.slice(-4)} ${view.event.title}`);
        tell();
      });
      return () => watch.stop();
    });
    // Nothing is held: that is known at once.
    const none = wanted.length === 0 ? setTimeout(tell, 0) : null;
    return () => {
      if (none !== null) clearTimeout(none);
      for (const stop of stops) stop();
    };
  }, [bridge, key]);
  return lines;
}
