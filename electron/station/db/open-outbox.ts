import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Db, openDatabase, syncFile } from './open-database.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { StationOpenError, troubleOf } from './storage-trouble.ts';

export type OpenedOutbox = {
  readonly outbox: Outbox;
  readonly db: Db;
  /** When the file was damaged: moment of the copy in use (ms; null when there was none) and acts read out of the damaged file. */
  readonly restored: { readonly copyAt: number | null; readonly salvaged: number } | null;
  /** Writes the rolling copy `outbox.bak`; the old one stays until the new one is on disk. */
  readonly backup: () => void;
};

const tables = ['acts', 'attention', 'drafts', 'prefs', 'session', 'meta'] as const;
/** After a restore numbers jump ahead, so that none given between copy and damage is given again. */
const numberJump = 1_000;

/** Opens the outbox of a data folder; from its last good copy when it is damaged. Throws StationOpenError and changes nothing when it may not be used. */
export function openOutbox(dir: string, key: string): OpenedOutbox {
  const file = path.join(dir, 'outbox.db');
  const bak = path.join(dir, 'outbox.bak');
  let db: Db;
  let restored: OpenedOutbox['restored'] = null;
  try {
    db = openSound(file, key);
  } catch (error) {
    if (troubleOf(error) !== 'damaged') throw openErrorOf(error, dir);
    restored = restore(dir, file, bak, key);
    db = openSound(file, key);
  }
  const outbox = createOutbox(db);
  if (outbox.meta('station') === null) outbox.setMeta('station', randomUUID());
  if (restored !== null) outbox.jumpNumbers(numberJump);
  return { outbox, db, restored, backup: () => backup(db, bak) };
}

/** The outbox is small, so it is checked whole at open: a damaged page found later would cost an act. */
function openSound(file: string, key: string): Db {
  const db = openDatabase(file, { key, synchronous: 'FULL' });
  try {
    const verdict = db.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') throw Object.assign(new Error(`outbox: ${String(verdict)}`), { code: 'SQLITE_CORRUPT' });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function openErrorOf(error: unknown, dir: string): unknown {
  switch (troubleOf(error)) {
    case 'in-use':
      return new StationOpenError(
        'in-use',
        `数据目录 ${dir} 正被另一个值守台使用，请先关闭它。 The data folder ${dir} is in use by another console: close it first.`,
      );
    case 'no-access':
      return new StationOpenError(
        'no-access',
        `无法读写数据目录 ${dir}，请检查权限。 The data folder ${dir} cannot be read or written: check its rights.`,
      );
    case 'full':
      return new StationOpenError(
        'full',
        `数据目录 ${dir} 所在磁盘已满，请先腾出空间。 The disk of ${dir} is full: free some space first.`,
      );
    default:
      return error;
  }
}

function restore(dir: string, file: string, bak: string, key: string): NonNullable<OpenedOutbox['restored']> {
  const keyFits = opens(file, key) || opens(bak, key);
  if (!keyFits) {
    throw new StationOpenError(
      'wrong-key',
      `密钥与数据目录 ${dir} 不符，或其中 outbox.db 已损坏且没有可用副本；未改动任何数据。请恢复密钥或备份，或改用新的数据目录。 The key does not fit the data folder ${dir}, or its outbox.db is damaged and there is no good copy; nothing was changed. Restore the key or a backup, or take a new folder.`,
    );
  }
  const rows = salvage(file, key);
  const aside = path.join(dir, 'outbox.damaged.db');
  for (const tail of ['', '-wal', '-journal']) {
    rmSync(aside + tail, { force: true });
    if (existsSync(file + tail)) renameSync(file + tail, aside + tail);
  }
  const copyAt = copySound(bak, file, key);
  const db = openDatabase(file, { key, synchronous: 'FULL' });
  try {
    createOutbox(db);
    return { copyAt, salvaged: addRows(db, rows) };
  } finally {
    db.close();
  }
}

function opens(file: string, key: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const db = openDatabase(file, { key, synchronous: 'FULL' });
    try {
      db.prepare('SELECT count(*) FROM sqlite_master').get();
    } finally {
      db.close();
    }
    return true;
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    return false;
  }
}

/** Puts the copy in the place of the file when it is whole; answers when it was made. */
function copySound(bak: string, file: string, key: string): number | null {
  if (!existsSync(bak)) return null;
  try {
    openSound(bak, key).close();
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    return null;
  }
  const db = openDatabase(bak, { key, synchronous: 'FULL' });
  try {
    vacuumInto(db, file);
  } finally {
    db.close();
  }
  return statSync(bak).mtimeMs;
}

type Rows = ReadonlyMap<(typeof tables)[number], readonly Record<string, unknown>[]>;

/** Everything that can still be read from a damaged file, row by row: one bad page costs its own rows and no others. */
function salvage(file: string, key: string): Rows {
  const found = new Map<(typeof tables)[number], Record<string, unknown>[]>();
  let db: Db;
  try {
    db = openDatabase(file, { key, synchronous: 'FULL' });
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    return found;
  }
  for (const table of tables) found.set(table, readable(db, table));
  try {
    db.close();
  } catch (error) {
    if (troubleOf(error) === null) throw error;
  }
  return found;
}

function readable(db: Db, table: string): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [];
  const step = (work: () => void): boolean => {
    try {
      work();
      return true;
    } catch (error) {
      if (troubleOf(error) === null && !/no such table/.test(String(error))) throw error;
      return false;
    }
  };
  const whole = step(() => {
    rows.push(...(db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]));
  });
  if (whole || table !== 'acts') return rows;
  rows.length = 0;
  // By number, so that a bad page is stepped over; the last number is in `meta`, when that can be read.
  let last = 20_000;
  step(() => {
    last = Number(db.prepare("SELECT value FROM meta WHERE key = 'lastN'").pluck().get() ?? last);
  });
  for (let n = Math.max(1, last - 20_000); n <= last; n++) {
    step(() => {
      const row = db.prepare('SELECT * FROM acts WHERE n = ?').get(n);
      if (row !== undefined) rows.push(row as Record<string, unknown>);
    });
  }
  return rows;
}

function addRows(db: Db, rows: Rows): number {
  let acts = 0;
  db.transaction(() => {
    for (const [table, list] of rows) {
      for (const row of list) {
        const names = Object.keys(row);
        const marks = names.map(() => '?').join(', ');
        const { changes } = db
          .prepare(`INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${marks})`)
          .run(...Object.values(row));
        if (table === 'acts') acts += changes;
      }
    }
  })();
  return acts;
}

function backup(db: Db, bak: string): void {
  const next = `${bak}.next`;
  vacuumInto(db, next);
  renameSync(next, bak);
}

/** An encrypted copy under the same key, on disk when this returns. */
function vacuumInto(db: Db, file: string): void {
  rmSync(file, { force: true });
  db.prepare('VACUUM INTO ?').run(file);
  syncFile(file);
}
