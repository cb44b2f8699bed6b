import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { QueueFilter } from '../../shared/wire/queue-view.ts';
import { useConsole } from './bridge-context.ts';
import { createQueueStore, type QueueHead, type QueueStore } from './queue-store.ts';
import type { ShownRow } from './row-table.ts';

/** The queue under a filter; a new filter is a new order. */
export function useQueue(filter: QueueFilter): QueueStore {
  const { bridge } = useConsole();
  const key = JSON.stringify(filter);
  const queue = useMemo(() => createQueueStore(bridge, JSON.parse(key)), [bridge, key]);
  useEffect(() => queue.open(), [queue]);
  return queue;
}

export const useQueueHead = (queue: QueueStore): QueueHead =>
  useSyncExternalStore(queue.head.subscribe, queue.head.get);

/** Renders again when a page of the order has come. */
export const useQueuePages = (queue: QueueStore): number =>
  useSyncExternalStore(queue.pages.subscribe, queue.pages.get);

/** One row, by id; renders again only when that row changed. */
export function useQueueRow(queue: QueueStore, id: string): ShownRow | undefined {
  // The same function as long as it is the same row: another one would subscribe anew with every change.
  const subscribe = useCallback((listener: () => void) => queue.subscribeRow(id, listener), [queue, id]);
  return useSyncExternalStore(subscribe, () => queue.row(id));
}
