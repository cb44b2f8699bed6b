import { hash } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { conductMachines } from '../../shared/domain/conduct/staff-conduct.ts';
import { type Dossier, isDossier } from '../../shared/domain/dossier/dossier.ts';
import { refusal } from '../../shared/domain/refusal.ts';
import type { Digest } from '../../shared/journal/chain.ts';
import {
  type Books,
  type Commit,
  type CommitOptions,
  commit,
  type Head,
  rowsNamed,
} from '../../shared/journal/commit.ts';
import { type Entry, rowIdOf } from '../../shared/journal/entry.ts';
import { needs } from '../../shared/journal/handle.ts';
import { accountsNamed } from '../access/accounts.ts';
import { type FreshLine, marksAfter, noMarks, type ScopeMarks } from '../access/scope.ts';
import { type Log, wordsOf } from '../db/log.ts';
import { lostSince } from '../db/lost-since.ts';
import { lockMeta } from '../db/meta.ts';
import type { References } from '../db/reference.ts';
import type { ReadRuling } from '../db/ruling.ts';
import * as schema from '../db/schema.ts';
import type { Store, Tx } from '../db/store.ts';
import { type Admitted, admit, type Offered } from './admit.ts';
import { type Batch, type EntryLine, type RowLine, writeBatch } from './write-batch.ts';

export const digest: Digest = (text) => hash('sha256', text, 'hex');

export type CommitDeps = {
  readonly store: Store;
  readonly references: References;
  readonly readRuling: ReadRuling;
  readonly now: () => number;
  /** The end of the journal as this node has seen it. */
  readonly reached: () => Head;
  readonly log: Log;
};

/** What one transaction did: the end of the journal, the new lines in order, and the entry of every command offered. */
export type Committed = {
  readonly head: Head;
  readonly fresh: readonly FreshLine[];
  readonly entryById: ReadonlyMap<string, Entry>;
};

/**
 * Takes a batch into the journal in one transaction: lock, leave out what is known, decide in order, write entries and rows.
 * Nothing of it is visible before all of it is.
 */
export async function commitBatch(deps: CommitDeps, batch: readonly Offered[]): Promise<Committed> {
  return deps.store.db.transaction(async (tx) => {
    const meta = await lockMeta(tx);
    // An older copy was put under our feet: what it lost comes first, new work after it, or the order of a console breaks.
    const lost = await lostSince(tx, deps.reached(), meta);
    if (lost !== null) throw new Error(`The store is an older one: ${lost}`);
    if (batch.some((o) => o.epoch !== undefined && o.epoch !== meta.epoch))
      throw new Error(`Offered in another epoch than ${meta.epoch}: what that one lost comes first`);
    const entryById = await knownEntries(tx, batch);
    const fresh = new Map(batch.filter((o) => !entryById.has(o.sent.id)).map((o) => [o.sent.id, o]));
    if (fresh.size === 0) return { head: meta, fresh: [], entryById };
    const accounts = await accountsNamed(tx, [...new Set([...fresh.values()].map((o) => o.sent.actor.account))]);
    const reference = await deps.references.get(tx, meta.registryVersion);
    const ruling = await deps.readRuling(tx, meta.epoch);
    const { books, marks } = await loadBooks(tx, [...fresh.values()], reference, ruling);
    const options = { rules: reference.rules, hubAt: deps.now(), digest };
    const written = decideAll(
      meta,
      books,
      marks,
      [...fresh.values()].map((o) => admit(o, accounts, meta.sessionKey)),
      options,
      deps.log,
    );
    await writeBatch(tx, written, deps.store.kind === 'postgres');
    for (const { entry } of written.lines) entryById.set(entry.commandId, entry);
    return {
      head: written.head,
      fresh: written.lines.map(({ entry, marks: m }) => ({ ...m, ...identityOf(entry), entry })),
      entryById,
    };
  });
}

async function knownEntries(tx: Tx, batch: readonly Offered[]): Promise<Map<string, Entry>> {
  const { entries } = schema;
  const ids = [...new Set(batch.map((o) => o.sent.id))];
  const rows = await tx
    .select({ id: entries.commandId, doc: entries.doc })
    .from(entries)
    .where(inArray(entries.commandId, ids));
  return new Map(rows.map((row) => [row.id, row.doc]));
}

