import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { z } from '../../shared/std/shape.ts';
import { HubError } from './hub-error.ts';
import type { Db } from './store.ts';

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

const journalShape = z.object({ entries: z.array(z.object({ when: z.number() })).min(1) });

/** When the newest migration of this product was made, ms: drizzle's own order. */
export function newestKnown(): number {
  const journal = journalShape.parse(JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8')));
  return Math.max(...journal.entries.map((e) => e.when));
}

/** Brings the store to this product's schema. Throws HubError `store-newer` where a newer product has written it: nothing is touched then. */
export async function migrateStore(db: Db, migrate: () => Promise<void>): Promise<void> {
  const table = await rowsOf(db, sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`);
  if (table[0]?.['name'] != null) {
    const last = await rowsOf(db, sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`);
    if (Number(last[0]?.['at'] ?? 0) > newestKnown()) throw newer();
  }
  await migrate();
}

const rowsShape = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });

/** Rows of a hand-written query: both drivers answer `{rows}`. */
export async function rowsOf(
  db: Pick<Db, 'execute'>,
  query: Parameters<Db['execute']>[0],
): Promise<Record<string, unknown>[]> {
  return rowsShape.parse(await db.execute(query)).rows;
}

const newer = (): HubError =>
  new HubError(
    'store-newer',
    '该数据由更新版本的网格值守台写入，本版本不能打开。请升级到最新版本后再启动；数据未作任何改动。',
    'This data was written by a newer GridDesk and cannot be opened by this one. Update and start again; nothing was changed.',
  );
