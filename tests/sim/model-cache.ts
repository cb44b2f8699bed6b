import type { Cache, Changes, OnChanges } from '../../electron/station/db/cache.ts';
import { type KeptRegistry, keptRegistry } from '../../electron/station/db/cache-side.ts';
import { columnsOf } from '../../electron/station/db/event-columns.ts';
import type { Settlement } from '../../electron/station/db/outbox-acts.ts';
import { type Dossier, isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { createMapSums, type MapSums } from '../../shared/figures/map-sums.ts';
import { isRuling } from '../../shared/journal/commit.ts';
import { type Entry, rowIdOf, type SentCommand } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';
import type { Shown } from '../../shared/journal/rebase.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import type { PlantedBug } from './bugs.ts';
import type { Boundary } from './killed.ts';

/** A commit as the steps that take it back, last first. */
type Commit = (() => void)[];

/** The cache file: what is in it now, and the commits a power cut would lose. */
export type CacheFile = {
  readonly rows: Map<string, { readonly row: Row; readonly pending: number }>;
  readonly entries: Map<number, Entry>;
  readonly byCommand: Map<string, Entry>;
  readonly shown: Map<string, { readonly sent: SentCommand; readonly shown: Shown | null }>;
  readonly settled: Map<string, Settlement>;
  readonly meta: Map<string, string>;
  readonly registry: { of: Registry | null };
  readonly sums: MapSums;
  unsynced: Commit[];
};

export const newCacheFile = (): CacheFile => ({
  rows: new Map(),
  entries: new Map(),
  byCommand: new Map(),
  shown: new Map(),
  settled: new Map(),
  meta: new Map(),
  registry: { of: null },
  sums: createMapSums(),
  unsynced: [],
});

const texts = new Map<Registry, KeptRegistry>();
const byText = new Map<string, Registry>();
/** A registry as a file would hold it; there are few of them, and every run has the same. */
const keptOf = (registry: Registry): KeptRegistry => {
  const known = texts.get(registry);
  if (known !== undefined) return known;
  const kept = keptRegistry(registry);
  texts.set(registry, kept);
  byText.set(kept.text, registry);
  return kept;
};
export const registryOfText = ({ text }: KeptRegistry): Registry => byText.get(text) ?? (JSON.parse(text) as Registry);

/** The row where it is an event: what figures are made of. */
export const eventOf = (row: Row | undefined): GridEvent | undefined =>
  row === undefined || isDossier(row) ? undefined : row;

const isNoun = (row: Row | null, noun: 'event' | 'dossier'): boolean =>
  row !== null && isDossier(row) === (noun === 'dossier');

export const takeBack = (commit: Commit): void => {
  for (const undo of commit.toReversed()) undo();
};

/** The part of the production cache that replica, sync store and level-cache speak to. */
export type ModelCache = Pick<
  Cache,
  | 'meta'
  | 'setMeta'
  | 'dropMeta'
  | 'row'
  | 'event'
  | 'dossier'
  | 'putRow'
  | 'removeRow'
  | 'forgetRow'
  | 'ruling'
  | 'dossiers'
  | 'setPending'
  | 'touchRow'
  | 'addEntry'
  | 'entryOfCommand'
  | 'setShown'
  | 'dropShown'
  | 'shown'
  | 'addSettled'
  | 'settled'
  | 'clearSettled'
  | 'registry'
  | 'registryText'
  | 'registryVersion'
  | 'putRegistry'
  | 'transact'
> & { readonly db: { readonly open: boolean; readonly inTransaction: boolean } };

export type ModelCacheOptions = {
  readonly boundary: Boundary;
  readonly bug: PlantedBug | null;
  readonly changed: OnChanges;
};

/** The cache over a file in memory: a transaction is whole or not at all, each commit can be taken back until it is synced. */
export function createModelCache(file: CacheFile, { boundary, bug, changed }: ModelCacheOptions): ModelCache {
  let tx: Commit | null = null;
  /** The steps of this transaction that move the cursor and its hash. */
  let cursorSteps: Commit = [];
  let touched = new Map<string, { readonly before: Row | null }>();
  const see = (row: Row | null) => (row === null || isDossier(row) ? null : { columns: columnsOf(row), pending: 0 });

  /** Does a write, inside the transaction that runs or as a commit of its own. */
  function write(name: string, work: () => () => void): void {
    if (tx !== null) {
      tx.push(work());
      return;
    }
    boundary(`before cache ${name}`);
    file.unsynced.push([work()]);
    boundary(`after cache ${name}`);
  }
  function put<K, V>(map: Map<K, V>, key: K, value: V | undefined): () => void {
    const before = map.get(key);
    if (value === undefined) map.delete(key);
    else map.set(key, value);
    return () => void (before === undefined ? map.delete(key) : map.set(key, before));
  }
  /** The dossiers that change the rules, the same list as long as none of them changes: what is derived from it is kept with it. */
  let ruling: readonly Dossier[] | null = null;
  const mayRule = (row: Row | undefined): void => {
    if (row !== undefined && isRuling(row)) ruling = null;
  };
  function putRow(id: string, next: { readonly row: Row; readonly pending: number } | undefined): () => void {
    const before = file.rows.get(id);
    const undo = put(file.rows, id, next);
    if (before === undefined && next === undefined) return undo;
    // As the file tells it: what is written is told of, a row as it was before and the number of its waiting acts too.
    if (!touched.has(id)) touched.set(id, { before: before?.row ?? null });
    if (before?.row === next?.row) return undo;
    mayRule(before?.row);
    mayRule(next?.row);
    file.sums.move(eventOf(before?.row), eventOf(next?.row));
    return () => {
      undo();
      ruling = null;
      if (bug !== 'cache: counters outside the transaction') file.sums.move(eventOf(next?.row), eventOf(before?.row));
    };
  }
  function commit(steps: Commit): void {
    if (bug === 'cache: cursor moved before the rows' && cursorSteps.length > 0) {
      const rows = steps.filter((step) => !cursorSteps.includes(step));
      try {
        boundary('between cursor and rows');
      } catch (error) {
        file.unsynced.push(cursorSteps);
        steps.splice(0, steps.length, ...rows);
        throw error;
      }
    }
    boundary('before cache commit');
    file.unsynced.push(steps);
  }
  function tell(): void {
    const changes: Changes = new Map(
      [...touched].flatMap(([id, { before }]) => {
        const after = file.rows.get(id)?.row ?? null;
        return isNoun(before ?? after, 'event') ? [[id, { before: see(before), after: see(after) }]] : [];
      }),
    );
    const dossiers = new Set(
      [...touched].flatMap(([id, { before }]) =>
        isNoun(before ?? file.rows.get(id)?.row ?? null, 'dossier') ? [id] : [],
      ),
    );
    touched = new Map();
    changed(changes, dossiers);
  }

  return {
    db: {
      open: true,
      get inTransaction() {
        return tx !== null;
      },
    },
    transact(work) {
      if (tx !== null) throw new Error('transact inside transact');
      const steps: Commit = [];
      tx = steps;
      cursorSteps = [];
      touched = new Map();
      try {
        const answer = work();
        commit(steps);
        tx = null;
        boundary('after cache commit');
        tell();
        return answer;
      } catch (error) {
        if (tx !== null) takeBack(steps);
        tx = null;
        touched = new Map();
        throw error;
      }
    },
    meta: (key) => file.meta.get(key) ?? null,
    setMeta: (key, value) =>
      write(`meta ${key}`, () => {
        const undo = put(file.meta, key, value);
        if (key === 'cursor' || key === 'hash') cursorSteps.push(undo);
        return undo;
      }),
    dropMeta: (key) => write(`meta ${key}`, () => put(file.meta, key, undefined)),
    row: (id) => file.rows.get(id)?.row,
    event: (id) => eventOf(file.rows.get(id)?.row),
    dossier: (id) => {
      const row = file.rows.get(id)?.row;
      return row !== undefined && isDossier(row) ? row : undefined;
    },
    dossiers: () => [...file.rows.values()].flatMap(({ row }) => (isDossier(row) ? [row] : [])),
    ruling: () => (ruling ??= [...file.rows.values()].map(({ row }) => row).filter(isRuling)),
    putRow: (row) => write('row', () => putRow(row.id, { row, pending: file.rows.get(row.id)?.pending ?? 0 })),
    removeRow: (id) => write('row', () => putRow(id, undefined)),
    forgetRow: (id) => {
      write('row', () => putRow(id, undefined));
      for (const [seq, entry] of file.entries)
        if (rowIdOf(entry.fact) === id) {
          write('entry', () => put(file.entries, seq, undefined));
          write('entry', () => put(file.byCommand, entry.commandId, undefined));
        }
    },
    setPending(id, pending) {
      const known = file.rows.get(id);
      if (known !== undefined && known.pending !== pending) write('row', () => putRow(id, { row: known.row, pending }));
    },
    touchRow: () => undefined,
    addEntry(entry) {
      if (file.entries.has(entry.seq)) return;
      write('entry', () => {
        const undo = put(file.entries, entry.seq, entry);
        const undoCommand = put(file.byCommand, entry.commandId, entry);
        return () => {
          undoCommand();
          undo();
        };
      });
    },
    entryOfCommand: (command) => file.byCommand.get(command),
    setShown: (sent, shown) =>
      write('shown', () =>
        put(file.shown, sent.id, {
          sent,
          shown: shown !== null && bug === 'cache: before-image lost' ? { ...shown, before: null } : shown,
        }),
      ),
    dropShown: (command) => write('shown', () => put(file.shown, command, undefined)),
    shown: () => new Map(file.shown),
    addSettled: (s) => {
      if (!file.settled.has(s.id)) write('settled', () => put(file.settled, s.id, s));
    },
    settled: () => [...file.settled.values()],
    clearSettled: () =>
      write('clear settled', () => {
        const before = [...file.settled];
        file.settled.clear();
        return () => {
          for (const [id, s] of before) file.settled.set(id, s);
        };
      }),
    registry: () => file.registry.of,
    registryText: () => (file.registry.of === null ? null : keptOf(file.registry.of)),
    registryVersion: () => file.registry.of?.version ?? null,
    putRegistry: (registry) =>
      write('registry', () => {
        const before = file.registry.of;
        file.registry.of = registry;
        return () => {
          file.registry.of = before;
        };
      }),
  };
}
