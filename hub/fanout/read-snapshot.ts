import { and, asc, count, desc, eq, gt, lte, type SQL } from 'drizzle-orm';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import { isOpen } from '../../shared/domain/event/event.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { type Entry, rowIdOf } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';
import { MS_PER_DAY } from '../../shared/time/local-date.ts';
import { pageSize } from '../../shared/wire/up.ts';
import { type Reader, seesRow } from '../access/scope.ts';
import { rowsInScope } from '../access/scope-sql.ts';
import { readMeta } from '../db/meta.ts';
import { entries, rows } from '../db/schema.ts';
import type { Db } from '../db/store.ts';
import { factsOf, rowsAsOf } from './journal-rows.ts';

/** What all pages of one snapshot have in common; kept with the socket between its pages. */
export type SnapshotStart = { readonly seq: number; readonly hash: string; readonly total: number };
export type Settled = { readonly commandId: string; readonly seq: number; readonly refusal: Refusal | null };
export type SnapshotPage = {
  readonly rows: readonly Row[];
  readonly entries: readonly Entry[];
  readonly nextId: string | null;
};

/** Rows and entries together that make a page full: it stays near a megabyte. */
const pageWeight = 1_000;
/** Stations keep what was settled for 14 days ◊ and ask how it ended only for so long. */
export const settledDays = 14;
const mostSettled = 20_000;

export async function startSnapshot(db: Db, reader: Reader): Promise<SnapshotStart> {
  const { seq, hash } = await readMeta(db);
  const [row] = await db.select({ total: count() }).from(rows).where(rowsInScope(reader.actor));
  return { seq, hash, total: row?.total ?? 0 };
}

/**
 * One page of the rows in scope, by id, as they stood at `start.seq`. Work goes on while a station reads its pages: a row that
 * was changed since is rebuilt from its entries, one that began or came into sight since is left out, for the deltas after
 * `start.seq` will bring it. No transaction is held open between pages (PGlite has one connection, PostgreSQL would keep old rows).
 */
export async function readPage(
  db: Db,
  reader: Reader,
  start: SnapshotStart,
  afterId: string | null,
  size: number = pageSize,
): Promise<SnapshotPage> {
  const after: SQL | undefined = afterId === null ? undefined : gt(rows.id, afterId);
  const found = await db
    .select({ id: rows.id, seq: rows.seq, doc: rows.doc })
    .from(rows)
    .where(and(rowsInScope(reader.actor), after))
    .orderBy(asc(rows.id))
    .limit(size);
  const past = await rowsAsOf(
    db,
    found.filter((row) => row.seq > start.seq).map((row) => row.id),
    start.seq,
  );
  const then = found.map(({ id, seq, doc }) => ({ id, row: seq <= start.seq ? doc : rowThen(past.get(id), reader) }));
  const facts = factsByRow(
    await factsOf(
      db,
      then.flatMap(({ row }) => (row !== null && isGoingOn(row) ? [row.id] : [])),
      start.seq,
    ),
  );
  return cut(then, facts, found.length === size);
}

/** The row as it was, or null when the reader did not see it then. */
function rowThen(
  past: { readonly row: Row; readonly marks: Parameters<typeof seesRow>[1] } | undefined,
  reader: Reader,
): Row | null {
  return past !== undefined && seesRow(reader.actor, past.marks) ? past.row : null;
}

/** Those whose history a console holds from the start; of the others it asks when somebody looks. */
const isGoingOn = (row: Row): boolean => (isDossier(row) ? row.endedAt === null : isOpen(row));

function factsByRow(facts: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const byRow = new Map<string, Entry[]>();
  for (const entry of facts) {
    const known = byRow.get(rowIdOf(entry.fact));
    if (known === undefined) byRow.set(rowIdOf(entry.fact), [entry]);
    else known.push(entry);
  }
  return byRow;
}

function cut(
  then: readonly { readonly id: string; readonly row: Row | null }[],
  facts: ReadonlyMap<string, readonly Entry[]>,
  full: boolean,
): SnapshotPage {
  const taken: Row[] = [];
  const lines: Entry[] = [];
  for (const [i, { id, row }] of then.entries()) {
    if (row !== null) {
      taken.push(row);
      lines.push(...(facts.get(id) ?? []));
    }
    if (taken.length + lines.length >= pageWeight && i < then.length - 1)
      return { rows: taken, entries: lines, nextId: id };
  }
  return { rows: taken, entries: lines, nextId: full ? (then.at(-1)?.id ?? null) : null };
}

/** How this console's commands of the last days ended, as of `upto`, newest first. */
export async function readSettled(db: Db, station: string, upto: number, now: number): Promise<readonly Settled[]> {
  const ended = await db
    .select({ commandId: entries.commandId, seq: entries.seq, doc: entries.doc })
    .from(entries)
    .where(and(eq(entries.station, station), lte(entries.seq, upto), gt(entries.hubAt, now - settledDays * MS_PER_DAY)))
    .orderBy(desc(entries.seq))
    .limit(mostSettled);
  return ended.map(({ commandId, seq, doc }) => ({
    commandId,
    seq,
    refusal: doc.fact.kind === 'command.refused' ? doc.fact.refusal : null,
  }));
}
