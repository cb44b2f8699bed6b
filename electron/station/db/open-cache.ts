import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Cache, createCache } from './cache.ts';
import { cacheIndexes, cacheTables, cacheVersion } from './cache-schema.ts';
import { type Db, openDatabase } from './open-database.ts';
import { troubleOf } from './storage-trouble.ts';

export const cacheFile = (dir: string): string => path.join(dir, 'cache.db');
/** A snapshot in the making; never read as the cache before it is whole. */
export const nextCacheFile = (dir: string): string => path.join(dir, 'cache.next.db');

export const removeDatabase = (file: string): void => {
  for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(file + tail, { force: true });
};

export type OpenedCache = {
  readonly cache: Cache;
  /** `new`: none was there · `damaged`: moved aside, empty now · `other-shape`: written by another version, empty now */
  readonly found: 'ok' | 'new' | 'damaged' | 'other-shape';
};

/** Opens the cache of a data folder; a damaged one is moved aside (`cache.damaged.db`) and an empty one takes its place. */
export function openCache(dir: string, key: string): OpenedCache {
  removeDatabase(nextCacheFile(dir));
  const file = cacheFile(dir);
  if (!existsSync(file)) return { cache: createCache(shaped(file, key)), found: 'new' };
  try {
    const db = openDatabase(file, { key, synchronous: 'NORMAL' });
    try {
      if (Number(db.pragma('user_version', { simple: true })) === cacheVersion)
        return { cache: readable(db), found: 'ok' };
    } catch (error) {
      db.close();
      throw error;
    }
    db.close();
    removeDatabase(file);
    return { cache: createCache(shaped(file, key)), found: 'other-shape' };
  } catch (error) {
    if (troubleOf(error) !== 'damaged') throw error;
    return { cache: setCacheAside(dir, key), found: 'damaged' };
  }
}

/** Reads what the station needs before anything else; registry and big tables show their damage when they are read. */
function readable(db: Db): Cache {
  const cache = createCache(db);
  cache.meta('cursor');
  cache.registryVersion();
  cache.shown();
  cache.settled();
  cache.tally('all');
  return cache;
}

/** Moves a damaged cache away, keeping the last one for who wants to look, and answers an empty one. */
export function setCacheAside(dir: string, key: string): Cache {
  const file = cacheFile(dir);
  const aside = path.join(dir, 'cache.damaged.db');
  removeDatabase(aside);
  for (const tail of ['', '-wal']) if (existsSync(file + tail)) renameSync(file + tail, aside + tail);
  return createCache(shaped(file, key));
}

/** Throws the cache away, e.g. because another operator may see other events, and answers an empty one. */
export function emptyCache(dir: string, key: string): Cache {
  removeDatabase(cacheFile(dir));
  return createCache(shaped(cacheFile(dir), key));
}

function shaped(file: string, key: string): Db {
  const db = openDatabase(file, { key, synchronous: 'NORMAL' });
  try {
    db.transaction(() => {
      db.exec(cacheTables);
      db.exec(cacheIndexes);
      db.pragma(`user_version = ${cacheVersion}`);
    })();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
