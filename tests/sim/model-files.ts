import type { OnChanges } from '../../electron/station/db/cache.ts';
import type { NextCache } from '../../electron/station/db/next-cache.ts';
import { createRegistryInForce, indexRegistry, type RegistryIndex } from '../../electron/station/db/registry-index.ts';
import type { Stores } from '../../electron/station/db/stores.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import type { Random } from '../support/random-walk.ts';
import type { PlantedBug } from './bugs.ts';
import type { ConsoleFiles } from './console-files.ts';
import type { Boundary } from './killed.ts';
import { createModelAlarmStore, newAlarmFile, rowsInMemory } from './model-alarms.ts';
import {
  type CacheFile,
  createModelCache,
  eventOf,
  type ModelCache,
  newCacheFile,
  registryOfText,
  takeBack,
} from './model-cache.ts';
import { createModelOutbox, newOutboxFile } from './model-outbox.ts';
import { usedBy } from './used-console.ts';

export type FilesOptions = {
  readonly station: string;
  readonly seed: number;
  /** Who worked here yesterday: registry and an empty cache of his scope are there; null: a console out of its box. */
  readonly used: Actor | null;
  readonly boundary: Boundary;
  readonly bug: PlantedBug | null;
  readonly chance: Random;
};

/** Every process of every seed would check the same rule pack again. */
const indexes = new Map<string, RegistryIndex>();
export function indexOf(registry: Registry): RegistryIndex {
  const known = indexes.get(registry.version);
  if (known !== undefined) return known;
  const made = indexRegistry(registry);
  indexes.set(registry.version, made);
  return made;
}

/** Outbox and cache of a console in memory, with what a power cut would cost. The production replica and sync store work on them. */
export function createModelFiles(options: FilesOptions): ConsoleFiles {
  const { boundary, bug, chance } = options;
  const outboxFile = newOutboxFile();
  outboxFile.meta.set('station', options.station);
  let cacheFile = newCacheFile();
  if (options.used !== null) {
    const { registry, meta, outbox } = usedBy(options.station, options.used);
    for (const [name, value] of Object.entries(meta)) cacheFile.meta.set(name, value);
    cacheFile.registry.of = registry;
    for (const [name, value] of Object.entries(outbox)) outboxFile.meta.set(name, value);
  }
  const alarmFile = newAlarmFile();
  /** The file a rename put away: a power cut before the folder is synced brings it back. */
  let replaced: CacheFile | null = null;

  function sync(): void {
    cacheFile.unsynced = [];
    outboxFile.unsynced = [];
    alarmFile.unsynced = [];
    replaced = null;
  }

  function open(): Stores {
    const outbox = createModelOutbox(outboxFile, { boundary, bug });
    if (bug === 'cache: settlements not handed on after a kill') {
      cacheFile.settled.clear();
      // Else the journal line in the cache says how it ended.
      cacheFile.byCommand.clear();
    }
    const onChanges = new Set<OnChanges>();
    const onReplaced = new Set<() => void>();
    const openCache = (): ModelCache =>
      createModelCache(cacheFile, {
        boundary,
        bug,
        changed: (changes, dossiers) => {
          for (const listener of onChanges) listener(changes, dossiers);
        },
      });
    let cache = openCache();
    const inForce = createRegistryInForce();
    const replaceBy = (file: CacheFile): void => {
      boundary('before cache replaced');
      replaced = cacheFile;
      cacheFile = file;
      cache = openCache();
      // Those who hear of it keep nothing themselves: to end before they do or after is the same to the files, not to who checks them.
      for (const listener of onReplaced) listener();
      boundary('after cache replaced');
    };
    let next: CacheFile | null = null;
    const stores = {
      dir: options.station,
      outbox,
      restored: null,
      foundCache: 'ok',
      get cache() {
        return cache;
      },
      registry: () => (cacheFile.registry.of === null ? null : inForce(indexOf(cacheFile.registry.of), cache.ruling())),
      putRegistry: (registry: Registry) => cache.putRegistry(registry),
      onChanges: (listener: OnChanges) => void onChanges.add(listener),
      onReplaced: (listener: () => void) => void onReplaced.add(listener),
      startNext: () => {
        const file = newCacheFile();
        return nextCache(file, () => {
          next = file;
        });
      },
      takeNext: () => {
        if (next === null) throw new Error('takeNext without a finished cache');
        replaceBy(next);
        next = null;
      },
      setAside: () => replaceBy(newCacheFile()),
      empty: () => replaceBy(newCacheFile()),
      backup: () => undefined,
      fault: (point: string) => boundary(point),
      close: () => undefined,
    };
    // The production modules use what ModelOutbox and ModelCache name and nothing else; another call would throw at once.
    return stores as unknown as Stores;
  }

  return {
    open,
    openAlarms: () => ({
      store: createModelAlarmStore(alarmFile, boundary),
      rows: rowsInMemory(() => [...cacheFile.rows.values()].map(({ row }) => row)),
    }),
    sync,
    crash(power) {
      if (!power) return 0;
      let lost = 0;
      if (replaced !== null && chance() < 0.5) {
        cacheFile = replaced;
        lost += 1;
      }
      replaced = null;
      const keep = Math.floor(chance() * (cacheFile.unsynced.length + 1));
      for (const commit of cacheFile.unsynced.splice(keep).reverse()) {
        takeBack(commit);
        lost += 1;
      }
      const keepActs = Math.floor(chance() * (outboxFile.unsynced.length + 1));
      for (const undo of outboxFile.unsynced.splice(keepActs).reverse()) undo();
      const { length } = alarmFile.unsynced;
      const keepAlarms = length === 0 ? 0 : Math.floor(chance() * (length + 1));
      for (const undo of alarmFile.unsynced.splice(keepAlarms).reverse()) undo();
      sync();
      return lost;
    },
    look: () => ({
      rows: new Map([...cacheFile.rows].map(([id, { row }]) => [id, row])),
      entries: [...cacheFile.entries.values()],
      shown: cacheFile.shown.size,
      unhanded: cacheFile.settled.size,
      sums: cacheFile.sums.dump(),
      tallies: null,
      words: null,
    }),
    remove: () => undefined,
  };
}

function nextCache(file: CacheFile, finished: () => void): NextCache {
  return {
    add(rows, entries) {
      for (const row of rows) {
        if (file.rows.has(row.id)) continue;
        file.rows.set(row.id, { row, pending: 0 });
        file.sums.move(undefined, eventOf(row));
      }
      for (const entry of entries) {
        file.entries.set(entry.seq, entry);
        file.byCommand.set(entry.commandId, entry);
      }
    },
    finish({ seq, epoch, hash, asOf, scope, sight, registry }) {
      const meta = { cursor: String(seq), epoch, hash: hash ?? '', asOf: String(asOf), scope, sight };
      for (const [key, value] of Object.entries(meta)) file.meta.set(key, value);
      file.registry.of = registry === null ? null : registryOfText(registry);
      finished();
    },
    drop: () => undefined,
  };
}
