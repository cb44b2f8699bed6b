import { type Dossier, isDossier } from '../../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { step } from '../../../shared/figures/contributions.ts';
import type { Row } from '../../../shared/journal/handle.ts';
import { createCacheMeta, createEntryTable, createShownTable } from './cache-side.ts';
import { createCountTable } from './count-table.ts';
import { type CounterChange, type Counters, createCounters } from './counters.ts';
import { createDossierTable, type DossierTable, type KnownDossier } from './dossier-table.ts';
import { type EventColumns, tallyKeys } from './event-columns.ts';
import { createEventTable, type EventTable, type Known } from './event-table.ts';
import { createLog } from './log.ts';
import type { Db } from './open-database.ts';
import { createWordTable } from './word-table.ts';

/** An event as the views see it, before or after a transaction. */
export type Seen = { readonly columns: EventColumns; readonly pending: number };
/** Events a transaction changed: id → what it was and is; null = not there. */
export type Changes = ReadonlyMap<string, { readonly before: Seen | null; readonly after: Seen | null }>;
/** Ids of dossiers a transaction changed, or whose timeline it did. */
export type ChangedDossiers = ReadonlySet<string>;
export type OnChanges = (changes: Changes, dossiers: ChangedDossiers) => void;

export type Cache = ReturnType<typeof createCache>;

/**
 * What the hub sent and what the waiting acts make of it: rebuildable. Rows are written inside `transact`, which hands the changed
 * rows to `onCommit` once they are on disk. Errors of SQLite are thrown as they come.
 */
export function createCache(db: Db) {
  const counts = createCountTable(db);
  const words = createWordTable(db, counts);
  const events = createEventTable(db, words);
  const dossiers = createDossierTable(db);
  const counters = createCounters(db);
  const entryTable = createEntryTable(db);
  const ledger = createLedger(events, counters);
  const files = createDossierLedger(dossiers);
  const meta = createCacheMeta(db);
  const row = (id: string): Row | undefined => events.find(id)?.row ?? dossiers.find(id)?.row;
  const removeRow = (id: string): void => {
    ledger.writes.removeEvent(id);
    files.writes.removeDossier(id);
  };
  return {
    db,
    counters,
    sums: counters.sums,
    tally: counters.tally,
    row,
    putRow: (given: Row): void => (isDossier(given) ? files.writes.putDossier(given) : ledger.writes.putEvent(given)),
    removeRow,
    /** Row and journal lines: what somebody may no longer see. */
    forgetRow(id: string): void {
      removeRow(id);
      entryTable.dropEntriesOf(id);
    },
    /** Number of waiting acts on a row; nothing happens when the row is not here. */
    setPending(id: string, pending: number): void {
      ledger.writes.setPending(id, pending);
      files.writes.setPending(id, pending);
    },
    /** The row itself stayed, what belongs to it did not (its timeline). */
    touchRow(id: string): void {
      ledger.writes.touchEvent(id);
      files.writes.touchDossier(id);
    },
    putEvent: ledger.writes.putEvent,
    removeEvent: ledger.writes.removeEvent,
    ...createTransactions(
      db,
      () => [ledger.taken(), files.taken()],
      () => {
        ledger.undone();
        files.undone();
        meta.forgetMeta();
        counts.forget();
      },
    ),
    ...entryTable,
    ...createShownTable(db),
    ...meta,
    ...createLog(db),
    /** Indexes events for searches, see event-table.ts. */
    indexBeyond: events.indexBeyond,
    /** A step of tidying the search index; false when there was nothing to tidy. */
    mergeWords: words.merge,
    /** How often common words stand in the index, see count-table.ts. */
    counted: counts,
    event: (id: string): GridEvent | undefined => events.find(id)?.row,
    known: (id: string): Known | undefined => events.find(id),
    dossier: (id: string): Dossier | undefined => dossiers.find(id)?.row,
    knownDossier: (id: string): KnownDossier | undefined => dossiers.find(id),
    dossiers: dossiers.all,
    dossiersOf: dossiers.of,
    ruling: dossiers.ruling,
    close: (): void => void db.close(),
  };
}

