import { type SQL, sql } from 'drizzle-orm';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import { type Entry, rowIdOf } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';
import type { ScopeMarks } from '../access/scope.ts';
import { foreignRef } from '../db/foreign-rows.ts';
import type { Tx } from '../db/store.ts';

export type EntryLine = { readonly entry: Entry; readonly marks: ScopeMarks };
export type RowLine = { readonly row: Row; readonly seq: number; readonly marks: ScopeMarks };

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
export async function insertEntries(tx: Tx, lines: readonly EntryLine[]): Promise<void> {
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
  await tx.execute(sql`insert into entries (${entryNames}, doc) select ${entryNames}, doc::json from ${from}`);
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
export async function upsertRows(tx: Tx, lines: readonly RowLine[]): Promise<void> {
  if (lines.length === 0) return;
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
  await tx.execute(
    sql`insert into rows (${rowNames}, doc) select ${rowNames}, doc::json from ${from} on conflict (id) do update set ${rowUpdates}`,
  );
}
