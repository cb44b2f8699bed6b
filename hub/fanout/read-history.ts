import { asc, eq } from 'drizzle-orm';
import type { Entry } from '../../shared/journal/entry.ts';
import { lift } from '../../shared/journal/lift.ts';
import { type Reader, seesEntry, seesEvent } from '../access/scope.ts';
import { entries, events } from '../db/schema.ts';
import type { Db } from '../db/store.ts';

/** The whole journal of one event as the reader may see it; null when he may not see the event or there is none. */
export async function readHistory(db: Db, reader: Reader, event: string): Promise<readonly Entry[] | null> {
  const [marks] = await db
    .select({ area: events.area, restricted: events.restricted, involved: events.involved })
    .from(events)
    .where(eq(events.id, event));
  if (marks === undefined || !seesEvent(reader.actor, marks)) return null;
  const rows = await db.select().from(entries).where(eq(entries.eventId, event)).orderBy(asc(entries.seq));
  // Who sees the event now sees all its facts, those of before he came in too; refusals stay their authors'.
  return rows.filter((row) => row.kind !== 'command.refused' || seesEntry(reader, row)).map((row) => lift(row.doc));
}
