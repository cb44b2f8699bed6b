import { isBarredFrom, type Reader, type ScopeMarks, seesEntry, seesRow } from '../../hub/access/scope.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import { isOpen } from '../../shared/domain/event/event.ts';
import { type Entry, rowIdOf } from '../../shared/journal/entry.ts';
import { applyFact, begins, type Row } from '../../shared/journal/handle.ts';
import type { Down } from '../../shared/wire/down.ts';
import type { PlantedBug } from './bugs.ts';
import type { HubBooks } from './model-hub.ts';

/** Small, so that a run meets deltas and snapshots of several parts. */
export const deltaSize = 6;
const pageSize = 4;

export type SnapshotStart = { readonly seq: number; readonly hash: string; readonly total: number };
type Delta = Extract<Down, { t: 'delta' }>;
type Page = Extract<Down, { t: 'page' }>;

type Past = { readonly row: Row; readonly marks: ScopeMarks; readonly history: readonly Entry[] };

const hashAt = (books: HubBooks, seq: number): string => books.journal[seq - 1]?.hash ?? '';

/** A row as of a position of the journal; undefined when it began later. */
function rowAsOf(books: HubBooks, id: string, upto: number): Past | undefined {
  const all = books.entriesOf(id);
  const isNow = (all.at(-1)?.seq ?? 0) <= upto;
  const history = isNow ? all : all.filter((entry) => entry.seq <= upto);
  const last = history.at(-1);
  if (last === undefined) return undefined;
  let row: Row | undefined;
  if (isNow) row = books.rows.get(id);
  else for (const { fact, doneAt } of history) if (fact.kind !== 'command.refused') row = applyFact(row, fact, doneAt);
  const marks = books.entryMarks[last.seq - 1];
  return row === undefined || marks === undefined ? undefined : { row, marks, history };
}

function maySee(reader: Reader, books: HubBooks, seq: number, bug: PlantedBug | null): boolean {
  const marks = books.entryMarks[seq - 1];
  if (marks === undefined) return false;
  const entry = books.journal[seq - 1];
  const now = entry === undefined ? undefined : books.marks.get(rowIdOf(entry.fact));
  if (seesEntry(reader, marks, bug === 'hub: what was before the bar is still told' ? undefined : now)) return true;
  if (bug === 'hub: refusals go to everybody') return marks.kind === 'command.refused';
  return bug === 'hub: restricted events go to departments' && marks.restricted;
}

/** Everything the reader may see in (after, upto], as the hub's readDelta says it. */
export function readDelta(
  books: HubBooks,
  reader: Reader,
  after: number,
  bug: PlantedBug | null,
  late: boolean,
): Delta {
  const head = books.journal.length;
  const taken: Entry[] = [];
  let upto = Math.max(after, head);
  let more = false;
  const end = bug === 'hub: delta skips an entry that committed late' && late ? head - 1 : head;
  for (let seq = after + 1; seq <= end; seq++) {
    if (!maySee(reader, books, seq, bug)) continue;
    if (taken.length === deltaSize) {
      more = true;
      upto = taken.at(-1)?.seq ?? after;
      break;
    }
    taken.push(books.journal[seq - 1] as Entry);
  }
  const { left, back } = crossings(books, reader, taken, after, upto);
  const told = bug === 'hub: who is barred keeps the row' ? [] : left;
  const seen = taken.filter((entry) => !left.includes(rowIdOf(entry.fact)));
  const entered =
    bug === 'hub: entered rows are forgotten' ? [] : enteredIn(books, reader, seen, back, { after, upto, bug });
  return { t: 'delta', after, upto, entries: taken, entered, left: told, more, hash: hashAt(books, upto) };
}

const isBeginning = ({ fact }: Entry): boolean => fact.kind !== 'command.refused' && begins(fact);

function enteredIn(
  books: HubBooks,
  reader: Reader,
  taken: readonly Entry[],
  back: readonly string[],
  { after, upto, bug }: { readonly after: number; readonly upto: number; readonly bug: PlantedBug | null },
) {
  const first = new Map<string, Entry>();
  for (const entry of taken) {
    const marks = books.entryMarks[entry.seq - 1];
    const id = rowIdOf(entry.fact);
    if (entry.fact.kind === 'command.refused' || first.has(id) || marks === undefined || !seesRow(reader.actor, marks))
      continue;
    first.set(id, entry);
  }
  const came = [...first].flatMap(([id, entry]) => {
    const before = isBeginning(entry) ? undefined : rowAsOf(books, id, after);
    return isBeginning(entry) || (before !== undefined && seesRow(reader.actor, before.marks)) ? [] : [id];
  });
  return [...new Set([...came, ...back])].flatMap((id) => {
    const past = rowAsOf(books, id, upto);
    return past === undefined || !seesRow(reader.actor, past.marks)
      ? []
      : [{ row: past.row, history: bug === 'hub: entered rows come without their history' ? [] : [...past.history] }];
  });
}

