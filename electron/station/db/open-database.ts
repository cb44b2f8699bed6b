import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

export type Db = Database.Database;

export type OpenOptions = {
  /** 64 hex digits; the host keeps it. */
  readonly key: string;
  /** FULL for what must survive a power cut, NORMAL for what can be fetched again, OFF for a file in the making. */
  readonly synchronous: 'FULL' | 'NORMAL' | 'OFF';
};

/** 16 MB: a log that a long transaction blew up shrinks again at the next checkpoint. */
const journalSizeLimit = 16 * 1024 * 1024;

/**
 * Opens or makes an encrypted file, held by this process alone (a second console on the same folder gets SQLITE_BUSY).
 * Throws SQLITE_NOTADB when the key is not the file's or its head is damaged.
 */
export function openDatabase(file: string, { key, synchronous }: OpenOptions): Db {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new TypeError('The key of a station must be 64 hex digits');
  const isNew = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
  const db = new Database(file, { timeout: 2_000 });
  try {
    const settings = [
      "cipher = 'sqlcipher'",
      'legacy = 4',
      // A raw key: the host makes it from 32 random bytes, so deriving (110 ms a file) would add nothing.
      `key = "x'${key}'"`,
      // Before the first read: the index of the log then stays in memory instead of a file of its own.
      'locking_mode = EXCLUSIVE',
      // Before the first table: pages that became free are given back in small steps. On a file that has some it would be a synced write.
      ...(isNew ? ['auto_vacuum = INCREMENTAL'] : []),
      synchronous === 'OFF' ? 'journal_mode = MEMORY' : 'journal_mode = WAL',
      `synchronous = ${synchronous}`,
      `journal_size_limit = ${journalSizeLimit}`,
      'temp_store = MEMORY',
      // Decrypting is what a read costs: pages stay in memory, the more so while a whole file is made.
      `cache_size = -${synchronous === 'OFF' ? 131_072 : 16_384}`,
      // Taken into the file between two messages (log-tidy.ts); an act pays for it only where there is no such moment for long. 16 MB.
      'wal_autocheckpoint = 4000',
      'foreign_keys = ON',
    ];
    db.exec(settings.map((one) => `PRAGMA ${one};`).join(''));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What was written to `file` is on disk when this returns. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
