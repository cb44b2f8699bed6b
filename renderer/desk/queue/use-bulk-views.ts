import { useEffect, useState } from 'react';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { useConsole } from '../../store/bridge-context.ts';

export type BulkView = { readonly view: EventView; readonly recommended: string | null };

/** The chosen events as they stand now, with the department of their duty; null until all of them are here. */
export function useBulkViews(ids: readonly string[]): readonly BulkView[] | null {
  const { bridge } = useConsole();
  const key = ids.join(' ');
  const [found, setFound] = useState<{ readonly key: string; readonly views: readonly BulkView[] } | null>(null);
  useEffect(() => {
    let late = false;
    const wanted = key.split(' ');
    const views = new Map<string, EventView | null>();
    const stops = wanted.map((id) => {
      const watch = bridge.watch({ feed: 'event', id }, (view) => {
        views.set(id, view);
        if (views.size === wanted.length) void done();
      });
      return () => watch.stop();
    });
    const done = async (): Promise<void> => {
      const here = wanted.flatMap((id) => views.get(id) ?? []);
      const whole = await Promise.all(
        here.map(async (view): Promise<BulkView> => {
          if (!view.acts.includes('event.dispatch')) return { view, recommended: null };
          const answer = await bridge.read({ ask: 'recommend', event: view.event.id });
          return { view, recommended: answer.ok ? (answer.value[0]?.holder.id ?? null) : null };
        }),
      );
      if (!late) setFound({ key, views: whole });
    };
    return () => {
      late = true;
      for (const stop of stops) stop();
    };
  }, [bridge, key]);
  return found?.key === key ? found.views : null;
}
