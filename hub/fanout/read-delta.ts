import { aliasedTable, and, asc, eq, exists, gt, inArray, isNotNull, lte, not, or, sql } from 'drizzle-orm';
import type { Delta, Entered } from '../../shared/journal/delta.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { lift } from '../../shared/journal/lift.ts';
import { deltaSize } from '../../shared/wire/up.ts';
import { isBarredFrom, type Reader, type ScopeMarks, seesRow } from '../access/scope.ts';
import { entriesInScope, inScope, isBarredNow } from '../access/scope-sql.ts';
import { readMeta } from '../db/meta.ts';
import { entries, rows } from '../db/schema.ts';
import type { Db } from '../db/store.ts';
import { hashAt, isFact, marksAsOf, rowsAsOf } from './journal-rows.ts';
import { alwaysSeen, isBeginning, isBeyond } from './line-sight.ts';

export type DeltaAnswer = { readonly delta: Delta; readonly more: boolean; readonly hash: string };

type Line = {
  readonly seq: number;
  readonly rowId: string;
  readonly kind: string;
  readonly station: string;
  readonly doc: Entry;
} & ScopeMarks;
type Range = { readonly after: number; readonly upto: number };

/**
 * The next step of the journal for a reader: everything he may see in (after, upto], at most `size` entries. Entries up to the head
 * are all committed (lockMeta), so `upto` may be the head even where the last ones are not his.
 */
export async function readDelta(db: Db, reader: Reader, after: number, size: number = deltaSize): Promise<DeltaAnswer> {
  const head = await readMeta(db);
  const found = await db
    .select({
      seq: entries.seq,
      rowId: entries.rowId,
      kind: entries.kind,
      station: entries.station,
      area: entries.area,
      restricted: entries.restricted,
      involved: entries.involved,
      machine: entries.machine,
      barred: entries.barred,
      doc: entries.doc,
    })
    .from(entries)
    .where(and(gt(entries.seq, after), lte(entries.seq, head.seq), entriesInScope(db, reader)))
    .orderBy(asc(entries.seq))
    .limit(size + 1);
  const more = found.length > size;
  const taken = found.slice(0, size);
  const range = { after, upto: more ? (taken.at(-1)?.seq ?? after) : Math.max(after, head.seq) };
  const { left, back } = await crossings(db, reader, taken, range);
  const seen = taken.filter((line) => !left.includes(line.rowId));
  const entered = await enteredIn(db, reader, seen, back, range);
  const hash = range.upto === head.seq ? head.hash : ((await hashAt(db, range.upto)) ?? '');
  return { delta: { ...range, entries: taken.map((line) => lift(line.doc)), entered, left }, more, hash };
}

/**
 * Rows that came into the reader's sight in the range although they began before it or out of it: dispatched to the department,
 * given to the village. One that began in sight needs nothing: its first entry carries the row.
 * @param back rows of which he may not see every step of the range, and sees the outcome
 */
async function enteredIn(
  db: Db,
  reader: Reader,
  lines: readonly Line[],
  back: readonly string[],
  { after, upto }: Range,
): Promise<readonly Entered[]> {
  const first = new Map<string, Line>();
  for (const line of lines) {
    if (line.kind === 'command.refused' || first.has(line.rowId) || !seesRow(reader.actor, line)) continue;
    first.set(line.rowId, line);
  }
  const candidates = [...first.values()]
    .filter((line) => !isBeginning(line.doc) && !alwaysSeen(reader, line))
    .map((line) => line.rowId);
  const before = await marksAsOf(db, candidates, after);
  const came = candidates.filter((id) => {
    const marks = before.get(id);
    return marks === undefined || !seesRow(reader.actor, marks);
  });
  const ids = [...new Set([...came, ...back])];
  const past = await rowsAsOf(db, ids, upto);
  return ids.flatMap((id) => {
    const found = past.get(id);
    if (found === undefined || !seesRow(reader.actor, found.marks)) return [];
    return [{ row: found.row, history: found.history }];
  });
}

/**
 * Rows that went out of the reader's sight in the range, and those that went and came back: a dossier from which he was barred or that
 * moved to another area, an event that turned out to be domestic violence or another restricted matter (LYG-9-3, invariant 9). Only
 * rows he could see at some time are looked at: of what he never saw he is not told that it exists.
 */
async function crossings(
  db: Db,
  reader: Reader,
  taken: readonly Line[],
  { after, upto }: Range,
): Promise<{ readonly left: readonly string[]; readonly back: readonly string[] }> {
  const { actor, station } = reader;
  const earlier = aliasedTable(entries, 'earlier');
  const hidden = await db
    .selectDistinct({ id: entries.rowId })
    .from(entries)
    .where(
      and(
        gt(entries.seq, after),
        lte(entries.seq, upto),
        or(isNotNull(entries.machine), eq(entries.restricted, true)),
        isFact,
        not(and(inScope(actor, entries), not(isBarredNow(db, actor))) ?? sql`true`),
        exists(
          db
            .select({ one: sql`1` })
            .from(earlier)
            .where(and(eq(earlier.rowId, entries.rowId), lte(earlier.seq, upto), inScope(actor, earlier))),
        ),
      ),
    );
  // His console's own acts come back to it: also those of somebody who sat there before, or had other rights then.
  const own = taken
    .filter((line) => line.station === station && (line.machine !== null || isBeyond(actor, line)))
    .map((line) => line.rowId);
  const came = new Set(taken.map((line) => line.rowId));
  const ids = [...new Set([...hidden.map((row) => row.id), ...own])];
  if (ids.length === 0) return { left: [], back: [] };
  const before = await marksAsOf(db, ids, after);
  const then = await marksAsOf(db, ids, upto);
  const now = new Map(
    (await db.select({ id: rows.id, barred: rows.barred }).from(rows).where(inArray(rows.id, ids))).map((row) => [
      row.id,
      row,
    ]),
  );
  const sees = (marks: ScopeMarks | undefined): boolean => marks !== undefined && seesRow(actor, marks);
  const isIn = (id: string): boolean => {
    const today = now.get(id);
    return sees(then.get(id)) && (today === undefined || !isBarredFrom(actor, today));
  };
  return {
    // Begun and gone in the same step: its first entries come along and must not leave a row behind.
    left: ids.filter((id) => !isIn(id) && (sees(before.get(id)) || own.includes(id) || came.has(id))),
    back: hidden.map((row) => row.id).filter(isIn),
  };
}
