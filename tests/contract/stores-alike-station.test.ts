/**
 * One contract for a console's files wherever they stand: the simulation's model and SQLite are written alike, read alike, told alike,
 * taken back alike and found alike by the next process. What the simulation proves on the model holds for them.
 */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Stores } from '../../electron/station/station.ts';
import type { AlarmStep } from '../../shared/alarm/alarm-record.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Entry, SentCommand } from '../../shared/journal/entry.ts';
import { rowIdOf } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';
import type { ConsoleFiles } from '../sim/console-files.ts';
import { registries, startAt } from '../sim/county.ts';
import { countyWork } from '../sim/county-work.ts';
import { createModelFiles } from '../sim/model-files.ts';
import { createSqliteFiles } from '../sim/sqlite-files.ts';
import { dropTemplates } from '../sim/thrift.ts';
import { pick, type Random, random } from '../support/random-walk.ts';

const { books } = countyWork(21);
const rows = [...books.rows.values()];
const entries = books.journal;
const sents: readonly SentCommand[] = entries.map(({ commandId, actor, doneAt }, i) => ({
  id: commandId,
  station: 'town',
  n: i + 1,
  session: 's',
  actor,
  at: doneAt,
  command: { kind: 'event.reportToCenter', event: rows[i % rows.length]?.id ?? '', reason: '' },
}));
const refusal: Refusal = { code: 'not-found', rule: 'O4', clause: null, zh: '没有', en: 'none' } as unknown as Refusal;

type Cache = Stores['cache'];
type Both = { readonly model: Stores; readonly sqlite: Stores };
type Step = (stores: Stores) => unknown;

/** One write of the outbox, drawn once and done to both. */
function outboxStep(r: Random): Step {
  const sent = pick(r, sents);
  const others = sents.filter(() => r() < 0.1).map((one) => one.id);
  const [drawn, at, seq] = [r(), startAt + Math.floor(r() * 1e6), 1 + Math.floor(r() * 200)];
  const n = Math.floor(r() * 90);
  if (drawn < 0.3)
    return ({ outbox }) => (outbox.stateOf(sent.id) === null ? outbox.add({ ...sent, n: outbox.nextN() }, seq) : null);
  if (drawn < 0.5)
    return ({ outbox }) =>
      outbox.settle(
        others.map((id, i) => ({ id, seq: seq + i, at, refusal: i % 2 === 0 ? null : refusal })),
        n % 3 === 0 ? null : { epoch: 'e', seq, hash: null },
      );
  if (drawn < 0.58) return ({ outbox }) => outbox.reoffer(at - 5e5, others, `epoch-${n}`);
  if (drawn < 0.66) return ({ outbox }) => outbox.waitAgain(seq, others);
  if (drawn < 0.72) return ({ outbox }) => outbox.remove(sent.id);
  if (drawn < 0.8) return ({ outbox }) => outbox.dropAttention(sent.id);
  if (drawn < 0.86) return ({ outbox }) => outbox.takeNumber(`202509${String(10 + (n % 5))}`);
  if (drawn < 0.93) return ({ outbox }) => outbox.setMeta('skew', String(n));
  const session = { id: `s${n}`, token: 't', actor: sent.actor, until: at };
  return ({ outbox }) => outbox.setSession(n % 4 === 0 ? null : session);
}

/** One write inside a transaction of the cache. */
function cacheWrite(r: Random): (cache: Cache) => unknown {
  const entry = pick(r, entries) as Entry;
  const row = pick(r, rows) as Row;
  const sent = pick(r, sents);
  const [drawn, n] = [r(), Math.floor(r() * 3)];
  if (drawn < 0.35) return (cache) => cache.putRow(row);
  if (drawn < 0.43) return (cache) => cache.removeRow(row.id);
  if (drawn < 0.48) return (cache) => cache.forgetRow(row.id);
  if (drawn < 0.56) return (cache) => cache.setPending(row.id, n);
  if (drawn < 0.7) return (cache) => cache.addEntry(entry);
  if (drawn < 0.78) return (cache) => cache.setShown(sent, null);
  if (drawn < 0.84) return (cache) => cache.dropShown(sent.id);
  if (drawn < 0.92) return (cache) => cache.addSettled({ id: sent.id, seq: entry.seq, refusal: null, at: startAt });
  return (cache) => cache.setMeta('cursor', String(entry.seq));
}

