import { useEffect, useMemo } from 'react';
import type { QueueFilter, ViewId } from '../../../shared/wire/queue-view.ts';
import { useConsole } from '../../store/bridge-context.ts';
import type { QueueStore } from '../../store/queue-store.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { useQueueHead, useQueuePages } from '../../store/use-queue.ts';
import { groupRows, type QueueItem } from './group-rows.ts';

/** Longest list that is shown in groups: all its rows are fetched to sort them under their heads. */
const GROUPED_MOST = 300;

/** Views that hold more than one stage: groups tell something there. */
const mixed: ReadonlySet<ViewId> = new Set<ViewId>([
  'mine',
  'pending',
  'overdue',
  'dueSoon',
  'major',
  'supervised',
  'open',
  'all',
]);

/** What stands at each place of the list. */
export type QueueItems = {
  readonly count: number;
  readonly at: (place: number) => QueueItem | null;
  readonly placeOf: (id: string) => number | null;
  readonly grouped: boolean;
};

/** The order as it is, or under group heads where a list of several stages is short. Groups are made once an order, so no row jumps to another (Q1). */
export function useQueueItems(queue: QueueStore, filter: QueueFilter): QueueItems {
  const { total, generation } = useQueueHead(queue);
  const { clock } = useConsole();
  useQueuePages(queue);
  const { grouped: asked } = usePrefs().prefs;
  const wanted = asked && mixed.has(filter.view) && filter.sort === 'due' && total <= GROUPED_MOST;
  useEffect(() => {
    if (wanted) queue.want(0, total);
  }, [queue, wanted, total, generation]);
  const complete = wanted && Array.from({ length: total }).every((_, n) => queue.idAt(n) !== null);
  const groups = useMemo(
    () => (complete ? grouped(queue, total, clock.now(), generation) : null),
    [queue, clock, complete, total, generation],
  );
  return groups ?? flat(queue, total);
}

function flat(queue: QueueStore, total: number): QueueItems {
  return {
    count: total,
    at: (place) => {
      const id = queue.idAt(place);
      return id === null ? null : { kind: 'row', id };
    },
    placeOf: queue.indexOf,
    grouped: false,
  };
}

/** @param _generation the order this is made for: a new one makes new groups */
function grouped(queue: QueueStore, total: number, now: number, _generation: number): QueueItems {
  const rows = Array.from({ length: total }, (_, n) => queue.row(queue.idAt(n) ?? '')?.row);
  const items = groupRows(
    rows.filter((row) => row !== undefined),
    now,
  );
  const places = new Map(items.flatMap((item, n) => (item.kind === 'row' ? [[item.id, n] as const] : [])));
  return {
    count: items.length,
    at: (place) => items[place] ?? null,
    placeOf: (id) => places.get(id) ?? null,
    grouped: true,
  };
}
