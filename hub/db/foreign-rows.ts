import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { lift } from '../../shared/journal/lift.ts';
import * as schema from './schema.ts';
import type { Db } from './store.ts';

/** A seat writes a system's name by hand: spaces and capitals do not make another one. */
export const plainSystem = (system: string): string => system.trim().toLowerCase();

/** One text for a number of another system; JSON, since numbers may hold anything that is typed. */
export const foreignRef = (system: string, number: string): string =>
  JSON.stringify([plainSystem(system), number.trim()]);

const eventsOf = (docs: readonly { readonly doc: (typeof schema.rows.$inferSelect)['doc'] }[]): readonly GridEvent[] =>
  docs.flatMap(({ doc }) => (isDossier(doc) ? [] : [doc]));

const { rows, entries } = schema;

/** The event that came in under a number of another system, however it was entered; the oldest where there are several. */
export async function eventFromForeign(db: Db, system: string, number: string): Promise<GridEvent | undefined> {
  const found = await db
    .select({ doc: rows.doc })
    .from(rows)
    .where(eq(rows.foreignRef, foreignRef(system, number)));
  return [...eventsOf(found)].sort((a, b) => a.registeredAt - b.registeredAt)[0];
}

/** Events that were sent to another system under this number, those that wait for its answer first. */
export async function eventsSentTo(db: Db, system: string, number: string): Promise<readonly GridEvent[]> {
  const found = await db
    .select({ doc: rows.doc })
    .from(rows)
    .where(eq(rows.sentRef, foreignRef(system, number)));
  return [...eventsOf(found)].sort(
    (a, b) => Number(b.state === 'transferred') - Number(a.state === 'transferred') || b.changedAt - a.changedAt,
  );
}

/** Entries that sent events out after a position of the journal, in order, at most `limit`. */
export async function transfersAfter(db: Db, seq: number, limit: number): Promise<readonly Entry[]> {
  const found = await db
    .select({ doc: entries.doc })
    .from(entries)
    .where(and(eq(entries.kind, 'event.transferred'), gt(entries.seq, seq)))
    .orderBy(asc(entries.seq))
    .limit(limit);
  return found.map((row) => lift(row.doc));
}

/** The latest answer of another system on an event. */
export async function lastForeignReply(db: Db, event: string): Promise<Entry | undefined> {
  const [row] = await db
    .select({ doc: entries.doc })
    .from(entries)
    .where(and(eq(entries.rowId, event), eq(entries.kind, 'event.foreignReplied')))
    .orderBy(desc(entries.seq))
    .limit(1);
  return row === undefined ? undefined : lift(row.doc);
}

/** Rows of these events as they are now. */
export async function eventsById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, GridEvent>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ doc: rows.doc })
    .from(rows)
    .where(inArray(rows.id, [...ids]));
  return new Map(eventsOf(found).map((event) => [event.id, event]));
}
