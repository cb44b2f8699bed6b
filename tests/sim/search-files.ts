import type { Cache } from '../../electron/station/db/cache.ts';
import type { Stores } from '../../electron/station/db/stores.ts';
import { createWordIndexer } from '../../electron/station/feeds/word-indexer.ts';

/** The production indexer of a console, a slice whenever it is poked: it has no place among the moments that both stores share. */
export function createPokedIndexer(stores: Stores): { poke(): void } {
  let due: (() => void) | null = null;
  createWordIndexer({
    stores,
    timers: {
      mono: () => 0,
      set(work) {
        due = work;
        return () => undefined;
      },
    },
    trouble: (error) => {
      throw error;
    },
  });
  return {
    poke() {
      const work = due;
      due = null;
      if (stores.cache.db.open && !stores.cache.db.inTransaction) work?.();
      due ??= work;
    },
  };
}

/** Slices that the index of the small caches of a run may take. */
const mostSlices = 50;

/** Everything in the index, once it is whole: the words of each event, or of a place that leads to none. */
export function wordsOf(cache: Cache, indexer: { poke(): void }): ReadonlyMap<string, readonly string[]> {
  for (let i = 0; i < mostSlices && cache.meta('indexedTo') !== 'all' && cache.meta('epoch') !== null; i++)
    indexer.poke();
  const { db } = cache;
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.found USING fts5vocab(main, words, instance)');
  const rows = db
    .prepare(
      'SELECT coalesce(events.id, doc) AS id, col, term FROM temp.found LEFT JOIN events ON sid = doc ORDER BY doc, col, offset',
    )
    .all() as { id: string; col: string; term: string }[];
  const words = new Map<string, Record<string, string[]>>();
  for (const { id, col, term } of rows) {
    const columns = words.get(String(id)) ?? {};
    words.set(String(id), columns);
    (columns[col] ??= []).push(term);
  }
  return new Map(
    [...words].map(([id, columns]) => [id, ['head', 'body', 'initials'].map((col) => columns[col]?.join(' ') ?? '')]),
  );
}
