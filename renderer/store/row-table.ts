import type { QueueRow } from '../../shared/wire/bridge.ts';

/** A row as the queue shows it; `gone` when it has left this view since the order was made. */
export type ShownRow = { readonly row: QueueRow; readonly gone: boolean };

/** Rows by id, each with its own listeners: a change renders that row and no other. */
export type RowTable = {
  readonly get: (id: string) => ShownRow | undefined;
  readonly put: (row: QueueRow, gone: boolean) => void;
  readonly clear: () => void;
  readonly subscribe: (id: string, listener: () => void) => () => void;
};

export function createRowTable(): RowTable {
  const rows = new Map<string, ShownRow>();
  const listeners = new Map<string, Set<() => void>>();
  return {
    get: (id) => rows.get(id),
    put: (row, gone) => {
      const known = rows.get(row.id);
      // A page that was under way must not put an older row over a newer one.
      if (known !== undefined && known.row.version > row.version && known.row.pending === row.pending) return;
      rows.set(row.id, { row, gone });
      for (const listener of listeners.get(row.id) ?? []) listener();
    },
    clear: () => rows.clear(),
    subscribe: (id, listener) => {
      const own = listeners.get(id) ?? new Set();
      listeners.set(id, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(id);
      };
    },
  };
}
