/**
 * A console's files at full size, built once: lives told one by one, the ended ones copied within the file, then the search index in a few
 * long transactions and the counts of common words. The product does the last two in slices; the files come out the same.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createWordCounter, openStores, type Stores } from '../electron/station/station.ts';
import { testKey } from '../tests/support/station-fixture.ts';
import { fillCache, multiplyCache } from './filled-cache.ts';
import { round } from './measure.ts';
import { createPlainTexts } from './plain-texts.ts';

type Size = { readonly events: number; readonly journal: boolean };
type Say = (line: string) => void;

const MiB = 2 ** 20;
/** So many events are told one by one; beyond, the ended ones are copied in the file. */
const told = 50_000;
/** Events indexed in one transaction, by rising place; FTS5 gathers them in memory and writes them out once. */
const indexedAtOnce = 50_000;
const pageRows = 2_000;
/** Memory of FTS5 while it gathers, bytes (whole numbers, or it takes no notice); what the product uses; pages of one step of the merge. */
const gathers = { here: 128 * MiB, product: MiB } as const;
const mergedAtOnce = 4_000;
const mark = 'built.json';

/** Builds the files in `dir`, or takes those that an earlier run of the same size left there whole. */
export function builtCache(dir: string, size: Size, say: Say): Record<string, unknown> {
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, mark);
  const { version } = shapeOf(size);
  if (existsSync(file)) {
    const found = JSON.parse(readFileSync(file, 'utf8')) as { version: string; built: Record<string, unknown> };
    if (found.version === version) {
      say(`taking the files of an earlier run in ${dir}`);
      return { ...found.built, kept: true };
    }
  }
  for (const name of readdirSync(dir)) rmSync(path.join(dir, name), { recursive: true });
  const built = build(dir, size, say);
  writeFileSync(file, JSON.stringify({ version, built }));
  return built;
}

const shapeOf = ({ events, journal }: Size) => ({ version: `${events} ${journal ? 'with' : 'without'} journal, 2` });

function build(dir: string, { events, journal }: Size, say: Say): Record<string, unknown> {
  const phases: Record<string, number> = {};
  const phase = <T>(name: string, work: () => T): T => {
    say(name);
    const begun = performance.now();
    const value = work();
    phases[name] = round((performance.now() - begun) / 1_000, 1);
    return value;
  };
  const plain = createPlainTexts(dir);
  const own = Math.min(events, told);
  const times = Math.max(1, Math.floor(events / own));
  const filled = phase('told', () =>
    fillCache(dir, { events: own, journal, now: Date.now() }, (rows) => plain.add(rows)),
  );
  if (times > 1) {
    phase('copied', () => multiplyCache(dir, times, say));
    phase('texts', () => plain.multiply(filled.closed, times));
  }
  const bare = statSync(path.join(dir, 'cache.db')).size;
  const stores = openStores(dir, testKey);
  phase('indexed', () => indexAll(stores, say));
  phase('merged', () => mergeAll(stores));
  const words = phase('counted', () => countAll(stores));
  stores.cache.db.pragma('wal_checkpoint(TRUNCATE)');
  stores.close();
  const all = own + filled.closed * (times - 1);
  const whole = statSync(path.join(dir, 'cache.db')).size;
  const per100k = (bytes: number): number => round((bytes / MiB / all) * 100_000, 1);
  return {
    events: all,
    entries: filled.entries * times,
    times,
    buildSeconds: phases,
    commonWords: words,
    disk: { MiB: round(whole / MiB, 1), per100kMiB: per100k(whole), withoutSearchPer100kMiB: per100k(bare) },
  };
}

/** What a station does in slices after its first sync, in long transactions. */
function indexAll({ cache }: Stores, say: Say): void {
  const gather = cache.db.prepare("INSERT INTO words (words, rank) VALUES ('hashsize', ?)");
  cache.db.pragma('synchronous = OFF');
  gather.run(BigInt(gathers.here));
  let at: number | null = 0;
  let done = 0;
  while (at !== null) {
    at = cache.tend(() => {
      let next: number | null = at;
      for (let n = 0; n < indexedAtOnce && next !== null; n += pageRows) next = cache.indexBeyond(next, pageRows);
      return next;
    });
    done += indexedAtOnce;
    say(`  ${done}`);
  }
  gather.run(BigInt(gathers.product));
  cache.setMeta('indexedTo', 'all');
}

function mergeAll({ cache }: Stores): void {
  while (cache.mergeWords(mergedAtOnce)) cache.takeLog();
}

function countAll(stores: Stores): number {
  const timers = { mono: () => performance.now(), set: () => () => undefined };
  const countSome = createWordCounter({ stores, timers });
  while (countSome(1_000));
  return stores.cache.counted.all().size;
}
