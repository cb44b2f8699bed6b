import { useRef } from 'react';
import type { QueueFilter } from '../../../shared/wire/bridge.ts';
import { useConsole } from '../../store/bridge-context.ts';
import type { QueueStore } from '../../store/queue-store.ts';
import { useQueueHead, useQueuePages } from '../../store/use-queue.ts';
import { groupRows, type QueueItem } from './group-rows.ts';

/** Longest list that is shown in groups: all its rows are fetched to sort them under their heads. */
const GROUPED_MOST = 300;

/** What stands at each place of the list. Groups are made once an order, so a row never jumps to another while it is looked at. */
export type QueueItems = {
  readonly count: number;
  readonly at: (place: number) => QueueItem | null;
  readonly placeOf: (id: string) => number | null;
  readonly grouped: boolean;
};

type Frozen = {
  readonly generation: number;
  readonly items: readonly QueueItem[];
  readonly places: ReadonlyMap<string, number>;
};

export function useQueueItems(queue: QueueStore, filter: QueueFilter): QueueItems {
  const head = useQueueHead(queue);
  useQueuePages(queue);
  const { clock } = useConsole();
  const frozen = useRef<Frozen | null>(null);
  const wanted = filter.view === 'mine' && filter.sort === 'due' && head.total <= GROUPED_MOST;
  if (wanted && frozen.current?.generation !== head.generation) {
    queue.want(0, head.total);
    const rows = Array.from({ length: head.total }, (_, n) => queue.row(queue.idAt(n) ?? '')?.row).filter(
      (row) => row !== undefined,
    );
    if (rows.length === head.total) {
      const items = groupRows(rows, clock.now());
      frozen.current = {
        generation: head.generation,
        items,
        places: new Map(items.flatMap((item, n) => (item.kind === 'row' ? [[item.id, n] as const] : []))),
      };
    }
  }
  const groups = frozen.current;
  if (wanted && groups !== null && groups.generation === head.generation) {
    return {
      count: groups.items.length,
      at: (place) => groups.items[place] ?? null,
      placeOf: (id) => groups.places.get(id) ?? null,
      grouped: true,
    };
  }
  return {
    count: head.total,
    at: (place) => {
      const id = queue.idAt(place);
      return id === null ? null : { kind: 'row', id };
    },
    placeOf: queue.indexOf,
    grouped: false,
  };
}
