import { and, asc, gt, lte } from 'drizzle-orm';
import { covers } from '../../shared/domain/actor/actor.ts';
import type { Delta, Entered } from '../../shared/journal/delta.ts';
import { lift } from '../../shared/journal/lift.ts';
import { deltaSize } from '../../shared/wire/up.ts';
import { type Reader, type ScopeMarks, seesByArea, seesEvent, seesRestricted } from '../access/scope.ts';
import { entriesInScope } from '../access/scope-sql.ts';
import { readMeta } from '../db/meta.ts';
import { entries } from '../db/schema.ts';
import type { Db } from '../db/store.ts';
import { eventsAsOf, hashAt, marksAsOf } from './journal-rows.ts';

export type DeltaAnswer = { readonly delta: Delta; readonly more: boolean; readonly hash: string };

type Row = { readonly seq: number; readonly eventId: string; readonly kind: string } & ScopeMarks;

/**
 * The next step of the journal for a reader: everything he may see in (after, upto], at most `size` entries. Entries up to the head
 * are all committed (lockMeta), so `upto` may be the head even where the last ones are not his.
 */
export async function readDelta(db: Db, reader: Reader, after: number, size: number = deltaSize): Promise<DeltaAnswer> {
  const head = await readMeta(db);
  const rows = await db
    .select({
      seq: entries.seq,
      eventId: entries.eventId,
      kind: entries.kind,
      area: entries.area,
      restricted: entries.restricted,
      involved: entries.involved,
      doc: entries.doc,
    })
    .from(entries)
    .where(and(gt(entries.seq, after), lte(entries.seq, head.seq), entriesInScope(reader)))
    .orderBy(asc(entries.seq))
    .limit(size + 1);
  const more = rows.length > size;
  const taken = rows.slice(0, size);
  const upto = more ? (taken.at(-1)?.seq ?? after) : Math.max(after, head.seq);
  const entered = await enteredIn(db, reader, taken, after, upto);
  const hash = upto === head.seq ? head.hash : ((await hashAt(db, upto)) ?? '');
  return { delta: { after, upto, entries: taken.map((row) => lift(row.doc)), entered }, more, hash };
}

const begins = (kind: string): boolean => kind === 'event.registered' || kind === 'event.imported';

/**
 * Events that came into the reader's sight in the range although they began before it or out of it: dispatched to the department,
 * given to the village. One that began in sight needs nothing: its first entry carries the row.
 */
async function enteredIn(
  db: Db,
  reader: Reader,
  rows: readonly Row[],
  after: number,
  upto: number,
): Promise<readonly Entered[]> {
  const first = new Map<string, Row>();
  for (const row of rows) {
    if (row.kind === 'command.refused' || first.has(row.eventId) || !seesEvent(reader.actor, row)) continue;
    first.set(row.eventId, row);
  }
  const candidates = [...first.values()]
    .filter((row) => !begins(row.kind) && !alwaysSeen(reader, row))
    .map((row) => row.eventId);
  const before = await marksAsOf(db, candidates, after);
  const ids = candidates.filter((id) => {
    const marks = before.get(id);
    return marks === undefined || !seesEvent(reader.actor, marks);
  });
  const past = await eventsAsOf(db, ids, upto);
  return ids.flatMap((id) => {
    const event = past.get(id);
    return event === undefined ? [] : [{ row: event.row, history: event.history }];
  });
}

/** Seen by area, which never changes: then it was seen from its first entry on. */
const alwaysSeen = ({ actor }: Reader, marks: ScopeMarks): boolean =>
  seesByArea(actor) && covers(actor, marks.area) && (!marks.restricted || seesRestricted(actor));
