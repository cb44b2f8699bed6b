import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type AlarmStore, openAlarmStore } from '../../electron/station/alarms/alarm-store.ts';
import { rowsOfCache } from '../../electron/station/alarms/room-rows.ts';
import type { Cache } from '../../electron/station/db/cache.ts';
import type { NextCache } from '../../electron/station/db/next-cache.ts';
import type { Outbox } from '../../electron/station/db/outbox.ts';
import { createRegistryInForce, type RegistryIndex } from '../../electron/station/db/registry-index.ts';
import { openStores, type Stores } from '../../electron/station/db/stores.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import type { PlantedBug } from './bugs.ts';
import type { ConsoleFiles } from './console-files.ts';
import type { Boundary } from './killed.ts';
import { type FilesOptions, indexOf } from './model-files.ts';
import { plantInCache, plantInFiles } from './plant-in-files.ts';
import { createPokedIndexer, wordsOf } from './search-files.ts';
import { beThrifty, dropLog, keyOf, newConsoleFolder } from './thrift.ts';

/** Events from which on counts of common words are kept, in one seed of eight: in caches of a few events every word is common. */
const countedFrom = 2;

/** Outbox and cache of a console as SQLite files in a temporary folder, opened by the product's own code. */
export function createSqliteFiles({ station, seed, used, boundary, bug, chance }: FilesOptions): ConsoleFiles {
  beThrifty();
  const key = keyOf(seed);
  const dir = newConsoleFolder(key, station, used);
  const cacheFile = path.join(dir, 'cache.db');
  const alarmsFile = path.join(dir, 'alarms.db');
  let opened: Stores | null = null;
  let alarms: AlarmStore | null = null;
  let indexer: { poke(): void } | null = null;

  function open(): Stores {
    const stores = openStores(dir, key, boundary);
    opened = stores;
    if (stores.outbox.meta('station') !== station) stores.outbox.setMeta('station', station);
    // The system's own checkpoints are the simulation's: `sync` below, so that a power cut knows what was synced.
    stores.cache.db.pragma('wal_autocheckpoint = 0');
    plantInFiles(bug, stores);
    const poked = createPokedIndexer(stores, seed % 8 === 1 ? countedFrom : Number.POSITIVE_INFINITY);
    indexer = poked;
    return withBoundaries(stores, { boundary, bug, committed: () => poked.poke() });
  }

  function sync(): void {
    if (opened?.cache.db.open !== true || opened.cache.db.inTransaction) return;
    indexer?.poke();
    opened.cache.db.pragma('wal_checkpoint(TRUNCATE)');
  }

  function crash(power: boolean): number {
    if (opened === null) return 0;
    const cache = asItStands(cacheFile);
    const ofAlarms = alarms === null ? null : asItStands(alarmsFile);
    dropLog(cacheFile);
    if (ofAlarms !== null) dropLog(alarmsFile);
    opened.close();
    opened = null;
    alarms?.close();
    alarms = null;
    const lost = putBack(cache, power ? chance() : null);
    if (ofAlarms !== null) putBack(ofAlarms, power ? chance() : null);
    return lost;
  }
  function closeAll(): void {
    opened?.close();
    opened = null;
    alarms?.close();
    alarms = null;
  }

  return {
    open,
    openAlarms() {
      alarms = openAlarmStore(dir, key);
      return { store: withSavePoints(alarms, boundary), rows: rowsOfCache };
    },
    crash,
    sync,
    look() {
      if (opened === null || indexer === null) throw new Error(`${station} is not open`);
      const { cache } = opened;
      const all = <T>(sql: string): T[] => cache.db.prepare(sql).pluck().all() as T[];
      const dump = cache.counters.dump();
      return {
        rows: new Map(
          all<string>('SELECT id FROM events UNION ALL SELECT id FROM dossiers').map((id) => [
            id,
            cache.row(id) as Row,
          ]),
        ),
        entries: all<string>('SELECT doc FROM entries').map((doc) => JSON.parse(doc) as Entry),
        shown: cache.shown().size,
        unhanded: cache.settled().length,
        sums: new Map(
          dump.filter((c) => c.metric !== 'view').map((c) => [`${c.metric}|${c.dim}|${c.key}|${c.at}`, c.n]),
        ),
        tallies: dump.filter((c) => c.metric === 'view'),
        words: wordsOf(cache, indexer),
      };
    },
    remove() {
      for (const file of [cacheFile, alarmsFile, path.join(dir, 'outbox.db')]) dropLog(file);
      closeAll();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

type Standing = { readonly file: string; readonly main: Buffer; readonly log: Buffer };
const asItStands = (file: string): Standing => ({ file, main: readFileSync(file), log: readOrEmpty(`${file}-wal`) });

/** A database as it stood. @param kept share of its log that the power left; null: all of it @returns how many parts were lost */
function putBack({ file, main, log }: Standing, kept: number | null): number {
  const cut = kept === null ? log.length : Math.floor(kept * (log.length + 1));
  writeFileSync(file, main);
  if (log.length > 0) writeFileSync(`${file}-wal`, log.subarray(0, cut));
  return cut < log.length ? 1 : 0;
}

const withSavePoints = (store: AlarmStore, boundary: Boundary): AlarmStore => ({
  ...store,
  save(room, step, flood) {
    boundary('before alarms save');
    store.save(room, step, flood);
    boundary('after alarms save');
  },
});

function readOrEmpty(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

const outboxWrites = {
  setMeta: 'meta',
  add: 'add',
  remove: 'remove',
  settle: 'settle',
  reoffer: 'reoffer',
  waitAgain: 'wait again',
  setSession: 'session',
  takeNumber: 'number',
  dropAttention: 'drop attention',
} as const satisfies Partial<Record<keyof Outbox, string>>;
const cacheWrites = {
  setMeta: 'meta',
  dropMeta: 'meta',
  clearSettled: 'clear settled',
  putRegistry: 'registry',
} as const satisfies Partial<Record<keyof Cache, string>>;

/** Registries as they came back from a file; one text for all processes of all seeds. */
const read = new Map<string, Registry>();

type Call = (...words: never[]) => unknown;

/** Every commit of the production stores with a point before and after it at which the process may die. */
function withBoundaries(
  stores: Stores,
  { boundary, bug, committed }: { boundary: Boundary; bug: PlantedBug | null; committed: () => void },
): Stores {
  const around =
    (name: string, work: Call): Call =>
    (...words) => {
      boundary(`before ${name}`);
      const answer = work(...words);
      boundary(`after ${name}`);
      return answer;
    };
  const outbox: Record<string, unknown> = { ...stores.outbox };
  for (const [method, name] of Object.entries(outboxWrites))
    outbox[method] = around(`outbox ${name}`, stores.outbox[method as keyof typeof outboxWrites] as Call);

  let index: { readonly of: Cache; readonly base: RegistryIndex } | null = null;
  const inForce = createRegistryInForce();
  let of: Cache | null = null;
  let wrapped: Cache | null = null;
  const cacheNow = (): Cache => {
    if (of === stores.cache && wrapped !== null) return wrapped;
    const real = stores.cache;
    real.db.pragma('wal_autocheckpoint = 0');
    const cache: Record<string, unknown> = { ...real, ...plantInCache(bug, real) };
    for (const [method, name] of Object.entries(cacheWrites)) {
      const work = real[method as keyof typeof cacheWrites] as Call;
      const bounded = around(`cache ${name}`, work);
      cache[method] = (...words: never[]) => (real.db.inTransaction ? work(...words) : bounded(...words));
    }
    cache['transactBelow'] = cache['transact'];
    cache['transact'] = <T>(work: () => T): T => {
      const answer = (cache['transactBelow'] as Cache['transact'])(() => {
        const value = work();
        boundary('before cache commit');
        return value;
      });
      boundary('after cache commit');
      committed();
      return answer;
    };
    of = real;
    wrapped = cache as unknown as Cache;
    return wrapped;
  };
  const replaced = (work: () => void): (() => void) => around('cache replaced', work) as () => void;
  return {
    dir: stores.dir,
    restored: stores.restored,
    foundCache: stores.foundCache,
    outbox: outbox as unknown as Outbox,
    get cache() {
      return cacheNow();
    },
    registry() {
      const real = stores.cache;
      const version = real.registryVersion();
      if (version === null) return null;
      if (index === null || index.of !== real || index.base.registry.version !== version) {
        const known = read.get(version) ?? real.registry();
        if (known === null) return null;
        read.set(version, known);
        index = { of: real, base: indexOf(known) };
      }
      return inForce(index.base, real.ruling());
    },
    putRegistry: around('cache registry', (registry: Parameters<Stores['putRegistry']>[0]) =>
      stores.putRegistry(registry),
    ) as Stores['putRegistry'],
    onChanges: (listener) => stores.onChanges(listener),
    onReplaced: (listener) => stores.onReplaced(listener),
    startNext: (): NextCache => stores.startNext(),
    takeNext: replaced(() => stores.takeNext()),
    setAside: replaced(() => stores.setAside()),
    empty: replaced(() => stores.empty()),
    backup: () => stores.backup(),
    fault: (point) => stores.fault(point),
    close: () => stores.close(),
  };
}
