import { and, asc, eq, inArray, lte, ne, sql } from 'drizzle-orm';
import type { Entry } from '../../shared/journal/entry.ts';
import { applyFact, type Row } from '../../shared/journal/handle.ts';
import { lift } from '../../shared/journal/lift.ts';
import type { ScopeMarks } from '../access/scope.ts';
import { entries } from '../db/schema.ts';
import type { Db } from '../db/store.ts';

/** A row as it stood at a place in the journal: its facts up to there and what they fold to. */
export type PastRow = { readonly row: Row; readonly history: readonly Entry[]; readonly marks: ScopeMarks };

export const isFact = ne(entries.kind, 'command.refused');
const marksOf = {
  area: entries.area,
  restricted: entries.restricted,
  involved: entries.involved,
  machine: entries.machine,
  barred: entries.barred,
};

/** Rows as of `upto`, rebuilt from their entries; one that began later is missing. */
export async function rowsAsOf(db: Db, ids: readonly string[], upto: number): Promise<ReadonlyMap<string, PastRow>> {
  const past = new Map<string, { row: Row; history: Entry[]; marks: ScopeMarks }>();
  if (ids.length === 0) return past;
  const rows = await db
    .select({ id: entries.rowId, doc: entries.doc, ...marksOf })
    .from(entries)
    .where(and(inArray(entries.rowId, [...ids]), lte(entries.seq, upto), isFact))
    .orderBy(asc(entries.seq));
  for (const { id, doc, ...marks } of rows) {
    const entry = lift(doc);
    if (entry.fact.kind === 'command.refused') continue;
    const known = past.get(id);
    const row = applyFact(known?.row, entry.fact, entry.doneAt);
    past.set(id, { row, marks, history: known?.history ?? [] });
    past.get(id)?.history.push(entry);
  }
  return past;
}

/** Marks of rows as of `upto`; one that began later is missing. */
export async function marksAsOf(
  db: Db,
  ids: readonly string[],
  upto: number,
): Promise<ReadonlyMap<string, ScopeMarks>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([entries.rowId], { id: entries.rowId, ...marksOf })
    .from(entries)
    .where(and(inArray(entries.rowId, [...ids]), lte(entries.seq, upto), isFact))
    .orderBy(asc(entries.rowId), sql`${entries.seq} desc`);
  return new Map(rows.map(({ id, ...marks }) => [id, marks]));
}

/** Facts of rows up to `upto`, in order. */
export async function factsOf(db: Db, ids: readonly string[], upto: number): Promise<readonly Entry[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ doc: entries.doc })
    .from(entries)
    .where(and(inArray(entries.rowId, [...ids]), lte(entries.seq, upto), isFact))
    .orderBy(asc(entries.seq));
  return rows.map((row) => lift(row.doc));
}

/** Hash of the journal at a position, undefined where it has none. */
export async function hashAt(db: Db, seq: number): Promise<string | undefined> {
  const [row] = await db.select({ hash: entries.hash }).from(entries).where(eq(entries.seq, seq));
  return row?.hash;
}
