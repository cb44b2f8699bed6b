import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import type { Head } from '../../shared/journal/commit.ts';
import { parseWith, z } from '../../shared/std/shape.ts';
import { errorCode } from './hub-error.ts';
import { type Log, wordsOf } from './log.ts';
import type { Meta } from './meta.ts';
import * as schema from './schema.ts';
import type { Db } from './store.ts';

const markShape = z.object({ storeId: z.string(), seq: z.number().int().nonnegative(), hash: z.string() });

/** How far the journal of a store had come, kept outside of it: a restored copy of the store is behind its own mark. */
export type Mark = z.infer<typeof markShape>;

export type HighWater = {
  /** Notes a new end of the journal; written at most every 250 ms. A late mark is behind the journal, which does no harm. */
  readonly note: (head: Head) => void;
  readonly flush: () => void;
};

/** Where the mark of a data folder stands: beside it, so that restoring the folder leaves the mark alone. */
export const markFileOf = (dir: string): string => `${dir.replace(/[/\\]+$/, '')}.mark.json`;

/**
 * Why the store must be older than it once was, or null. A mark of another store says nothing.
 * @param file null where no mark is kept
 */
export async function olderThanMark(db: Db, meta: Meta, file: string | null, log: Log): Promise<string | null> {
  const mark = file === null ? null : readMark(file, log);
  if (mark === null || mark.storeId !== meta.storeId || mark.seq === 0) return null;
  if (meta.seq < mark.seq) return `the journal ends at ${meta.seq}, but had reached ${mark.seq}`;
  const [row] = await db
    .select({ hash: schema.entries.hash })
    .from(schema.entries)
    .where(eq(schema.entries.seq, mark.seq));
  return row?.hash === mark.hash ? null : `entry ${mark.seq} is another one than before`;
}

function readMark(file: string, log: Log): Mark | null {
  try {
    const parsed = parseWith(markShape, JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.ok) return parsed.value;
    log('warn', 'high-water mark unreadable, ignored', { file });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT')
      log('warn', 'high-water mark unreadable, ignored', { file, error: wordsOf(error) });
  }
  return null;
}

/** Keeps the mark of a store. A mark that cannot be written is logged once; the hub goes on, stations still notice a rollback. */
export function createHighWater(file: string | null, storeId: string, log: Log): HighWater {
  let latest: Head | null = null;
  let timer: NodeJS.Timeout | null = null;
  let told = false;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (file === null || latest === null) return;
    try {
      const mark: Mark = { storeId, seq: latest.seq, hash: latest.hash };
      writeFileSync(`${file}.new`, JSON.stringify(mark), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch (error) {
      if (!told)
        log('warn', 'high-water mark cannot be written; a restored copy will be noticed by stations only', {
          file,
          error: wordsOf(error),
        });
      told = true;
    }
  };
  return {
    note: (head) => {
      latest = head;
      if (file !== null) timer ??= setTimeout(flush, 250);
    },
    flush,
  };
}
