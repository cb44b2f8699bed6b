import type { QueueFilter, QueueRow, QueueUpdate } from '../../shared/wire/bridge.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createStore, type Store } from './external-store.ts';

/** Rows a fetch asks for at once; the station answers at most 200. */
const PAGE = 100;

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

/** A row as the queue shows it; `gone` when it has left this view since the order was made. */
export type ShownRow = { readonly row: QueueRow; readonly gone: boolean };

/**
 * A window on one ordering of the queue (Q1). The order is frozen until `refresh`; rows come by pages and change in place,
 * and whoever shows a row subscribes to that row alone.
 */
export type QueueStore = {
  readonly head: Store<QueueHead>;
  /** Id at a place of the frozen order; null while its page is under way. */
  readonly idAt: (index: number) => string | null;
  readonly indexOf: (id: string) => number | null;
  readonly row: (id: string) => ShownRow | undefined;
  readonly subscribeRow: (id: string, listener: () => void) => () => void;
  /** Changes whenever a page arrived. */
  readonly pages: Store<number>;
  /** Sees to it that rows [from, to) are here or under way. */
  readonly want: (from: number, to: number) => void;
  /** A new order: what gathered behind the bar comes in. */
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
};

const emptyHead: QueueHead = { state: 'waiting', total: 0, asOf: 0, generation: -1, fresh: 0, message: '' };

export function createQueueStore(bridge: Bridge, filter: QueueFilter): QueueStore {
  const head = createStore<QueueHead>(emptyHead);
  const pages = createStore(0);
  const rows = new Map<string, ShownRow>();
  const listeners = new Map<string, Set<() => void>>();
  let order: (string | null)[] = [];
  let places = new Map<string, number>();
  let asked = new Set<number>();

  const tell = (id: string): void => {
    for (const listener of listeners.get(id) ?? []) listener();
  };
  const put = (row: QueueRow, gone: boolean): void => {
    const known = rows.get(row.id);
    // A page that was under way must not put an older row over a newer one.
    if (known !== undefined && known.row.version > row.version && known.row.pending === row.pending) return;
    rows.set(row.id, { row, gone });
    tell(row.id);
  };

  const hear = (update: QueueUpdate): void => {
    switch (update.kind) {
      case 'opened':
        order = Array.from({ length: update.total }, () => null);
        places = new Map();
        asked = new Set();
        rows.clear();
        head.set({
          state: 'here',
          total: update.total,
          asOf: update.asOf,
          generation: update.generation,
          fresh: 0,
          message: '',
        });
        return;
      case 'rows':
        for (const row of update.rows) put(row, false);
        for (const id of update.gone) {
          const known = rows.get(id);
          if (known !== undefined) put(known.row, true);
        }
        return;
      case 'fresh':
        head.set({ ...head.get(), fresh: update.count });
        return;
    }
  };

  const { watch, stop } = bridge.watch({ feed: 'queue', filter }, hear, (message) =>
    head.set({ ...head.get(), state: 'error', message }),
  );

  const fetchPage = async (page: number): Promise<void> => {
    const { generation, total } = head.get();
    const from = page * PAGE;
    const result = await bridge.read({ ask: 'queueRows', watch, from, to: Math.min(total, from + PAGE) });
    if (head.get().generation !== generation) return;
    if (!result.ok || result.value.generation !== generation) {
      asked.delete(page);
      return;
    }
    for (const [n, row] of result.value.rows.entries()) {
      order[from + n] = row.id;
      places.set(row.id, from + n);
      put(row, false);
    }
    pages.set(pages.get() + 1);
  };

  return {
    head,
    pages,
    idAt: (index) => order[index] ?? null,
    indexOf: (id) => places.get(id) ?? null,
    row: (id) => rows.get(id),
    subscribeRow: (id, listener) => {
      const own = listeners.get(id) ?? new Set();
      listeners.set(id, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(id);
      };
    },
    want: (from, to) => {
      const last = Math.min(head.get().total, to);
      for (let page = Math.floor(Math.max(0, from) / PAGE); page * PAGE < last; page += 1) {
        if (asked.has(page)) continue;
        asked.add(page);
        void fetchPage(page);
      }
    },
    refresh: async () => {
      await bridge.read({ ask: 'queueRefresh', watch });
    },
    close: stop,
  };
}
