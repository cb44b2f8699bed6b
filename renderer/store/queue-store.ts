import { type QueueFilter, type QueueUpdate, queueReach } from '../../shared/wire/queue-view.ts';
import type { Bridge, WatchHandle } from '../bridge/bridge.ts';
import { createStore, type Readable } from './external-store.ts';
import { createRowTable, type ShownRow } from './row-table.ts';

/** Rows a fetch asks for at once; the station answers at most 200. */
const PAGE = 50;

export type QueueHead = {
  readonly state: 'waiting' | 'here' | 'error';
  readonly total: number;
  /** ms; when the order was made. */
  readonly asOf: number;
  readonly generation: number;
  /** New work behind the bar. */
  readonly fresh: number;
  readonly message: string;
};

/**
 * A window on one ordering of the queue (Q1). The order is frozen until `refresh`; rows come by pages and change in place,
 * and whoever shows a row subscribes to that row alone.
 */
export type QueueStore = {
  readonly head: Readable<QueueHead>;
  /** Id at a place of the frozen order; null while its page is under way. */
  readonly idAt: (index: number) => string | null;
  readonly indexOf: (id: string) => number | null;
  readonly row: (id: string) => ShownRow | undefined;
  readonly subscribeRow: (id: string, listener: () => void) => () => void;
  /** Changes whenever a page arrived. */
  readonly pages: Readable<number>;
  /** Sees to it that rows [from, to) are here or under way. */
  readonly want: (from: number, to: number) => void;
  /** A new order: what gathered behind the bar comes in. */
  readonly refresh: () => Promise<void>;
  /** Begins to watch. @returns ends it */
  readonly open: () => () => void;
};

const emptyHead: QueueHead = { state: 'waiting', total: 0, asOf: 0, generation: -1, fresh: 0, message: '' };

/** Of a page so far from the next one the station tells nothing any more: it is asked for anew when it comes into sight again. */
const isBeyond = (page: number, next: number): boolean => Math.abs(page - next) * PAGE + PAGE > queueReach;

export function createQueueStore(bridge: Bridge, filter: QueueFilter): QueueStore {
  const head = createStore<QueueHead>(emptyHead);
  const pages = createStore(0);
  const rows = createRowTable();
  let order = new Map<number, string>();
  let places = new Map<string, number>();
  let asked = new Set<number>();
  let watch: WatchHandle | null = null;

  const newOrder = ({ total, asOf, generation }: Extract<QueueUpdate, { kind: 'opened' }>): void => {
    order = new Map();
    places = new Map();
    asked = new Set();
    rows.clear();
    head.set({ state: 'here', total, asOf, generation, fresh: 0, message: '' });
  };
  const hear = (update: QueueUpdate): void => {
    if (update.kind === 'opened') newOrder(update);
    else if (update.kind === 'fresh') head.set({ ...head.get(), fresh: update.count });
    else {
      for (const row of update.rows) rows.put(row, false);
      for (const id of update.gone) {
        const known = rows.get(id);
        if (known !== undefined) rows.put(known.row, true);
      }
    }
  };

  const letGo = (page: number): void => {
    asked.delete(page);
    for (let place = page * PAGE; place < page * PAGE + PAGE; place += 1) rows.drop(order.get(place) ?? '');
  };

  const fetchPage = async (page: number): Promise<void> => {
    const { generation, total } = head.get();
    const from = page * PAGE;
    if (watch === null) return;
    for (const far of asked) if (isBeyond(far, page)) letGo(far);
    const range = { from, to: Math.min(total, from + PAGE) };
    const result = await bridge.read({ ask: 'queueRows', watch: watch.watch, ...range });
    if (head.get().generation !== generation || !asked.has(page)) return;
    if (!result.ok || result.value.generation !== generation) {
      asked.delete(page);
      return;
    }
    for (const [n, row] of result.value.rows.entries()) {
      order.set(from + n, row.id);
      places.set(row.id, from + n);
      rows.put(row, false);
    }
    pages.set(pages.get() + 1);
  };

  return {
    head,
    pages,
    idAt: (index) => order.get(index) ?? null,
    indexOf: (id) => places.get(id) ?? null,
    row: rows.get,
    subscribeRow: rows.subscribe,
    want: (from, to) => {
      const last = Math.min(head.get().total, to);
      for (let page = Math.floor(Math.max(0, from) / PAGE); page * PAGE < last; page += 1) {
        if (asked.has(page)) continue;
        asked.add(page);
        void fetchPage(page);
      }
    },
    refresh: async () => {
      if (watch !== null) await bridge.read({ ask: 'queueRefresh', watch: watch.watch });
    },
    open: () => {
      const opened = bridge.watch({ feed: 'queue', filter }, hear, (message) =>
        head.set({ ...head.get(), state: 'error', message }),
      );
      watch = opened;
      return () => {
        opened.stop();
        if (watch === opened) watch = null;
      };
    },
  };
}
