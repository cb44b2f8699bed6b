import { useEffect, useState } from 'react';
import type { QueueRow } from '../../shared/wire/queue-row.ts';
import type { ViewId } from '../../shared/wire/queue-view.ts';
import { useConsole } from './bridge-context.ts';
import { createQueueStore } from './queue-store.ts';

/** First row of a view by its next limit, kept current; null while there is none. For one line of text, not for a list. */
export function useTopRow(view: ViewId): QueueRow | null {
  const { bridge } = useConsole();
  const [top, setTop] = useState<{ readonly view: ViewId; readonly row: QueueRow | null }>({ view, row: null });
  useEffect(() => {
    const filter = { view, town: null, severity: null, department: null, text: '', sort: 'due' } as const;
    const queue = createQueueStore(bridge, filter);
    let stopRow = (): void => undefined;
    const show = (): void => {
      const id = queue.idAt(0);
      const shown = id === null ? undefined : queue.row(id);
      // Nobody's cursor is in this list, so it may follow at once.
      if (queue.head.get().fresh > 0 || shown?.gone === true) void queue.refresh();
      setTop({ view, row: shown === undefined || shown.gone ? null : shown.row });
    };
    const follow = (): void => {
      stopRow();
      const id = queue.idAt(0);
      if (id !== null) stopRow = queue.subscribeRow(id, show);
      show();
    };
    const fetch = (): void => {
      queue.want(0, 1);
      show();
    };
    const stops = [queue.head.subscribe(fetch), queue.pages.subscribe(follow), queue.open()];
    return () => {
      stopRow();
      for (const stop of stops) stop();
    };
  }, [bridge, view]);
  return top.view === view ? top.row : null;
}
