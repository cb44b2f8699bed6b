import type { Changes } from '../../electron/station/db/cache.ts';
import type { Stores } from '../../electron/station/db/stores.ts';
import type { Row } from '../../shared/journal/handle.ts';

/** A window of a console: what it shows is what it was told. Several stand on one cache. */
export type SimWindow = {
  readonly hear: (changes: Changes, dossiers: ReadonlySet<string>) => void;
  /** The cache is another one. */
  readonly readAll: () => void;
  /** The row as it stood before its last change, which another window may have made. */
  readonly before: (id: string) => Row | undefined;
  readonly shown: ReadonlyMap<string, Row>;
};

/** @param ids rows a window looks at: those that were ever told of */
export function createWindow(stores: Pick<Stores, 'cache'>): SimWindow {
  const shown = new Map<string, Row>();
  const last = new Map<string, Row>();
  const read = (id: string): void => {
    const row = stores.cache.row(id);
    const was = shown.get(id);
    if (was !== undefined) last.set(id, was);
    if (row === undefined) shown.delete(id);
    else shown.set(id, row);
  };
  return {
    shown,
    before: (id) => last.get(id),
    hear(changes, dossiers) {
      for (const id of changes.keys()) read(id);
      for (const id of dossiers) read(id);
    },
    readAll() {
      for (const id of shown.keys()) read(id);
    },
  };
}
