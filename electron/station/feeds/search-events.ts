import type { SearchAnswer, SearchCountAnswer } from '../../../shared/wire/search.ts';
import { matchOf, searchWords } from '../search/search-words.ts';
import type { FeedContext } from './feed-context.ts';
import { createFoundRow } from './found-row.ts';
import { createSearchWalk, type SearchStep } from './search-walk.ts';

export type Search = {
  /** The next rows of a search, newest first. */
  page(ask: SearchStep & { readonly limit: number }): SearchAnswer;
  count(ask: SearchStep): SearchCountAnswer;
};

/** Searches over the cache: pairs of characters, pinyin initials and filters, in steps that keep nobody waiting. */
export function createSearch(context: FeedContext): Search {
  const walk = createSearchWalk(context);
  const foundRow = createFoundRow(context);
  return {
    page(ask) {
      const { words, skipped } = searchWords(ask.text);
      const answer = { skipped, indexed: indexedOf(context) };
      if (words.length === 0 && skipped.length > 0) return { ...answer, rows: [], next: null };
      const rows: SearchAnswer['rows'][number][] = [];
      const next = walk.back(ask, matchOf(words), (found) => {
        for (const { sid, rid } of found) {
          const row = foundRow(rid, words);
          if (row !== null) rows.push(row);
          if (rows.length >= ask.limit) return sid;
        }
        return null;
      });
      return { ...answer, rows, next };
    },
    count(ask) {
      const { words, skipped } = searchWords(ask.text);
      if (words.length === 0 && skipped.length > 0) return { count: 0, next: null };
      return walk.count(ask, matchOf(words), words.length === 1 ? (words[0] ?? null) : null);
    },
  };
}

/** How far the index of a freshly loaded cache is; null when it is whole. */
function indexedOf({ stores }: FeedContext): SearchAnswer['indexed'] {
  const to = stores.cache.meta('indexedTo');
  if (to === 'all') return null;
  const total = stores.cache.tally('all');
  return { done: Math.min(total, Number(to ?? 0)), total };
}
