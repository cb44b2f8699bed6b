import { and, asc, gt, inArray, isNull } from 'drizzle-orm';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { GridEvent, State } from '../../shared/domain/event/event.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { lift } from '../../shared/journal/lift.ts';
import * as schema from './schema.ts';
import type { Db } from './store.ts';

/** Rows of all events in the given states, for a reader of this process; whole, in no promised order. */
export async function eventsIn(db: Db, states: readonly State[]): Promise<readonly GridEvent[]> {
  const rows = await db
    .select({ doc: schema.rows.doc })
    .from(schema.rows)
    .where(and(isNull(schema.rows.machine), inArray(schema.rows.state, [...states])));
  return rows.flatMap(({ doc }) => (isDossier(doc) ? [] : [doc]));
}

/** Entries after a position of the journal in order, at most `limit`. */
export async function entriesAfter(db: Db, seq: number, limit: number): Promise<readonly Entry[]> {
  const rows = await db
    .select({ doc: schema.entries.doc })
    .from(schema.entries)
    .where(gt(schema.entries.seq, seq))
    .orderBy(asc(schema.entries.seq))
    .limit(limit);
  return rows.map((row) => lift(row.doc));
}