class Thrown extends Error {}

function cacheStep(r: Random): Step {
  const drawn = r();
  if (drawn < 0.06) return ({ cache }) => cache.clearSettled();
  if (drawn < 0.1) return ({ cache }) => cache.dropMeta('epoch');
  if (drawn < 0.16) return (stores) => stores.putRegistry(registries[r() < 0.5 ? 0 : 1] as (typeof registries)[number]);
  if (drawn < 0.2) return (stores) => (r() < 0.5 ? stores.setAside() : stores.empty());
  if (drawn < 0.26) {
    const some = rows.filter(() => r() < 0.2);
    const ids = new Set(some.map((row) => row.id));
    return (stores) => {
      const next = stores.startNext();
      next.add(some, []);
      next.add(
        some.slice(1),
        entries.filter(({ fact }) => ids.has(rowIdOf(fact))),
      );
      const at = { seq: 9, epoch: 'e9', hash: null, asOf: startAt, scope: 'area', sight: '{}' };
      next.finish({ ...at, registry: stores.cache.registryText() });
      stores.takeNext();
    };
  }
  const writes = Array.from({ length: 1 + Math.floor(r() * 6) }, () => cacheWrite(r));
  const fails = r() < 0.2;
  return ({ cache }) => {
    try {
      cache.transact(() => {
        for (const write of writes) write(cache);
        if (fails) throw new Thrown();
      });
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
    }
  };
}

const byId = <T extends { readonly id: string }>(list: Iterable<T>): readonly T[] =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Everything that anybody reads of an outbox. */
const outboxSeen = ({ outbox }: Stores) => ({
  waiting: outbox.waiting(),
  states: sents.map(({ id }) => outbox.stateOf(id)),
  attention: byId(outbox.attention()),
  session: outbox.session(),
  nextN: outbox.nextN(),
  heard: outbox.heard(),
  meta: (['lastN', 'epoch', 'skew', 'station'] as const).map((key) => outbox.meta(key)),
});
const cacheSeen = ({ cache }: Stores) => ({
  rows: rows.map(({ id }) => [cache.row(id), cache.event(id), cache.dossier(id)]),
  dossiers: byId(cache.dossiers()),
  ruling: byId(cache.ruling()),
  entries: sents.map(({ id }) => cache.entryOfCommand(id)),
  shown: [...cache.shown()].sort(([a], [b]) => (a < b ? -1 : 1)),
  settled: byId(cache.settled()),
  registry: [cache.registryVersion(), cache.registry()],
  meta: (['cursor', 'epoch', 'hash', 'asOf', 'scope', 'sight'] as const).map((key) => cache.meta(key)),
});

afterAll(dropTemplates);

const filesOf = (make: (options: Parameters<typeof createModelFiles>[0]) => ConsoleFiles): ConsoleFiles =>
  make({ station: 'town', seed: 4, used: null, boundary: () => undefined, bug: null, chance: random(3) });

/** What the listeners of both heard, oldest first. */
function listen(stores: Stores): string[] {
  const heard: string[] = [];
  stores.onReplaced(() => heard.push('replaced'));
  stores.onChanges((changes, dossiers) => {
    const ids = [...changes].map(
      ([id, { before, after }]) => `${id} ${before !== null} ${after?.columns.stage ?? '-'}`,
    );
    heard.push([...ids.sort(), ...[...dossiers].sort()].join());
  });
  return heard;
}

