import type { Refusal } from '../../../shared/domain/refusal.ts';
import { type Entry, rowIdOf, type SentCommand } from '../../../shared/journal/entry.ts';
import type { Row } from '../../../shared/journal/handle.ts';
import type { Shown } from '../../../shared/journal/rebase.ts';
import type { Registry } from '../../../shared/wire/registry.ts';
import type { StoredNames } from './cache-schema.ts';
import type { Db } from './open-database.ts';
import type { Settlement } from './outbox-acts.ts';

export type CacheMetaKey =
  | 'cursor'
  | 'epoch'
  | 'hash'
  | 'asOf'
  | 'scope'
  | 'sight'
  | 'indexedTo'
  | 'surveyed'
  | 'compactedTo';

/** Journal lines in the cache. Raw: one insert for every entry of a delta. */
export function createEntryTable(db: Db) {
  const put = db.prepare('INSERT OR IGNORE INTO entries (seq, row, command, doc) VALUES (?, ?, ?, ?)');
  const ofRow = db.prepare('SELECT doc FROM entries WHERE row = ? ORDER BY seq').pluck();
  const drop = db.prepare('DELETE FROM entries WHERE row = ?');
  const beyond = db.prepare('SELECT seq, row FROM entries WHERE seq > ? ORDER BY seq LIMIT ?');
  const ofCommand = db.prepare('SELECT doc FROM entries WHERE command = ?').pluck();
  return {
    addEntry: (entry: Entry): void =>
      void put.run(entry.seq, rowIdOf(entry.fact), entry.commandId, JSON.stringify(entry)),
    dropEntriesOf: (row: string): void => void drop.run(row),
    /** Journal lines beyond a number, as who and where; for a walk through all of them. */
    linesBeyond: (seq: number, limit: number) => beyond.all(seq, limit) as { seq: number; row: string }[],
    entriesOf: (row: string): readonly Entry[] => (ofRow.all(row) as string[]).map((doc) => JSON.parse(doc) as Entry),
    entryOfCommand(command: string): Entry | undefined {
      const doc = ofCommand.get(command) as string | undefined;
      return doc === undefined ? undefined : (JSON.parse(doc) as Entry);
    },
  };
}

/** An act as the cache shows it; `shown` null: it no longer fits the rows. */
export type ShownAct = { readonly sent: SentCommand; readonly shown: Shown | null };

/** Before-images of the acts that wait, and settlements the outbox may not know yet. Raw: written with every act. */
export function createShownTable(db: Db) {
  const put = db.prepare('INSERT OR REPLACE INTO shown (command, row, sent, fact, before) VALUES (?, ?, ?, ?, ?)');
  const drop = db.prepare('DELETE FROM shown WHERE command = ?');
  const all = db.prepare('SELECT command, sent, fact, before FROM shown');
  const putSettled = db.prepare('INSERT OR IGNORE INTO settled (command, seq, at, refusal) VALUES (?, ?, ?, ?)');
  const allSettled = db.prepare('SELECT command, seq, at, refusal FROM settled');
  const clear = db.prepare('DELETE FROM settled');
  const json = (value: unknown): string | null => (value == null ? null : JSON.stringify(value));
  return {
    setShown: (sent: SentCommand, shown: Shown | null): void =>
      void put.run(sent.id, rowIdOf(sent.command), JSON.stringify(sent), json(shown?.fact), json(shown?.before)),
    dropShown: (command: string): void => void drop.run(command),
    /** Every act this cache shows, by command id. */
    shown(): ReadonlyMap<string, ShownAct> {
      const rows = all.all() as { command: string; sent: string; fact: string | null; before: string | null }[];
      return new Map(rows.map((r) => [r.command, { sent: JSON.parse(r.sent) as SentCommand, shown: shownOf(r) }]));
    },
    /** Written with the rows, handed on to the outbox after the commit, read again after a crash. */
    addSettled: ({ id, seq, at, refusal }: Settlement): void => void putSettled.run(id, seq, at, json(refusal)),
    settled(): readonly Settlement[] {
      const rows = allSettled.all() as { command: string; seq: number; at: number; refusal: string | null }[];
      return rows.map(({ command, seq, at, refusal }) => ({
        id: command,
        seq,
        at,
        refusal: refusal === null ? null : (JSON.parse(refusal) as Refusal),
      }));
    },
    clearSettled: (): void => void clear.run(),
  };
}

function shownOf({ fact, before }: { readonly fact: string | null; readonly before: string | null }): Shown | null {
  if (fact === null) return null;
  return {
    fact: JSON.parse(fact) as Shown['fact'],
    before: before === null ? null : (JSON.parse(before) as Row),
  };
}

/** A registry as it is kept: a county's is megabytes of text, read only by whoever needs its rules. */
export type KeptRegistry = { readonly version: string; readonly names: string; readonly text: string };

export function keptRegistry(registry: Registry): KeptRegistry {
  const names: StoredNames = {
    divisions: registry.divisions.map(({ code, name }) => [code, name] as const),
    grids: registry.grids.map(({ code, name }) => [code, name] as const),
  };
  return { version: registry.version, names: JSON.stringify(names), text: JSON.stringify(registry) };
}

export const putRegistryIn = (db: Db): ((registry: KeptRegistry) => void) => {
  const put = db.prepare(
    `INSERT INTO registry (one, version, names, registry) VALUES (1, ?, ?, ?)
     ON CONFLICT (one) DO UPDATE SET version = excluded.version, names = excluded.names, registry = excluded.registry`,
  );
  return ({ version, names, text }) => void put.run(version, names, text);
};

/** Where the journal stands, and the registry. */
export function createCacheMeta(db: Db) {
  // The cursor is asked for several times a second; this process alone writes the file, so what was read stays true.
  const kept = new Map<CacheMetaKey | 'registry version', string | null>();
  const get = db.prepare('SELECT value FROM meta WHERE key = ?').pluck();
  const put = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const drop = db.prepare('DELETE FROM meta WHERE key = ?');
  const version = db.prepare('SELECT version FROM registry').pluck();
  const names = db.prepare('SELECT names FROM registry').pluck();
  const registryRow = db.prepare('SELECT version, names, registry AS text FROM registry');
  const putRegistry = putRegistryIn(db);
  const keep = (key: CacheMetaKey | 'registry version', read: () => unknown): string | null => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = (read() as string | undefined) ?? null;
    kept.set(key, value);
    return value;
  };
  const registryText = (): KeptRegistry | null => (registryRow.get() as KeptRegistry | undefined) ?? null;
  return {
    meta: (key: CacheMetaKey): string | null => keep(key, () => get.get(key)),
    setMeta(key: CacheMetaKey, value: string): void {
      kept.delete(key);
      put.run(key, value);
    },
    dropMeta(key: CacheMetaKey): void {
      kept.delete(key);
      drop.run(key);
    },
    registryText,
    registry(): Registry | null {
      const found = registryText();
      return found === null ? null : (JSON.parse(found.text) as Registry);
    },
    registryNames(): StoredNames | null {
      const text = names.get() as string | undefined;
      return text === undefined ? null : (JSON.parse(text) as StoredNames);
    },
    registryVersion: (): string | null => keep('registry version', () => version.get()),
    putRegistry(registry: Registry): void {
      kept.clear();
      putRegistry(keptRegistry(registry));
    },
    /** After a rollback nothing in memory can be trusted. */
    forgetMeta: (): void => kept.clear(),
  };
}
