import { asc, eq } from 'drizzle-orm';
import type { Entry } from '../../shared/journal/entry.ts';
import { lift } from '../../shared/journal/lift.ts';
import { type Reader, seesEntry, seesRow } from '../access/scope.ts';
import { entries, rows } from '../db/schema.ts';
import type { Db } from '../db/store.ts';

/** The whole journal of one row as the reader may see it; null when he may not see the row or there is none. */
export async function readHistory(db: Db, reader: Reader, id: string): Promise<readonly Entry[] | null> {
  const [marks] = await db
    .select({
      area: rows.area,
      restricted: rows.restricted,
      involved: rows.involved,
      machine: rows.machine,
      barred: rows.barred,
    })
    .from(rows)
    .where(eq(rows.id, id));
  if (marks === undefined || !seesRow(reader.actor, marks)) return null;
  const lines = await db.select().from(entries).where(eq(entries.rowId, id)).orderBy(asc(entries.seq));
  // Who sees the row now sees all its facts, those of before he came in too; refusals stay their authors'.
  return lines.filter((one) => one.kind !== 'command.refused' || seesEntry(reader, one)).map((one) => lift(one.doc));
}
