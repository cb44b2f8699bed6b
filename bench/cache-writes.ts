/** What is written: batches of updates against a plain indexed table, and an operator's act while deltas come in. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createHeardParts, createLogTidy, Replica, type Stores } from '../electron/station/station.ts';
import type { GridEvent } from '../shared/domain/event/event.ts';
import type { Command } from '../shared/domain/verbs.ts';
import type { Entry } from '../shared/journal/entry.ts';
import { takeDelta } from '../shared/journal/rebase.ts';
import type { Down } from '../shared/wire/down.ts';
import { rulesOf } from '../shared/wire/rules-of-registry.ts';
import { people, registration } from '../tests/support/story.ts';
import { tinyCounty } from '../tests/support/tiny-county.ts';
import { percentiles, round, time } from './measure.ts';
import { connect } from './plain-texts.ts';

const updates = 20_000;
const batch = 100;

const ids = (stores: Stores, count: number): readonly string[] =>
  stores.cache.db.prepare('SELECT id FROM events ORDER BY rid DESC LIMIT ?').pluck().all(count) as string[];

function eventOf(stores: Stores, id: string): GridEvent {
  const event = stores.cache.event(id);
  if (event === undefined) throw new Error(id);
  return event;
}

/** A row of a delta: the next version of an event and the line that made it. */
function changed(event: GridEvent, seq: number): { readonly row: GridEvent; readonly entry: Entry } {
  const at = event.changedAt + 1;
  const handler = event.handler === '乙' ? '丙' : '乙';
  const fact = { kind: 'event.noteAdded', event: event.id, text: '进展', effects: {} };
  const entry = { seq, commandId: `c${seq}`, station: 'other', n: seq, session: 's', actor: people.town, doneAt: at };
  return {
    row: { ...event, version: event.version + 1, handler, changedAt: at },
    entry: { ...entry, hubAt: at, fact, hash: '0'.repeat(64), prev: '0'.repeat(64) } as unknown as Entry,
  };
}

/** Replica and rows of the last events, which are the ones people work on. */
function feeder(stores: Stores) {
  const replica = new Replica(stores, Date.now);
  const live = ids(stores, 2_000);
  let seq = Number(stores.cache.meta('cursor') ?? 0);
  let turn = 0;
  return {
    replica,
    delta(rows: number): void {
      replica.transact((store) => {
        for (let i = 0; i < rows; i++) {
          turn += 1;
          seq += 1;
          const { row, entry } = changed(eventOf(stores, live[turn % live.length] ?? ''), seq);
          store.putRow(row);
          store.addEntry(entry);
        }
        store.setCursor(seq);
      });
    },
    /** The next lines of the journal, as the hub sends them. */
    message(rows: number): Delta {
      const after = seq;
      const entries = Array.from({ length: rows }, () => {
        turn += 1;
        seq += 1;
        return changed(eventOf(stores, live[turn % live.length] ?? ''), seq).entry;
      });
      return { t: 'delta', after, upto: seq, entries, entered: [], left: [], more: false };
    },
  };
}
type Delta = Extract<Down, { t: 'delta' }>;
type JournalDelta = Parameters<typeof takeDelta>[3];

/** 20,000 updates in batches of a hundred with sums, duties, cursor and journal lines, against the same on a plain table (P5). */
export function measureApply(stores: Stores, dir: string): Record<string, unknown> {
  const { delta } = feeder(stores);
  const ms = time(() => {
    for (let n = 0; n < updates; n += batch) delta(batch);
  });
  const plain = plainUpdates(stores, dir);
  return { updates, ms: round(ms, 0), plainMs: round(plain, 0), ratio: round(ms / plain, 2) };
}

