import { plainLower } from '../search/grams.ts';
import { matchOf } from '../search/search-words.ts';
import type { Db } from './open-database.ts';

/** So many events up to the place `upto` of the search index have a word; beyond it nobody has counted. */
export type Counted = { readonly n: number; readonly upto: number };

/** Characters of a word whose count may be kept. */
const lengths = [2, 3, 4] as const;
/** Matches taken up in one statement of a count: a few milliseconds. */
const matchesAtOnce = 2_000;
/** Events beyond the least counted place that are counted when asked for. */
const tailEnough = 2_000;
/** `upto` of a word nobody has begun to count. */
const uncounted = -1;

export type CountTable = ReturnType<typeof createCountTable>;

/** Words of two to four characters that stand in a text; initials are looked up beside the text, so letters alone are none. */
export function shortWords(text: string, isWanted: (word: string) => boolean): ReadonlySet<string> {
  const all = Array.from(plainLower(text));
  const found = new Set<string>();
  for (const length of lengths) {
    for (let i = 0; i + length <= all.length; i++) {
      const word = all.slice(i, i + length).join('');
      if (isWanted(word)) found.add(word);
    }
  }
  return found;
}

/**
 * Exact counts of common words, each up to a place of the search index (P3): the rest is counted when somebody asks. What is written
 * below that place moves them in the same transaction; new events come behind it and cost an act nothing.
 */
export function createCountTable(db: Db) {
  const all = db.prepare('SELECT word, n, upto FROM counted');
  const put = db.prepare('INSERT OR REPLACE INTO counted (word, n, upto) VALUES (?, ?, ?)');
  const drop = db.prepare('DELETE FROM counted');
  const count = db.prepare(
    'SELECT count(*) AS n, max(sid) AS last FROM (SELECT rowid AS sid FROM words WHERE words MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?)',
  );
  const tail = db.prepare('SELECT count(*) FROM (SELECT 1 FROM events WHERE sid > ? LIMIT ?)').pluck();
  const last = db.prepare('SELECT max(sid) FROM events WHERE sid IS NOT NULL').pluck();
  let words: Map<string, Counted> | null = null;
  let reach = uncounted;
  /** Words that are counted on, the next one last. */
  let waiting: string[] = [];

  const load = (): Map<string, Counted> => {
    if (words !== null) return words;
    const rows = all.all() as (Counted & { readonly word: string })[];
    words = new Map(rows.map(({ word, n, upto }) => [word, { n, upto }]));
    reach = rows.reduce((most, { upto }) => Math.max(most, upto), uncounted);
    return words;
  };
  const set = (word: string, counted: Counted): void => {
    put.run(word, counted.n, counted.upto);
    load().set(word, counted);
    reach = Math.max(reach, counted.upto);
  };

  return {
    /** What is known of a word; undefined for one that is not kept. */
    of: (word: string): Counted | undefined => load().get(word),
    all: (): ReadonlyMap<string, Counted> => load(),
    /** True when somebody has counted as far as this place. */
    reaches: (sid: number): boolean => load().size > 0 && sid <= reach,
    /** A text at a place that is reached is another; null: there was, or is, none. In the transaction that writes it. */
    move(sid: number, before: string | null, after: string | null): void {
      const kept = load();
      const isCounted = (word: string): boolean => (kept.get(word)?.upto ?? uncounted) >= sid;
      const was = before === null ? none : shortWords(before, isCounted);
      const is = after === null ? none : shortWords(after, isCounted);
      for (const word of was) if (!is.has(word)) add(word, -1);
      for (const word of is) if (!was.has(word)) add(word, 1);
    },
    /** These words are kept from now on, and no others. In a transaction. */
    keep(chosen: readonly string[]): void {
      const known = new Map(load());
      drop.run();
      [words, reach, waiting] = [new Map(), uncounted, []];
      for (const word of chosen) set(word, known.get(word) ?? { n: 0, upto: uncounted });
    },
    /** Counts words on, at most `steps` statements; false when all are counted as far as they need be. In a transaction. */
    countSome(steps: number): boolean {
      const kept = load();
      const end = (last.get() as number | null) ?? uncounted;
      if (waiting.length === 0) {
        const least = [...kept.values()].reduce((min, { upto }) => Math.min(min, upto), end);
        const isNew = least === uncounted && end !== uncounted;
        if (!isNew && Number(tail.get(least, tailEnough)) < tailEnough) return false;
        waiting = [...kept].filter(([, { upto }]) => upto < end).map(([word]) => word);
      }
      for (let step = 0; step < steps; step++) {
        const word = waiting.at(-1);
        const counted = word === undefined ? undefined : kept.get(word);
        const match = word === undefined ? null : matchOf([word]);
        if (word === undefined || counted === undefined || match === null) {
          waiting.pop();
          continue;
        }
        const found = count.get(match, counted.upto, matchesAtOnce) as { n: number; last: number | null };
        const isWhole = found.n < matchesAtOnce;
        set(word, { n: counted.n + found.n, upto: isWhole ? Math.max(end, counted.upto) : (found.last ?? end) });
        if (isWhole) waiting.pop();
      }
      return true;
    },
    /** After a rollback nothing in memory can be trusted. */
    forget(): void {
      [words, reach, waiting] = [null, uncounted, []];
    },
  };

  function add(word: string, by: 1 | -1): void {
    const counted = load().get(word);
    if (counted !== undefined) set(word, { ...counted, n: counted.n + by });
  }
}

const none: ReadonlySet<string> = new Set<string>();