/** Row and sums always move together; what moved is remembered until the transaction ends. */
function createLedger(events: EventTable, counters: Counters) {
  let changed = new Map<string, { before: Seen | null; after: Seen | null }>();
  const seen = (known: Known | undefined): Seen | null =>
    known === undefined ? null : { columns: known.columns, pending: known.pending };
  const note = (id: string, before: Known | undefined, after: Known | undefined): void => {
    counters.move([...step(before?.row, after?.row), ...tallyChanges(before, after)]);
    const first = changed.get(id);
    changed.set(id, { before: first === undefined ? seen(before) : first.before, after: seen(after) });
  };
  return {
    writes: {
      putEvent(row: GridEvent): void {
        const before = events.find(row.id);
        const after = before === undefined ? events.add(row) : events.change(before, row);
        if (after !== undefined) note(row.id, before, events.keep(after));
      },
      removeEvent(id: string): void {
        const before = events.find(id);
        if (before === undefined) return;
        events.remove(before);
        note(id, before, undefined);
      },
      /** Number of waiting acts on an event; nothing happens when the event is not here. */
      setPending(id: string, pending: number): void {
        const before = events.find(id);
        if (before === undefined || before.pending === pending) return;
        note(id, before, events.setPending(before, pending));
      },
      /** The event itself stayed, what belongs to it did not (its timeline). */
      touchEvent(id: string): void {
        const known = seen(events.find(id));
        if (known !== null && !changed.has(id)) changed.set(id, { before: known, after: known });
      },
    },
    taken(): Changes {
      const batch = changed;
      changed = new Map();
      return batch;
    },
    /** After a rollback nothing in memory can be trusted. */
    undone(): void {
      changed = new Map();
      events.forget();
    },
  };
}

/** Dossiers carry no figures: only that they changed is remembered until the transaction ends. */
function createDossierLedger(table: DossierTable) {
  let changed = new Set<string>();
  return {
    writes: {
      putDossier(row: Dossier): void {
        table.put(row);
        changed.add(row.id);
      },
      removeDossier(id: string): void {
        const before = table.find(id);
        if (before === undefined) return;
        table.remove(before);
        changed.add(id);
      },
      setPending(id: string, pending: number): void {
        const before = table.find(id);
        if (before === undefined || before.pending === pending) return;
        table.setPending(before, pending);
        changed.add(id);
      },
      touchDossier(id: string): void {
        if (table.find(id) !== undefined) changed.add(id);
      },
    },
    taken(): ChangedDossiers {
      const batch = changed;
      changed = new Set();
      return batch;
    },
    undone(): void {
      changed = new Set();
      table.forgetKept();
    },
  };
}

function createTransactions(
  db: Db,
  taken: () => readonly [changes: Changes, dossiers: ChangedDossiers],
  undone: () => void,
) {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const listeners = new Set<OnChanges>();
  let open = false;
  const run = <T>(work: () => T): T => {
    if (open) throw new Error('transact inside transact');
    begin.run();
    open = true;
    try {
      const answer = work();
      commit.run();
      return answer;
    } catch (error) {
      undone();
      // SQLite rolls a full or damaged transaction back by itself; then there is none left to roll back.
      if (db.inTransaction) rollback.run();
      throw error;
    } finally {
      open = false;
    }
  };
  return {
    onCommit: (listener: OnChanges): void => void listeners.add(listener),
    /** `transact` for work that changes no row anybody looks at: nobody is told. */
    tend: run,
    /** Runs `work` whole or not at all. Transactions do not nest. */
    transact<T>(work: () => T): T {
      const answer = run(work);
      const [changes, dossiers] = taken();
      for (const listener of listeners) listener(changes, dossiers);
      return answer;
    },
  };
}

function tallyChanges(before: Known | undefined, after: Known | undefined): readonly CounterChange[] {
  const moved = new Map<string, number>();
  const count = (known: Known | undefined, sign: 1 | -1): void => {
    if (known === undefined) return;
    for (const key of tallyKeys(known.columns, known.pending)) moved.set(key, (moved.get(key) ?? 0) + sign);
  };
  count(before, -1);
  count(after, 1);
  return [...moved].filter(([, n]) => n !== 0).map(([key, n]) => ({ metric: 'view', dim: 'view', key, at: 0, n }));
}