/** The baseline: as many events in a table with six indexed columns, the same rows changed, the same lines added. */
function plainUpdates(stores: Stores, dir: string): number {
  const file = path.join(dir, 'plain-rows.db');
  rmSync(file, { force: true });
  const db = connect(file);
  // As the console opens its own.
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = WAL');
  db.pragma('wal_autocheckpoint = 4000');
  db.pragma('synchronous = NORMAL');
  db.exec(`CREATE TABLE events (id TEXT PRIMARY KEY, state TEXT, level TEXT, area TEXT, item TEXT, registered INTEGER, due INTEGER, doc TEXT);
    CREATE TABLE entries (seq INTEGER PRIMARY KEY, event TEXT, doc TEXT); CREATE INDEX n_event ON entries (event, seq)`);
  for (const column of ['state', 'level', 'area', 'item', 'registered', 'due'])
    db.exec(`CREATE INDEX e_${column} ON events (${column})`);
  const events = ids(stores, 2_000).map((id) => eventOf(stores, id));
  const insert = db.prepare('INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const put = (e: GridEvent): void =>
    void insert.run(e.id, e.state, e.level, e.place.area, e.item, e.registeredAt, e.changedAt, JSON.stringify(e));
  db.transaction(() => {
    events.forEach(put);
    putOthers(stores, db);
  })();
  const update = db.prepare(
    'UPDATE events SET state = ?, level = ?, area = ?, item = ?, registered = ?, due = ?, doc = ? WHERE id = ?',
  );
  const line = db.prepare('INSERT INTO entries VALUES (?, ?, ?)');
  const read = db.prepare('SELECT doc FROM events WHERE id = ?').pluck();
  let seq = 0;
  const apply = db.transaction(() => {
    for (let i = 0; i < batch; i++) {
      seq += 1;
      const known = JSON.parse(read.get(events[seq % events.length]?.id) as string) as GridEvent;
      const { row: e, entry } = changed(known, seq);
      update.run(e.state, e.level, e.place.area, e.item, e.registeredAt, e.changedAt, JSON.stringify(e), e.id);
      line.run(seq, e.id, JSON.stringify(entry));
    }
  });
  const ms = time(() => {
    for (let n = 0; n < updates; n += batch) apply();
  });
  db.close();
  return ms;
}

/** A packed document of an ended event is about so long. */
const ended = 'x'.repeat(417);

/** The rest of what the cache holds, with the values its own columns have. */
function putOthers(stores: Stores, db: ReturnType<typeof connect>): void {
  const others = stores.cache.db
    .prepare('SELECT id, stage, level, area, item, rid, next_due FROM events ORDER BY rid')
    .raw();
  const insert = db.prepare('INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const row of others.iterate()) insert.run(...(row as (string | number)[]), ended);
}

const uuid = (n: number): string => `0190e000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** Registrations, durable under FULL, while 500 rows a second come in, ten deltas a second (P6). */
export async function measureActs(stores: Stores, dir: string): Promise<Record<string, unknown>> {
  const rules = rulesOf(tinyCounty);
  if (!rules.ok) throw new Error('rules');
  const { replica, message } = feeder(stores);
  const calm: number[] = [];
  const busy: number[] = [];
  // Another run on the same files must not do the same acts again.
  const base = stores.outbox.nextN() * 1_000;
  let n = 0;
  const act = (): number => {
    n += 1;
    const now = Date.now();
    const command = {
      ...registration({ number: `LYG20250902-${String(base + n).padStart(7, '0')}`, toldAt: now }),
      event: uuid(base + n),
    };
    const sent = {
      id: uuid(2 ** 40 + base + n),
      station: 'here',
      n: stores.outbox.nextN(),
      session: 'session',
      actor: people.county,
    };
    return time(() => {
      const done = replica.perform(rules.value, { ...sent, at: now, command: command as Command });
      if (!done.ok) throw new Error(JSON.stringify(done.error));
    });
  };
  const trouble = (error: unknown): void => {
    throw error;
  };
  const timers = { mono: () => performance.now(), set: later };
  const logs = createLogTidy({ stores, timers, trouble });
  await wait(300);
  const syncs = createSync(dir);
  for (let i = 0; i < 300; i++) {
    await wait(5);
    // The first acts of a process compile its code.
    if (i < 50) act();
    else calm.push(act());
    syncs.once();
  }
  const busySyncs = createSync(dir);
  let running = true;
  const parts: number[] = [];
  // As the line hands them on: what a delta holds in parts, and everybody's turn between them.
  const line = createHeardParts(timers, (heard) => {
    if (heard.t !== 'delta') return;
    const from = performance.now();
    replica.transact((store) => takeDelta(store, rules.value, 'here', heard as unknown as JournalDelta));
    parts.push(performance.now() - from);
  });
  const deltas = (async () => {
    while (running) {
      line.heard(message(50));
      await wait(100);
    }
  })();
  for (let i = 0; i < 300; i++) {
    const due = performance.now() + 20;
    await wait(20);
    const late = Math.max(0, performance.now() - due);
    busy.push(late + act());
    if (i % 2 === 0) busySyncs.once();
  }
  running = false;
  await deltas;
  logs.stop();
  line.forget();
  const [sync, busySync] = [syncs.end(), busySyncs.end()];
  const [calmMs, busyMs] = [percentiles(calm), percentiles(busy)];
  return {
    calmMs,
    withDeltasMs: busyMs,
    fdatasyncMs: sync,
    fdatasyncWithDeltasMs: busySync,
    ratioP99: round(calmMs.p99 / sync.p99, 1),
    withDeltasRatioP99: round(busyMs.p99 / busySync.p99, 1),
    partMs: percentiles(parts),
  };
}

const later = (work: () => void, ms: number): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** One block written over and synced, between the acts: the disk is as busy for the one as for the other. */
function createSync(dir: string) {
  const file = openSync(path.join(dir, 'sync.bin'), 'w');
  const block = Buffer.alloc(4096, 1);
  const times: number[] = [];
  return {
    once(): void {
      times.push(
        time(() => {
          writeSync(file, block, 0, block.length, 0);
          fdatasyncSync(file);
        }),
      );
    },
    end(): Times {
      closeSync(file);
      return percentiles(times);
    },
  };
}

type Times = ReturnType<typeof percentiles>;
