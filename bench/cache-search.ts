/** Searches as the page asks them, against LIKE over the same texts: the same number found, how much quicker (P3). */
import type { Station } from '../electron/station/station.ts';
import type { SearchFor } from '../shared/wire/search.ts';
import { percentiles, round } from './measure.ts';
import type { Like } from './plain-texts.ts';

const blank: SearchFor = { text: '', stage: null, area: null, item: null, from: null, to: null };
/** LIKE goes through everything each time: of a full cache only so many are asked for. */
const fewLikes = 24;

type Step = { readonly longest: number; readonly ms: number };

async function counted(station: Station, text: string): Promise<Step & { readonly count: number }> {
  const from = performance.now();
  let [count, longest]: [number, number] = [0, 0];
  let before: number | null = null;
  do {
    const step = performance.now();
    const answer: Awaited<ReturnType<Station['read']>> = await station.read({
      ask: 'searchCount',
      ...blank,
      text,
      before,
    });
    longest = Math.max(longest, performance.now() - step);
    if (!answer.ok) throw new Error(answer.error.message);
    const value = answer.value as { readonly count: number; readonly next: number | null };
    count += value.count;
    before = value.next;
  } while (before !== null);
  return { count, longest, ms: performance.now() - from };
}

async function firstPageMs(station: Station, text: string): Promise<number> {
  const from = performance.now();
  let [rows, before]: [number, number | null] = [0, null];
  do {
    const answer: Awaited<ReturnType<Station['read']>> = await station.read({
      ask: 'search',
      ...blank,
      text,
      before,
      limit: 50 - rows,
    });
    if (!answer.ok) throw new Error(answer.error.message);
    const value = answer.value as { readonly rows: readonly unknown[]; readonly next: number | null };
    rows += value.rows.length;
    before = value.next;
  } while (before !== null && rows < 50);
  return performance.now() - from;
}

/** @param words what is looked for; the first `likes` of them are counted by LIKE as well */
export async function measureSearch(
  station: Station,
  words: readonly string[],
  like: Like,
  likes = fewLikes,
): Promise<Record<string, unknown>> {
  const [pages, counts, longest]: [number[], number[], number[]] = [[], [], []];
  const ratios: number[] = [];
  const likeMs: number[] = [];
  let differing = 0;
  for (const [i, word] of words.entries()) {
    pages.push(await firstPageMs(station, word));
    const found = await counted(station, word);
    counts.push(found.ms);
    longest.push(found.longest);
    if (i >= likes) continue;
    const slow = like(word);
    likeMs.push(slow.ms);
    ratios.push(slow.ms / found.ms);
    if (slow.count !== found.count) differing += 1;
  }
  const number = await counted(station, '000412');
  return {
    probes: words.length,
    firstPageMs: percentiles(pages),
    exactCountMs: percentiles(counts),
    /** Longest the console was held by one step. */
    longestStepMs: round(Math.max(...longest), 1),
    digits: { count: number.count, ms: round(number.ms, 1), longestStepMs: round(number.longest, 1) },
    like: {
      probes: likes,
      ms: percentiles(likeMs),
      differing,
      medianTimes: round(percentiles(ratios).p50, 0),
      worstTimes: round(Math.min(...ratios), 1),
    },
  };
}
