import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { step } from '../../../shared/figures/contributions.ts';
import type { Entry, SentCommand } from '../../../shared/journal/entry.ts';
import type { Shown } from '../../../shared/journal/rebase.ts';
import type { Registry } from '../../../shared/wire/registry.ts';
import { cacheMeta, registryTable } from './cache-schema.ts';
import { type CounterChange, createCounters } from './counters.ts';
import { type EventColumns, tallyKeys } from './event-columns.ts';
import { createEventTable, type Known } from './event-table.ts';
import type { Db } from './open-database.ts';
import type { Settlement } from './outbox.ts';

/** An event as the views see it, before or after a transaction. */
export type Seen = { readonly columns: EventColumns; readonly pending: number };
/** Events a transaction changed: id → what it was and is; null = not there. */
export type Changes = ReadonlyMap<string, { readonly before: Seen | null; readonly after: Seen | null }>;

export type CacheMetaKey = 'cursor' | 'epoch' | 'hash' | 'asOf' | 'scope';

export type Cache = ReturnType<typeof createCache>;

/**
 * What the hub sent and what the waiting acts make of it: rebuildable. Writing methods run inside `transact`, which hands the
 * changed events to `onCommit` once they are on disk. Errors of SQLite are thrown as they come.
 */
export function createCache(db: Db) {
  const orm = drizzle(db);
  const events = createEventTable(db);
  const counters = createCounters(db);
  const changed = new Map<string, { before: Seen | null; after: Seen | null }>();
  const listeners = new Set<(changes: Changes) => void>();
  let open = false;

  const getMeta = orm
    .select({ value: cacheMeta.value })
    .from(cacheMeta)
    .where(eq(cacheMeta.key, sql.placeholder('key')))
    .prepare();
  const putMeta = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const readRegistry = orm.select().from(registryTable).prepare();
  const registryVersion = orm.select({ version: registryTable.version }).from(registryTable).prepare();
  // Raw from here: one of these runs for every entry of a delta.
  const putEntry = db.prepare('INSERT OR IGNORE INTO entries (seq, event, command, doc) VALUES (?, ?, ?, ?)');
  const entriesOf = db.prepare('SELECT doc FROM entries WHERE event = ? ORDER BY seq').pluck();
  const entryOf = db.prepare('SELECT doc FROM entries WHERE command = ?').pluck();
  const putShown = db.prepare(
    'INSERT OR REPLACE INTO shown (command, event, sent, fact, before) VALUES (?, ?, ?, ?, ?)',
  );
  const dropShown = db.prepare('DELETE FROM shown WHERE command = ?');
  const allShown = db.prepare('SELECT command, sent, fact, before FROM shown');
  const putSettled = db.prepare('INSERT OR IGNORE INTO settled (command, seq, at, refusal) VALUES (?, ?, ?, ?)');
  const allSettled = db.prepare('SELECT command, seq, at, refusal FROM settled');
  const clearSettled = db.prepare('DELETE FROM settled');
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');

  const seen = (known: Known | undefined): Seen | null =>
    known === undefined ? null : { columns: known.columns, pending: known.pending };
  const note = (id: string, before: Known | undefined, after: Known | undefined): void => {
    counters.move([...step(before?.row, after?.row), ...tallyChanges(before, after)]);
    const first = changed.get(id);
    changed.set(id, { before: first === undefined ? seen(before) : first.before, after: seen(after) });
  };
  const undo = (): void => {
    open = false;
    changed.clear();
    events.forget();
    // SQLite rolls a full or damaged transaction back by itself; then there is none left to roll back.
    if (db.inTransaction) rollback.run();
  };

  return {
    db,
    sums: counters.sums,
    tally: counters.tally,
    counters,
    onCommit: (listener: (changes: Changes) => void): void => void listeners.add(listener),

    /** Runs `work` whole or not at all; `beforeCommit` of the caller belongs into `work`. Transactions do not nest. */
    transact<T>(work: () => T): T {
      if (open) throw new Error('transact inside transact');
      begin.run();
      open = true;
      let answer: T;
      try {
        answer = work();
        commit.run();
      } catch (error) {
        undo();
        throw error;
      }
      open = false;
      const batch: Changes = new Map(changed);
      changed.clear();
      for (const listener of listeners) listener(batch);
      return answer;
    },

    event: (id: string): GridEvent | undefined => events.find(id)?.row,
    known: (id: string): Known | undefined => events.find(id),
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
    addEntry: (entry: Entry): void =>
      void putEntry.run(entry.seq, entry.fact.event, entry.commandId, JSON.stringify(entry)),
    entriesOf: (event: string): readonly Entry[] =>
      (entriesOf.all(event) as string[]).map((doc) => JSON.parse(doc) as Entry),
    entryOfCommand: (command: string): Entry | undefined => {
      const doc = entryOf.get(command) as string | undefined;
      return doc === undefined ? undefined : (JSON.parse(doc) as Entry);
    },

    setShown: (sent: SentCommand, shown: Shown | null): void =>
      void putShown.run(
        sent.id,
        sent.command.event,
        JSON.stringify(sent),
        shown === null ? null : JSON.stringify(shown.fact),
        shown?.before == null ? null : JSON.stringify(shown.before),
      ),
    dropShown: (command: string): void => void dropShown.run(command),
    /** Every act this cache shows, with its before-image; `shown` null: it no longer fits. */
    shown: (): ReadonlyMap<string, { readonly sent: SentCommand; readonly shown: Shown | null }> =>
      new Map(
        (allShown.all() as { command: string; sent: string; fact: string | null; before: string | null }[]).map((r) => [
          r.command,
          {
            sent: JSON.parse(r.sent) as SentCommand,
            shown:
              r.fact === null
                ? null
                : {
                    fact: JSON.parse(r.fact) as Shown['fact'],
                    before: r.before === null ? null : (JSON.parse(r.before) as GridEvent),
                  },
          },
        ]),
      ),

    /** Settlements the outbox may not know yet: written with the rows, handed on after the commit, read again after a crash. */
    addSettled: (s: Settlement): void =>
      void putSettled.run(s.id, s.seq, s.at, s.refusal === null ? null : JSON.stringify(s.refusal)),
    settled: (): readonly Settlement[] =>
      (allSettled.all() as { command: string; seq: number; at: number; refusal: string | null }[]).map((r) => ({
        id: r.command,
        seq: r.seq,
        at: r.at,
        refusal: r.refusal === null ? null : (JSON.parse(r.refusal) as Refusal),
      })),
    clearSettled: (): void => void clearSettled.run(),

    meta: (key: CacheMetaKey): string | null => getMeta.get({ key })?.value ?? null,
    setMeta: (key: CacheMetaKey, value: string): void => void putMeta.run(key, value),
    registry: (): Registry | null => readRegistry.get()?.registry ?? null,
    registryVersion: (): string | null => registryVersion.get()?.version ?? null,
    putRegistry: (registry: Registry): void => {
      const values = { one: 1, version: registry.version, registry };
      orm.insert(registryTable).values(values).onConflictDoUpdate({ target: registryTable.one, set: values }).run();
    },
    close: (): void => void db.close(),
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
