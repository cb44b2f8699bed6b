import { eq, sql } from 'drizzle-orm';
import { lockMeta } from '../db/meta.ts';
import { rowsOf } from '../db/migrate.ts';
import * as schema from '../db/schema.ts';
import type { Db } from '../db/store.ts';

export const lastStationNo = 999;

/**
 * The three digits of a console, given once and never again to another: they are part of receipt numbers already read out.
 * @returns null when all 999 are given away
 */
export async function stationNumber(db: Db, station: string, now: number): Promise<number | null> {
  const { stations } = schema;
  const known = async (from: Pick<Db, 'select'>): Promise<number | undefined> =>
    (await from.select({ no: stations.no }).from(stations).where(eq(stations.id, station)))[0]?.no;
  const no = await known(db);
  if (no !== undefined) return no;
  return db.transaction(async (tx) => {
    await lockMeta(tx);
    const meanwhile = await known(tx);
    if (meanwhile !== undefined) return meanwhile;
    const [row] = await rowsOf(tx, sql`select coalesce(max(no), 0)::text as last from ${stations}`);
    const next = Number(row?.['last']) + 1;
    if (next > lastStationNo) return null;
    await tx.insert(stations).values({ id: station, no: next, createdAt: now });
    return next;
  });
}
