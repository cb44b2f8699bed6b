import type { QueueRow } from '../../shared/wire/queue-row.ts';
import { shareEqual } from './share-equal.ts';

/** A row as the queue shows it; `gone` when it has left this view since the order was made. */
export type ShownRow = { readonly row: QueueRow; readonly gone: boolean };

/** Rows by id, each with its own listeners: a change renders that row and no other. */
export type RowTable = {
  readonly get: (id: string) => ShownRow | undefined;
  readonly put: (row: QueueRow, gone: boolean) => void;
  /** Forgets a row that nobody looks at. */
  readonly drop: (id: string) => void;
  readonly clear: () => void;
  readonly subscribe: (id: string, listener: () => void) => () => void;
};

/** A note raises the version of an event and changes nothing that a row shows. */
const saysTheSame = (a: QueueRow, b: QueueRow): boolean =>
  a === b || (Object.keys(a) as (keyof QueueRow)[]).every((key) => key === 'version' || a[key] === b[key]);

export function createRowTable(): RowTable {
  const rows = new Map<string, ShownRow>();
  const listeners = new Map<string, Set<() => void>>();
  return {
    get: (id) => rows.get(id),
    put: (row, gone) => {
      const known = rows.get(row.id);
      // A page that was under way must not put an older row over a newer one.
      if (known !== undefined && known.row.version > row.version && known.row.pending === row.pending) return;
      const shown = shareEqual<ShownRow>(known, { row, gone });
      rows.set(row.id, shown);
      if (known !== undefined && shown.gone === known.gone && saysTheSame(shown.row, known.row)) return;
      for (const listener of listeners.get(row.id) ?? []) listener();
    },
    drop: (id) => {
      if (!listeners.has(id)) rows.delete(id);
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