describe('the files of a console on SQLite beside the model of the simulation', () => {
  const model = filesOf(createModelFiles);
  const sqlite = filesOf(createSqliteFiles);
  afterEach(() => {
    for (const files of [model, sqlite]) files.crash(false);
  });
  const open = (): Both => ({ model: model.open(), sqlite: sqlite.open() });
  const alike = (both: Both, see: (stores: Stores) => unknown): void =>
    expect(see(both.sqlite)).toEqual(see(both.model));

  test('given any writes and restarts, when the outbox is read, then both say the same (O3)', () => {
    const r = random(71);
    let both = open();
    for (let i = 0; i < 240; i++) {
      const step = outboxStep(r);
      expect(step(both.sqlite) ?? null).toEqual(step(both.model) ?? null);
      if (i % 4 === 0) alike(both, outboxSeen);
      if (i % 40 !== 39) continue;
      for (const files of [model, sqlite]) files.crash(false);
      both = open();
      alike(both, outboxSeen);
    }
    expect(both.model.outbox.waiting().length).toBeGreaterThan(3);
  });

  test('given any transactions, some taken back, other caches and restarts, when the cache is read, then rows, sums and what was told are the same', () => {
    const r = random(72);
    let both = open();
    let heard = [listen(both.model), listen(both.sqlite)];
    for (let i = 0; i < 160; i++) {
      const seed = Math.floor(r() * 1e9);
      // What a step draws while it is done is drawn alike for both.
      for (const stores of [both.model, both.sqlite]) cacheStep(random(seed))(stores);
      if (i % 5 === 0) alike(both, cacheSeen);
      expect(heard[1]).toEqual(heard[0]);
      if (i % 32 !== 31) continue;
      const looks = [model.look(), sqlite.look()].map(({ rows: kept, entries: lines, sums, shown, unhanded }) => ({
        rows: kept,
        lines: lines.map((one) => one.seq).sort((a, b) => a - b),
        sums,
        shown,
        unhanded,
      }));
      expect(looks[1]).toEqual(looks[0]);
      for (const files of [model, sqlite]) files.crash(false);
      both = open();
      heard = [listen(both.model), listen(both.sqlite)];
      alike(both, cacheSeen);
    }
  });

  test('given steps of an alarm engine, when they are kept, then what stood, the lines and their order are the same after a restart (A8)', () => {
    const r = random(73);
    open();
    let both = [model.openAlarms(), sqlite.openAlarms()];
    for (let i = 0; i < 60; i++) {
      const step = alarmStep(r);
      const flood = r() < 0.2 ? { startedAt: startAt, count: i, peak: 2 } : null;
      const room = pick(r, ['320722', '320722001']);
      for (const { store } of both) store.save(room, step, flood);
      if (i % 20 === 19) {
        for (const files of [model, sqlite]) files.crash(false);
        open();
        both = [model.openAlarms(), sqlite.openAlarms()];
      }
      const [first, second] = both.map(({ store }) => ({
        saved: {
          ...store.saved(room),
          alarms: byId(store.saved(room).alarms),
          groups: store.saved(room).groups.length,
        },
        lines: store.records(room, startAt, startAt + 5e5),
        history: store.history(room, 'g1', 4),
      }));
      expect(second).toEqual(first);
    }
  });

  test('given a cache, when alarms read it, then both give the same rows in the same order', () => {
    const both = open();
    for (const stores of [both.model, both.sqlite])
      stores.cache.transact(() => {
        for (const row of rows) stores.cache.putRow(row);
      });
    const read = (files: ConsoleFiles, { cache }: Stores) => {
      const { rows: by } = files.openAlarms();
      const batches = (['town', 'county'] as const).flatMap((level) => {
        const next = by.events(cache, { area: '320722', level });
        const found: string[] = [];
        for (let batch = next(); batch.length > 0; batch = next()) found.push(...batch.map((event) => event.id));
        return [found];
      });
      return [batches, by.files(cache).map((file) => file.id), by.lastActs(cache, 5).map((file) => file.id)];
    };
    expect(read(sqlite, both.sqlite)).toEqual(read(model, both.model));
  });
});

function alarmStep(r: Random): AlarmStep {
  const id = (): string => `a${Math.floor(r() * 9)}`;
  const key = (): string => `g${Math.floor(r() * 3)}`;
  const at = startAt + Math.floor(r() * 4e5);
  const record = {
    at,
    due: at,
    kind: null,
    priority: null,
    subject: null,
    name: '',
    members: 1,
    reason: { code: 'x' },
  };
  return {
    records: Array.from({ length: Math.floor(r() * 3) }, () => ({
      ...record,
      id: `r${Math.floor(r() * 60)}`,
      what: 'raised' as const,
      alarm: id(),
      group: key(),
    })),
    alarms: r() < 0.6 ? [{ id: id(), group: key(), raisedAt: at, stoodAt: r() < 0.5 ? at : null }] : [],
    gone: r() < 0.3 ? [id()] : [],
    groups: r() < 0.5 ? [{ key: key(), openedAt: at, lastSoundAt: null, rung: 1, rungAt: at }] : [],
    goneGroups: r() < 0.2 ? [key()] : [],
  };
}
