import { type SQL, sql } from 'drizzle-orm';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { Head } from '../../shared/journal/commit.ts';
import { type Entry, rowIdOf } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';
import type { ScopeMarks } from '../access/scope.ts';
import { foreignRef } from '../db/foreign-rows.ts';
import { bellChannel, type Tx } from '../db/store.ts';

export type EntryLine = { readonly entry: Entry; readonly marks: ScopeMarks };
export type RowLine = { readonly row: Row; readonly seq: number; readonly marks: ScopeMarks };
export type Batch = {
  readonly lines: readonly EntryLine[];
  readonly rows: ReadonlyMap<string, RowLine>;
  /** The end of the journal after the batch. */
  readonly head: Head;
};

/**
 * Writes journal lines, the rows they made and the new end of the journal, and rings for the other nodes where there may be some: one
 * statement, so that whoever waits for the journal's lock waits for one answer of the database and not for four (P8).
 */
export async function writeBatch(tx: Tx, { lines, rows, head }: Batch, rings: boolean): Promise<void> {
  const state = rows.size === 0 ? sql`` : sql`state as (${rowsAfter([...rows.values()])}),`;
  const bell = rings ? sql`pg_notify(${bellChannel}, '')` : sql`1`;
  await tx.execute(sql`with journal as (${journalOf(lines)}), ${state} head as (${headAfter(head)}) select ${bell}`);
}

/*
 * A batch goes to the database as two texts and is taken apart there: thirteen parameters a row, each wrapped, typed and copied by
 * itself, cost more than the insert (measured: half the time of an import). Documents go beside the other columns and never through
 * a JSON function of the database: those refuse what people may type (NUL, half characters), `json` as a column keeps it.
 */

/** JSON escapes control characters, so this one stands in no document. */
const between = '\u001e';
const documents = (docs: readonly unknown[]): string => docs.map((doc) => JSON.stringify(doc)).join(between);

/** The rows of a batch as a table `given`: typed columns out of JSON, and `doc` beside them. */
const given = (types: SQL, names: SQL, rows: readonly unknown[], docs: readonly unknown[]): SQL =>
  sql`rows from (json_to_recordset(${JSON.stringify(rows)}::json) as (${types}), unnest(string_to_array(${documents(docs)}, ${between}))) as given(${names}, doc)`;

const entryNames: SQL = sql.raw(
  'seq, command_id, station, n, account, row_id, area, restricted, involved, machine, barred, kind, done_at, hub_at, hash',
);
const entryTypes: SQL = sql.raw(
  'seq bigint, command_id text, station text, n bigint, account text, row_id text, area text, restricted boolean, involved text[], machine text, barred text[], kind text, done_at bigint, hub_at bigint, hash text',
);

/** Appends entries to the journal. */
function journalOf(lines: readonly EntryLine[]): SQL {
  const rows = lines.map(({ entry, marks }) => ({
    seq: entry.seq,
    command_id: entry.commandId,
    station: entry.station,
    n: entry.n,
    account: entry.actor.account,
    row_id: rowIdOf(entry.fact),
    area: marks.area,
    restricted: marks.restricted,
    involved: marks.involved,
    machine: marks.machine,
    barred: marks.barred,
    kind: entry.fact.kind,
    done_at: entry.doneAt,
    hub_at: entry.hubAt,
    hash: entry.hash,
  }));
  const from = given(
    entryTypes,
    entryNames,
    rows,
    lines.map(({ entry }) => entry),
  );
  return sql`insert into entries (${entryNames}, doc) select ${entryNames}, doc::json from ${from}`;
}

const rowNames: SQL = sql.raw('id, area, restricted, involved, machine, barred, state, foreign_ref, sent_ref, seq');
const rowTypes: SQL = sql.raw(
  'id text, area text, restricted boolean, involved text[], machine text, barred text[], state text, foreign_ref text, sent_ref text, seq bigint',
);
const rowUpdates: SQL = sql.raw(
  [
    ...['area', 'restricted', 'involved', 'machine', 'barred', 'state', 'foreign_ref', 'seq', 'doc'].map(
      (name) => `${name} = excluded.${name}`,
    ),
    // Taken back from another system, its number there still finds it: the same answer may come twice.
    'sent_ref = coalesce(excluded.sent_ref, rows.sent_ref)',
  ].join(', '),
);

const refsOf = (row: Row): { readonly foreign_ref: string | null; readonly sent_ref: string | null } => {
  if (isDossier(row)) return { foreign_ref: null, sent_ref: null };
  const { foreign, transferredTo } = row;
  return {
    foreign_ref: foreign === null ? null : foreignRef(foreign.system, foreign.number),
    sent_ref: transferredTo === null ? null : foreignRef(transferredTo.system, transferredTo.number),
  };
};

/** Puts rows as they are after the batch; each stands once. */
function rowsAfter(lines: readonly RowLine[]): SQL {
  const rows = lines.map(({ row, seq, marks }) => ({
    id: row.id,
    area: marks.area,
    restricted: marks.restricted,
    involved: marks.involved,
    machine: marks.machine,
    barred: marks.barred,
    state: row.state,
    ...refsOf(row),
    seq,
  }));
  const from = given(
    rowTypes,
    rowNames,
    rows,
    lines.map(({ row }) => row),
  );
  return sql`insert into rows (${rowNames}, doc) select ${rowNames}, doc::json from ${from} on conflict (id) do update set ${rowUpdates}`;
}

const headAfter = ({ seq, hash }: Head): SQL => sql`update meta set seq = ${seq}, hash = ${hash} where id = 1`;
