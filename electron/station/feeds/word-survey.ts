import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { Cache } from '../db/cache.ts';
import { docText, type StoredDoc } from '../db/doc-text.ts';
import { wholeText } from '../db/word-table.ts';
import { plainLower } from '../search/grams.ts';

/** Fewer events than this are counted through as quickly as anybody asks. */
export const surveyedFrom = 10_000;
/** Events looked at. */
const samples = 2_000;
/** Of the events looked at, those a word must stand in to be common. */
const commonShare = 0.003;
/** Words whose counts are kept at most. */
const mostWords = 8_000;
const docsPerStep = 20;
const textsPerStep = 80;

/** True when the common words of a cache are not known yet, or it has doubled since. */
export function isSurveyDue(cache: Cache, from: number): boolean {
  const total = cache.tally('all');
  const surveyed = cache.meta('surveyed');
  return total >= from && (surveyed === null || total >= 2 * Number(surveyed));
}

/** Finds the common words of two to four characters in a sample of the events, in steps of a few milliseconds; the commonest first. */
export function* commonWords(cache: Cache): Generator<void, readonly string[]> {
  const texts = yield* sampled(cache);
  const fewest = Math.max(1, Math.ceil(texts.length * commonShare));
  const found: [word: string, n: number][] = [];
  let shorter: ReadonlySet<string> | null = null;
  for (const length of [2, 3, 4]) {
    const counts = new Map<string, number>();
    for (const [i, text] of texts.entries()) {
      for (const word of wordsIn(text, length, shorter)) counts.set(word, (counts.get(word) ?? 0) + 1);
      if (i % textsPerStep === 0) yield;
    }
    const common = [...counts].filter(([, n]) => n >= fewest);
    shorter = new Set(common.map(([word]) => word));
    found.push(...common);
  }
  return found
    .filter(([word]) => isCountable(word))
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostWords)
    .map(([word]) => word);
}

function* sampled(cache: Cache): Generator<void, readonly (readonly string[])[]> {
  const most = Number(cache.db.prepare('SELECT max(rid) FROM docs').pluck().get() ?? 0);
  const select = cache.db.prepare('SELECT doc FROM docs WHERE rid >= ? ORDER BY rid LIMIT 1').pluck();
  const texts: (readonly string[])[] = [];
  const stride = Math.max(1, Math.floor(most / samples));
  for (let rid = 1; rid <= most; rid += stride) {
    const doc = select.get(rid) as StoredDoc | undefined;
    if (doc !== undefined) texts.push(Array.from(plainLower(wholeText(JSON.parse(docText(doc)) as GridEvent))));
    if (texts.length % docsPerStep === 0) yield;
  }
  return texts;
}

/** A word cannot be more common than what it begins and ends with. */
function wordsIn(text: readonly string[], length: number, shorter: ReadonlySet<string> | null): ReadonlySet<string> {
  const words = new Set<string>();
  for (let i = 0; i + length <= text.length; i++) {
    const word = text.slice(i, i + length);
    const mayBe = shorter === null || (shorter.has(word.slice(0, -1).join('')) && shorter.has(word.slice(1).join('')));
    if (mayBe) words.add(word.join(''));
  }
  return words;
}

/** Letters alone may be initials, which stand beside the text; nobody looks for half a character. */
const isCountable = (word: string): boolean => !/\s|[\uD800-\uDFFF](?![\uDC00-\uDFFF])|^[a-z]+$/.test(word);