/** Rows that went out of the reader's sight in the range, and those that went and came back. */
function crossings(books: HubBooks, { actor, station }: Reader, taken: readonly Entry[], after: number, upto: number) {
  const range = books.journal.slice(after, upto);
  const marksOf = (entry: Entry): ScopeMarks | undefined => books.entryMarks[entry.seq - 1];
  const sawOnce = (id: string): boolean =>
    books.entriesOf(id).some((entry) => {
      const marks = marksOf(entry);
      return entry.seq <= upto && marks !== undefined && seesRow(actor, marks);
    });
  const hidden = new Set(
    range
      .filter((entry) => {
        const marks = marksOf(entry);
        const now = books.marks.get(rowIdOf(entry.fact));
        if (entry.fact.kind === 'command.refused' || marks === undefined) return false;
        if (marks.machine === null && !marks.restricted) return false;
        // Of what he never saw he is not told that it exists.
        if (!sawOnce(rowIdOf(entry.fact))) return false;
        return !seesRow(actor, marks) || (now !== undefined && isBarredFrom(actor, now));
      })
      .map((entry) => rowIdOf(entry.fact)),
  );
  const isBeyond = (entry: Entry): boolean => {
    const marks = marksOf(entry);
    return entry.fact.kind !== 'command.refused' && marks !== undefined && !seesRow(actor, marks);
  };
  const own = new Set(
    taken
      .filter((entry) => entry.station === station && (marksOf(entry)?.machine != null || isBeyond(entry)))
      .map((entry) => rowIdOf(entry.fact)),
  );
  const came = new Set(taken.map((entry) => rowIdOf(entry.fact)));
  const sees = (id: string, seq: number): boolean => {
    const past = rowAsOf(books, id, seq);
    return past !== undefined && seesRow(actor, past.marks);
  };
  const isIn = (id: string): boolean => {
    const now = books.marks.get(id);
    return sees(id, upto) && (now === undefined || !isBarredFrom(actor, now));
  };
  return {
    left: [...new Set([...hidden, ...own])].filter(
      (id) => !isIn(id) && (own.has(id) || sees(id, after) || came.has(id)),
    ),
    back: [...hidden].filter(isIn),
  };
}

/** Two people see the same dossiers, and saw the same at a position: as the hub's seeAlike. */
export const seeAlike = (books: HubBooks, one: Actor, other: Actor, cursor: number): boolean => {
  const isAlike = (marks: ScopeMarks | undefined): boolean =>
    marks === undefined || seesRow(one, marks) === seesRow(other, marks);
  const sightOf = ({ account, role, area, unit, department }: Actor): string =>
    JSON.stringify([account, role, area, unit, department]);
  if (sightOf(one) === sightOf(other)) return true;
  return [...books.marks].every(
    ([id, marks]) => marks.machine === null || (isAlike(marks) && isAlike(marksAsOf(books, id, cursor))),
  );
};

function marksAsOf(books: HubBooks, id: string, upto: number): ScopeMarks | undefined {
  const last = books.entriesOf(id).findLast((entry) => entry.seq <= upto);
  return last === undefined ? undefined : books.entryMarks[last.seq - 1];
}

export const startSnapshot = (books: HubBooks, reader: Reader): SnapshotStart => ({
  ...books.head(),
  total: [...books.marks.values()].filter((m) => seesRow(reader.actor, m)).length,
});

/** One page of the rows in scope by id, as they stood at the start of the snapshot. */
export function readPage(
  books: HubBooks,
  reader: Reader,
  start: SnapshotStart,
  afterId: string | null,
  bug: PlantedBug | null,
): Page {
  const ids = [...books.marks]
    .filter(([id, marks]) => (afterId === null || id > afterId) && seesRow(reader.actor, marks))
    .map(([id]) => id)
    .sort();
  const page = ids.slice(0, pageSize);
  const asOf = bug === 'hub: a snapshot page shows rows of now' ? books.journal.length : start.seq;
  const rows: Row[] = [];
  const entries: Entry[] = [];
  for (const id of page) {
    const past = rowAsOf(books, id, asOf);
    if (past === undefined || !seesRow(reader.actor, past.marks)) continue;
    rows.push(past.row);
    if (isDossier(past.row) ? past.row.endedAt === null : isOpen(past.row)) entries.push(...past.history);
  }
  return {
    t: 'page',
    seq: start.seq,
    hash: start.hash,
    epoch: books.epoch(),
    rows,
    entries,
    nextId: ids.length > pageSize ? (page.at(-1) ?? null) : null,
    total: start.total,
    settled:
      afterId === null && bug !== 'hub: a snapshot forgets how commands ended'
        ? settledOf(books, reader.station, start.seq)
        : [],
  };
}

function settledOf(books: HubBooks, station: string, upto: number): Page['settled'] {
  return books.journal
    .slice(0, upto)
    .filter((entry) => entry.station === station)
    .map(({ commandId, seq, fact }) => ({
      commandId,
      seq,
      refusal: fact.kind === 'command.refused' ? fact.refusal : null,
    }));
}
