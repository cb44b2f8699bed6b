import type { Cache } from '../../electron/station/db/cache.ts';
import { docText, type StoredDoc } from '../../electron/station/db/doc-text.ts';
import type { Stores } from '../../electron/station/db/stores.ts';
import { wholeText } from '../../electron/station/db/word-table.ts';
import { createWordIndexer } from '../../electron/station/feeds/word-indexer.ts';
import { plainLower } from '../../electron/station/search/grams.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';

/** The production indexer of a console, a slice whenever it is poked: it has no place among the moments that both stores share. */
export function createPokedIndexer(stores: Stores, surveyFrom: number): { poke(): void } {
  let due: (() => void) | null = null;
  createWordIndexer({
    stores,
    surveyFrom,
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

/** Everything in the index, once it is whole: the words of each event, or of a place that leads to none; and each kept count that is wrong. */
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
  const columnsOf = (of: Record<string, string[]>): readonly string[] =>
    ['head', 'body', 'triples', 'initials'].map((col) => of[col]?.join(' ') ?? '');
  return new Map([
    ...[...words].map(([id, columns]) => [id, columnsOf(columns)] as const),
    ...wrongCounts(cache).map((wrong) => [wrong, []] as const),
  ]);
}

/** Words whose kept count is not what a recount finds. */
function wrongCounts(cache: Cache): readonly string[] {
  const counted = [...cache.counted.all()];
  if (counted.length === 0) return [];
  const rows = cache.db.prepare('SELECT sid, doc FROM events JOIN docs USING (rid) WHERE sid IS NOT NULL').all() as {
    sid: number;
    doc: StoredDoc;
  }[];
  const texts = rows.map(({ sid, doc }) => ({
    sid,
    text: plainLower(wholeText(JSON.parse(docText(doc)) as GridEvent)),
  }));
  return counted
    .filter(([word, { n, upto }]) => texts.filter(({ sid, text }) => sid <= upto && text.includes(word)).length !== n)
    .map(([word]) => word);
}
