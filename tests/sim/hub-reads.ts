import { type Reader, type ScopeMarks, seesEntry, seesEvent } from '../../hub/access/scope.ts';
import { apply } from '../../shared/domain/event/apply.ts';
import { type GridEvent, isOpen } from '../../shared/domain/event/event.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { Down } from '../../shared/wire/down.ts';
import type { HubBooks } from './model-hub.ts';
import type { Bug } from './plan.ts';

/** Small, so that a run meets deltas and snapshots of several parts. */
const deltaSize = 6;
const pageSize = 4;

export type SnapshotStart = { readonly seq: number; readonly hash: string; readonly total: number };
type Delta = Extract<Down, { t: 'delta' }>;
type Page = Extract<Down, { t: 'page' }>;

type Past = { readonly row: GridEvent; readonly marks: ScopeMarks; readonly history: readonly Entry[] };

const hashAt = (books: HubBooks, seq: number): string => books.journal[seq - 1]?.hash ?? '';

/** An event as of a position of the journal; undefined when it began later. */
function eventAsOf(books: HubBooks, id: string, upto: number): Past | undefined {
  const history = books.entriesOf(id).filter((entry) => entry.seq <= upto);
  const last = history.at(-1);
  if (last === undefined) return undefined;
  let row: GridEvent | undefined;
  for (const { fact, doneAt } of history) if (fact.kind !== 'command.refused') row = apply(row, fact, doneAt);
  const marks = books.entryMarks[last.seq - 1];
  return row === undefined || marks === undefined ? undefined : { row, marks, history };
}

function maySee(reader: Reader, books: HubBooks, seq: number, bug: Bug | null): boolean {
  const marks = books.entryMarks[seq - 1];
  if (marks === undefined) return false;
  if (seesEntry(reader, marks)) return true;
  if (bug === 'hub: refusals go to everybody') return marks.kind === 'command.refused';
  return bug === 'hub: restricted events go to departments' && marks.restricted;
}

/** Everything the reader may see in (after, upto], as the hub's readDelta says it. */
export function readDelta(books: HubBooks, reader: Reader, after: number, bug: Bug | null, late: boolean): Delta {
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
  const entered = bug === 'hub: entered rows are forgotten' ? [] : enteredIn(books, reader, taken, after, upto);
  return { t: 'delta', after, upto, entries: taken, entered, more, hash: hashAt(books, upto) };
}

const begins = (entry: Entry): boolean =>
  entry.fact.kind === 'event.registered' || entry.fact.kind === 'event.imported';

function enteredIn(books: HubBooks, reader: Reader, taken: readonly Entry[], after: number, upto: number) {
  const first = new Map<string, Entry>();
  for (const entry of taken) {
    const marks = books.entryMarks[entry.seq - 1];
    const { kind, event } = entry.fact;
    if (kind === 'command.refused' || first.has(event) || marks === undefined || !seesEvent(reader.actor, marks))
      continue;
    first.set(event, entry);
  }
  return [...first.values()].flatMap((entry) => {
    if (begins(entry)) return [];
    const before = eventAsOf(books, entry.fact.event, after);
    if (before !== undefined && seesEvent(reader.actor, before.marks)) return [];
    const past = eventAsOf(books, entry.fact.event, upto);
    return past === undefined ? [] : [{ row: past.row, history: [...past.history] }];
  });
}

export const startSnapshot = (books: HubBooks, reader: Reader): SnapshotStart => ({
  ...books.head(),
  total: [...books.marks.values()].filter((m) => seesEvent(reader.actor, m)).length,
});

/** One page of the events in scope by id, as they stood at the start of the snapshot. */
export function readPage(
  books: HubBooks,
  reader: Reader,
  start: SnapshotStart,
  afterId: string | null,
  bug: Bug | null,
): Page {
  const ids = [...books.marks]
    .filter(([id, marks]) => (afterId === null || id > afterId) && seesEvent(reader.actor, marks))
    .map(([id]) => id)
    .sort();
  const page = ids.slice(0, pageSize);
  const asOf = bug === 'hub: a snapshot page shows rows of now' ? books.journal.length : start.seq;
  const rows: GridEvent[] = [];
  const entries: Entry[] = [];
  for (const id of page) {
    const past = eventAsOf(books, id, asOf);
    if (past === undefined || !seesEvent(reader.actor, past.marks)) continue;
    rows.push(past.row);
    if (isOpen(past.row)) entries.push(...past.history);
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
    settled: afterId === null ? settledOf(books, reader.station, start.seq) : [],
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