type Loaded = { readonly books: Books; readonly marks: Map<string, ScopeMarks> };

async function loadBooks(
  tx: Tx,
  batch: readonly Offered[],
  reference: Pick<Books, 'grids' | 'departments'>,
  ruling: Books['ruling'],
): Promise<Loaded> {
  const named = await rowsById(tx, [...new Set(batch.flatMap((o) => rowsNamed(needs(o.sent.command))))]);
  // A dossier's decisions look at the event it hangs on, which its commands need not name.
  const linked = named.flatMap(({ doc }) => (isDossier(doc) && doc.event !== null ? [doc.event] : []));
  const known = new Set(named.map((row) => row.id));
  const lines = [
    ...named,
    ...(await rowsById(
      tx,
      [...new Set(linked)].filter((id) => !known.has(id)),
    )),
  ];
  return {
    books: {
      rows: new Map(lines.map((row) => [row.id, row.doc])),
      grids: reference.grids,
      departments: reference.departments,
      ruling,
      ...(batch.some((o) => needs(o.sent.command).conductOf != null) && { conduct: await conductFiles(tx) }),
    },
    marks: new Map(
      lines.map(({ id, area, restricted, involved, machine, barred }) => [
        id,
        { area, restricted, involved, machine, barred },
      ]),
    ),
  };
}

/** Files about the conduct of staff, looked at before somebody is commended: few, and asked for seldom. */
async function conductFiles(tx: Tx): Promise<Map<string, Dossier>> {
  const { rows } = schema;
  const found = await tx
    .select({ id: rows.id, doc: rows.doc })
    .from(rows)
    .where(inArray(rows.machine, [...conductMachines]));
  return new Map(found.flatMap(({ id, doc }) => (isDossier(doc) ? [[id, doc] as const] : [])));
}

async function rowsById(tx: Tx, ids: readonly string[]): Promise<(typeof schema.rows.$inferSelect)[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(schema.rows)
    .where(inArray(schema.rows.id, [...ids]));
}

function decideAll(
  start: Head,
  books: Books,
  marks: Map<string, ScopeMarks>,
  batch: readonly Admitted[],
  options: Omit<CommitOptions, 'admit'>,
  log: Log,
): Batch {
  let head: Head = { seq: start.seq, hash: start.hash };
  const lines: EntryLine[] = [];
  const rows = new Map<string, RowLine>();
  for (const one of batch) {
    const step = decideOne(head, books, one, { ...options, hubAt: one.hubAt ?? options.hubAt }, log);
    head = step.head;
    for (const entry of step.entries) {
      const row = step.changed.get(rowIdOf(entry.fact));
      if (row !== undefined) {
        const after = marksAfter(marks.get(row.id), row, entry.actor);
        marks.set(row.id, after);
        rows.set(row.id, { row, seq: entry.seq, marks: after });
      }
      lines.push({
        entry,
        marks: marks.get(rowIdOf(entry.fact)) ?? noMarks(entry.area),
      });
    }
  }
  return { head, lines, rows };
}

/** A command that breaks its verb must not block everybody behind it: it is refused and journalled, the fault goes to the log. */
function decideOne(
  head: Head,
  books: Books,
  { sent, barred }: Admitted,
  options: Omit<CommitOptions, 'admit'>,
  log: Log,
): Commit {
  try {
    return commit(head, books, [sent], { ...options, admit: () => barred });
  } catch (error) {
    log('error', 'a verb failed, its command was refused', {
      kind: sent.command.kind,
      command: sent.id,
      error: wordsOf(error),
    });
    return commit(head, books, [sent], {
      ...options,
      admit: () => refusal('bad-shape', 'HUB', null, { message: wordsOf(error) }),
    });
  }
}

const identityOf = (entry: Entry): { station: string; account: string; kind: string } => ({
  station: entry.station,
  account: entry.actor.account,
  kind: entry.fact.kind,
});
