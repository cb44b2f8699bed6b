import type { Registry } from '../../../shared/wire/registry.ts';
import type { Cache, OnChanges } from './cache.ts';
import { createCache } from './cache.ts';
import { createNextCache, type NextCache, takeNextCache } from './next-cache.ts';
import { cacheFile, emptyCache, type OpenedCache, openCache, setCacheAside } from './open-cache.ts';
import { openDatabase } from './open-database.ts';
import { type OpenedOutbox, openOutbox } from './open-outbox.ts';
import type { Outbox } from './outbox.ts';
import { createRegistryInForce, indexRegistry, type RegistryIndex } from './registry-index.ts';

/** Moments at which a test may kill the station. */
export type FaultPoint = 'outbox-written' | 'rows-committed' | 'snapshot-settled' | 'snapshot-taken';

export type Stores = {
  readonly dir: string;
  readonly outbox: Outbox;
  /** The cache in use; another object after `takeNext`, `setAside` and `empty`. */
  readonly cache: Cache;
  readonly foundCache: OpenedCache['found'];
  readonly restored: OpenedOutbox['restored'];
  /** The registry with the grid changes in force on it; another object whenever it is another registry. */
  registry(): RegistryIndex | null;
  putRegistry(registry: Registry): void;
  onChanges(listener: OnChanges): void;
  /** Told when the cache in use is another one: whatever was derived from rows is void. */
  onReplaced(listener: () => void): void;
  startNext(): NextCache;
  takeNext(): void;
  setAside(): void;
  empty(): void;
  backup(): void;
  fault(point: FaultPoint): void;
  close(): void;
};

/** Opens both files of a data folder. Throws StationOpenError when they may not be used. */
export function openStores(dir: string, key: string, fault: (point: FaultPoint) => void = () => undefined): Stores {
  const { outbox, restored, backup } = openOutbox(dir, key);
  let opened: OpenedCache;
  try {
    opened = openCache(dir, key);
  } catch (error) {
    outbox.close();
    throw error;
  }
  const onChanges = new Set<OnChanges>();
  const onReplaced = new Set<() => void>();
  let index: RegistryIndex | null | undefined;
  /** The next cache mostly carries the same registry: its rule pack need not be read and checked again. */
  let last: RegistryIndex | null = null;
  const inForce = createRegistryInForce();
  let cache = listenTo(opened.cache);

  function listenTo(fresh: Cache): Cache {
    fresh.onCommit((changes, dossiers) => {
      for (const listener of onChanges) listener(changes, dossiers);
    });
    return fresh;
  }
  const replace = (make: () => Cache): void => {
    closeQuietly(cache);
    cache = listenTo(make());
    index = undefined;
    for (const listener of onReplaced) listener();
  };

  return {
    dir,
    outbox,
    restored,
    backup,
    fault,
    foundCache: opened.found,
    get cache() {
      return cache;
    },
    registry() {
      if (index === undefined) {
        if (last === null || last.registry.version !== cache.registryVersion()) {
          const registry = cache.registry();
          last = registry === null ? null : indexRegistry(registry);
        }
        index = last;
      }
      return index === null ? null : inForce(index, cache.ruling());
    },
    putRegistry(registry) {
      cache.putRegistry(registry);
      index = undefined;
      last = null;
    },
    onChanges: (listener) => void onChanges.add(listener),
    onReplaced: (listener) => void onReplaced.add(listener),
    startNext: () => createNextCache(dir, key),
    takeNext: () =>
      replace(() => {
        takeNextCache(dir);
        return createCache(openDatabase(cacheFile(dir), { key, synchronous: 'NORMAL' }));
      }),
    setAside: () => replace(() => setCacheAside(dir, key)),
    empty: () => replace(() => emptyCache(dir, key)),
    /** Always ends: on a full disk a file may not take its log back; it does so at the next open. */
    close() {
      closeQuietly(cache);
      closeQuietly(outbox);
    },
  };
}

/** A damaged file may fail to write its log back when closed; it is about to be replaced. */
function closeQuietly(file: { close(): void }): void {
  try {
    file.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** Something derived from the cache in use (prepared statements), made anew when the cache is another one. */
export function perCache<T>(stores: Pick<Stores, 'cache'>, make: (cache: Cache) => T): () => T {
  let of: Cache | null = null;
  let made: T | undefined;
  return () => {
    if (of !== stores.cache) {
      of = stores.cache;
      made = make(of);
    }
    return made as T;
  };
}
