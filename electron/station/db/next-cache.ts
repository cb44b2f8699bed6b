import { renameSync, rmSync } from 'node:fs';
import { isDossier } from '../../../shared/domain/dossier/dossier.ts';
import { step } from '../../../shared/figures/contributions.ts';
import { type Entry, rowIdOf } from '../../../shared/journal/entry.ts';
import type { Row } from '../../../shared/journal/handle.ts';
import { cacheIndexes, cacheTables, cacheVersion } from './cache-schema.ts';
import { type KeptRegistry, putRegistryIn } from './cache-side.ts';
import { type CounterChange, createCounters } from './counters.ts';
import { createDossierTable } from './dossier-table.ts';
import { tallyKeys } from './event-columns.ts';
import { createEventTable } from './event-table.ts';
import { cacheFile, nextCacheFile, removeDatabase } from './open-cache.ts';
import { openDatabase, syncFile } from './open-database.ts';

export type NextCache = {
  /** Rows and journal lines of one page. */
  add(rows: readonly Row[], entries: readonly Entry[]): void;
  /** Makes sums and indexes, notes where the journal stands and closes the file: whole from here on. */
  finish(at: {
    readonly seq: number;
    readonly epoch: string;
    readonly hash: string | null;
    readonly asOf: number;
    readonly scope: string;
    /** The actor it is for, as JSON. */
    readonly sight: string;
    readonly registry: KeptRegistry | null;
  }): void;
  /** Gives it up. */
  drop(): void;
};

/** Sums kept in memory before they are written: a county's twenty years make millions of them. */
const mostSums = 200_000;

/**
 * The cache of a first sync, loaded beside the one in use. Without indexes and without a journal until it is whole: a half one
 * is thrown away at the next start, so nothing in it has to survive a crash.
 */
export function createNextCache(dir: string, key: string): NextCache {
  const file = nextCacheFile(dir);
  removeDatabase(file);
  const db = openDatabase(file, { key, synchronous: 'OFF' });
  const drop = (): void => {
    db.close();
    removeDatabase(file);
  };
  try {
    db.transaction(() => db.exec(cacheTables))();
    const events = createEventTable(db, null);
    const dossiers = createDossierTable(db);
    const putEntry = db.prepare('INSERT OR IGNORE INTO entries (seq, row, command, doc) VALUES (?, ?, ?, ?)');
    const counters = createCounters(db);
    const sums = new Map<string, CounterChange & { n: number }>();
    const writeSums = (): void => {
      counters.move(sums.values());
      sums.clear();
    };
    const count = (c: CounterChange): void => {
      const name = `${c.metric}|${c.dim}|${c.at}|${c.key}`;
      const known = sums.get(name);
      if (known === undefined) sums.set(name, { ...c });
      else known.n += c.n;
    };
    const addPage = db.transaction((rows: readonly Row[], entries: readonly Entry[]) => {
      for (const row of rows) {
        if (isDossier(row)) {
          dossiers.put(row);
          continue;
        }
        const known = events.add(row);
        if (known === undefined) continue;
        for (const change of step(undefined, row)) count(change);
        for (const name of tallyKeys(known.columns, 0)) count({ metric: 'view', dim: 'view', key: name, at: 0, n: 1 });
      }
      if (sums.size > mostSums) writeSums();
      for (const entry of entries) putEntry.run(entry.seq, rowIdOf(entry.fact), entry.commandId, JSON.stringify(entry));
    });
    return {
      add: addPage,
      finish({ seq, epoch, hash, asOf, scope, sight, registry }) {
        db.transaction(() => {
          writeSums();
          db.exec(cacheIndexes);
          const meta = { cursor: String(seq), epoch, hash: hash ?? '', asOf: String(asOf), scope, sight };
          const put = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
          for (const [name, value] of Object.entries(meta)) put.run(name, value);
          if (registry !== null) putRegistryIn(db)(registry);
          db.pragma(`user_version = ${cacheVersion}`);
        })();
        db.pragma('journal_mode = WAL');
        db.close();
        // It takes the place of the cache next, so it must be on disk, whatever was skipped on the way.
        syncFile(file);
      },
      drop,
    };
  } catch (error) {
    drop();
    throw error;
  }
}

/** Puts the finished next cache in the place of the one in use, which must be closed. */
export function takeNextCache(dir: string): void {
  const file = cacheFile(dir);
  // Closing leaves none of these; a damaged file may.
  for (const tail of ['-wal', '-shm', '-journal']) rmSync(file + tail, { force: true });
  renameSync(nextCacheFile(dir), file);
}
