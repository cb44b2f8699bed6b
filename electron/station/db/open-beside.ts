import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { migrate } from './migrate.ts';
import { removeDatabase } from './open-cache.ts';
import { type Db, openDatabase } from './open-database.ts';
import { troubleOf } from './storage-trouble.ts';

type Shape = {
  /** 64 hex digits */
  readonly key: string;
  readonly synchronous: 'NORMAL' | 'FULL';
  readonly migrations: Parameters<typeof migrate>[1];
};

/**
 * Opens `NAME.db`, a file a console keeps beside cache and outbox. A damaged one is moved aside as `NAME.damaged.db`, in place of an
 * earlier one, and an empty one takes its place; every other error is thrown.
 */
export function openBeside(dir: string, name: string, shape: Shape): { readonly db: Db; readonly damaged: boolean } {
  const file = path.join(dir, `${name}.db`);
  try {
    return { db: shaped(file, shape), damaged: false };
  } catch (error) {
    if (troubleOf(error) !== 'damaged') throw error;
    setBesideAside(dir, name);
    return { db: shaped(file, shape), damaged: true };
  }
}

/** Moves `NAME.db`, which nobody has open, to `NAME.damaged.db`, in place of an earlier one. */
export function setBesideAside(dir: string, name: string): void {
  const [file, aside] = [path.join(dir, `${name}.db`), path.join(dir, `${name}.damaged.db`)];
  removeDatabase(aside);
  for (const tail of ['', '-wal']) if (existsSync(file + tail)) renameSync(file + tail, aside + tail);
}

function shaped(file: string, { key, synchronous, migrations }: Shape): Db {
  const db = openDatabase(file, { key, synchronous });
  try {
    migrate(db, migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
