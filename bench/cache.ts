/**
 * The cache at full size, each figure beside its baseline in the same run: pages of the queue, counts, search, wall, open to first
 * page, updates in batches, an act while deltas run, disk and memory (P1–P7 of the goals).
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createStation, openStores, type Stores } from '../electron/station/station.ts';
import { random } from '../tests/support/chance.ts';
import { resourcesDir, testKey } from '../tests/support/station-fixture.ts';
import { measureCounts, measureOpen, measurePages, measureWall } from './cache-reads.ts';
import { measureSearch } from './cache-search.ts';
import { measureActs, measureApply } from './cache-writes.ts';
import { fillCache, multiplyCache } from './filled-cache.ts';
import { round } from './measure.ts';
import { createPlainTexts } from './plain-texts.ts';
import { measureRaw } from './raw-cache.ts';

type Texts = ReturnType<typeof createPlainTexts>;

const MiB = 2 ** 20;
/** So many events are told one by one; beyond, the ended ones are copied in the file. */
const told = 50_000;
const probes = 400;
const per100k = (bytes: number, events: number): number => round((bytes / MiB / events) * 100_000, 1);

/** @param journal also the lines of every closed event, which a console drops 90 days after the end */
export async function benchCache(
  events: number,
  journal: boolean,
  say: (line: string) => void,
): Promise<Record<string, unknown>> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'griddesk-cache-'));
  try {
    say(`filling a cache with ${events} events${journal ? ' and their whole journal' : ''}`);
    const begun = performance.now();
    const plain = createPlainTexts(dir);
    const own = Math.min(events, told);
    const times = Math.max(1, Math.floor(events / own));
    const filled = fillCache(dir, { events: own, journal, now: Date.now() }, (rows, done) => {
      plain.add(rows);
      if (done % 50_000 === 0) say(`  ${done}`);
    });
    const fillMs = performance.now() - begun;
    if (times > 1) {
      say(`copying the ended ones, ${times} times`);
      multiplyCache(dir, times, say);
      plain.multiply(filled.closed, times);
    }
    const file = path.join(dir, 'cache.db');
    const bare = statSync(file).size;
    say(`${round((performance.now() - begun) / 1_000, 0)} s; indexing`);
    const index = indexAll(dir, say);
    const whole = statSync(file).size;
    const figures = await measureAll(dir, plain, say);
    return {
      ...filled,
      entries: filled.entries * times,
      events: own + filled.closed * (times - 1),
      times,
      fillMs: round(fillMs, 0),
      index,
      disk: {
        MiB: round(whole / MiB, 1),
        per100kMiB: per100k(whole, own + filled.closed * (times - 1)),
        withoutSearchPer100kMiB: per100k(bare, own + filled.closed * (times - 1)),
      },
      ...figures,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What a station does in slices after its first sync, without the pauses. */
function indexAll(dir: string, say: (line: string) => void): Record<string, unknown> {
  const { cache, close } = opened(dir);
  const begun = performance.now();
  let [at, slices, worst]: [number | null, number, number] = [0, 0, 0];
  while (at !== null) {
    const from = performance.now();
    at = cache.tend(() => cache.indexBeyond(at ?? 0, 100));
    worst = Math.max(worst, performance.now() - from);
    slices += 1;
    if (slices % 16 === 0) cache.mergeWords(8);
    if (slices % 1_000 === 0) say(`  ${slices * 100}`);
  }
  cache.setMeta('indexedTo', 'all');
  const indexed = performance.now() - begun;
  let steps = 0;
  while (cache.mergeWords(8) && steps < 20_000) steps += 1;
  cache.db.pragma('wal_checkpoint(TRUNCATE)');
  close();
  return { ms: round(indexed, 0), worstSliceMs: round(worst, 1), mergeSteps: steps };
}

function opened(dir: string): Stores {
  return openStores(dir, testKey);
}

async function measureAll(dir: string, plain: Texts, say: (line: string) => void): Promise<Record<string, unknown>> {
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
  const stores = opened(dir);
  const acts = await measureActs(stores, dir);
  const apply = measureApply(stores, dir);
  stores.close();
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
