/**
 * The cache at full size, each figure beside its baseline in the same run: pages of the queue, counts, search, wall, open to first
 * page, updates in batches, an act while deltas run, disk and memory (P1–P7 of the goals).
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createStation, openStores, type Stores } from '../electron/station/station.ts';
import { random } from '../tests/support/chance.ts';
import { resourcesDir, testKey } from '../tests/support/station-fixture.ts';
import { builtCache } from './built-cache.ts';
import { measureCounts, measureOpen, measurePages, measureWall } from './cache-reads.ts';
import { measureSearch } from './cache-search.ts';
import { measureActs, measureApply } from './cache-writes.ts';
import { round } from './measure.ts';
import { createPlainTexts } from './plain-texts.ts';
import { measureRaw } from './raw-cache.ts';

type Texts = ReturnType<typeof createPlainTexts>;

const MiB = 2 ** 20;
const probes = 400;
const seconds = (begun: number): number => round((performance.now() - begun) / 1_000, 0);

export type CacheBench = {
  readonly events: number;
  /** Also the lines of every closed event, which a console drops 90 days after the end. */
  readonly journal: boolean;
  /** A folder that keeps the filled files for the next run; null: a temporary one. */
  readonly data: string | null;
};

export async function benchCache(
  { events, journal, data }: CacheBench,
  say: (line: string) => void,
): Promise<Record<string, unknown>> {
  const dir = data ?? mkdtempSync(path.join(os.tmpdir(), 'griddesk-cache-'));
  try {
    const built = builtCache(dir, { events, journal }, say);
    const begun = performance.now();
    const figures = await measureAll(dir, createPlainTexts(dir), data !== null, say);
    return { ...built, measuredSeconds: seconds(begun), ...figures };
  } finally {
    if (data === null) rmSync(dir, { recursive: true, force: true });
  }
}
/** The set that a search finds against LIKE for every one of ten thousand words (P3): minutes, so on a small cache. */
export async function benchSearch(events: number, say: (line: string) => void): Promise<Record<string, unknown>> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'griddesk-search-'));
  try {
    builtCache(dir, { events, journal: false }, say);
    const plain = createPlainTexts(dir);
    const station = await createStation({ dataDir: dir, key: testKey, hubUrl: 'http://127.0.0.1:9', resourcesDir });
    say('ten thousand words');
    const figures = await measureSearch(station, plain.words(10_000, random(11)), plain.like, 10_000);
    await station.stop();
    return { events, ...figures };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function opened(dir: string): Stores {
  return openStores(dir, testKey);
}

async function measureAll(
  dir: string,
  plain: Texts,
  isKept: boolean,
  say: (line: string) => void,
): Promise<Record<string, unknown>> {
  say('raw statements');
  const baseline = measureRaw(dir);
  const open = await measureOpen(dir);
  say('pages, counts, wall, search');
  // An address nobody answers at: the console works on what it holds.
  const station = await createStation({ dataDir: dir, key: testKey, hubUrl: 'http://127.0.0.1:9', resourcesDir });
  const pages = await measurePages(station);
  const counts = await measureCounts(station);
  const wallMs = await measureWall(station);
  const search = await measureSearch(station, plain.words(probes, random(7)), plain.like);
  const { rss, heapUsed } = process.memoryUsage();
  await station.stop();
  say('writes');
  // What acts leave behind (waiting work, an index to be merged) must not be in the next run's reads.
  const place = isKept ? copyOf(dir) : dir;
  const stores = opened(place);
  const acts = await measureActs(stores, place);
  const apply = measureApply(stores, place);
  stores.close();
  if (isKept) rmSync(place, { recursive: true });
  return {
    open: { ...open, rawMs: baseline.openMs, ratio: round(open.p50 / baseline.openMs, 2) },
    page: { ...pages, rawMs: baseline.pageMs, ratio: round(pages.next.p50 / baseline.pageMs, 2) },
    counts: { ...counts, groupByMs: baseline.groupByMs, ratio: round(baseline.groupByMs / counts.talliesMs, 0) },
    wallMs,
    search,
    act: acts,
    apply,
    memory: { rssMiB: round(rss / MiB, 0), heapMiB: round(heapUsed / MiB, 0) },
  };
}

function copyOf(dir: string): string {
  const copy = path.join(dir, 'writes');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  for (const name of ['cache.db', 'outbox.db']) copyFileSync(path.join(dir, name), path.join(copy, name));
  return copy;
}
