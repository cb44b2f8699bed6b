/**
 * The operator's path on one station: first sync of 100,000 events against a plain batched insert of the same rows, first page of
 * the queue, and a local act from the command to the changed row at a window.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { createStation, type Station } from '../electron/station/station.ts';
import type { GridEvent } from '../shared/domain/event/event.ts';
import type { Command } from '../shared/domain/verbs.ts';
import type { ToWindow } from '../shared/wire/bridge.ts';
import type { Port } from '../shared/wire/port.ts';
import type { QueueFilter } from '../shared/wire/queue-view.ts';
import { until } from '../tests/support/station-fixture.ts';
import { people, registration } from '../tests/support/story.ts';
import { password } from '../tests/support/tiny-county.ts';
import { filledHub } from './filled-hub.ts';
import { percentiles, round, time } from './measure.ts';

const resourcesDir = path.join(import.meta.dirname, '../resources');
const key = 'ab'.repeat(32);

export async function benchDesk(events: number, say: (line: string) => void): Promise<Record<string, unknown>> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'griddesk-bench-'));
  say(`filling a hub with ${events} events`);
  const hub = await filledHub(events, (done) => done % 10_000 === 0 && say(`  ${done}`));
  try {
    const rows = [...(await hub.events(['closed', 'inHandling']))];
    const station = await createStation({ dataDir: dir, key, hubUrl: hub.url, resourcesDir });
    await until(station, { feed: 'session' }, (s) => s.line.state === 'signed-out');
    say('first sync');
    const from = performance.now();
    await station.run({ kind: 'session.signIn', account: people.director.account, password });
    await until(
      station,
      { feed: 'session' },
      (s) => s.line.state === 'online' && s.storage.cachedEvents >= events,
      600_000,
    );
    const syncMs = performance.now() - from;
    const plainMs = plainInsert(dir, rows);
    const firstPage = await measureFirstPage(station);
    say('local acts');
    const act = await measureActs(station, 300);
    await station.stop();
    return {
      events,
      snapshotSync: { ms: round(syncMs, 0), plainInsertMs: round(plainMs, 0), ratio: round(syncMs / plainMs, 2) },
      firstPage,
      localAct: act,
      cacheMiB: round(statSync(path.join(dir, 'cache.db')).size / 2 ** 20, 1),
    };
  } finally {
    await hub.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The baseline: the same rows as JSON with six indexed columns, encrypted the same way, batches of 500. */
function plainInsert(dir: string, rows: readonly GridEvent[]): number {
  const db = new Database(path.join(dir, 'plain.db'));
  db.pragma(`cipher='sqlcipher'`);
  db.pragma('legacy=4');
  db.pragma(`key="x'${key}'"`);
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=NORMAL');
  db.exec(
    'CREATE TABLE events (id TEXT PRIMARY KEY, state TEXT, level TEXT, area TEXT, item TEXT, registered INTEGER, doc TEXT)',
  );
  for (const column of ['state', 'level', 'area', 'item', 'registered'])
    db.exec(`CREATE INDEX e_${column} ON events (${column})`);
  const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
  const batch = db.transaction((part: readonly GridEvent[]) => {
    for (const e of part) insert.run(e.id, e.state, e.level, e.place.area, e.item, e.registeredAt, JSON.stringify(e));
  });
  const ms = time(() => {
    for (let i = 0; i < rows.length; i += 500) batch(rows.slice(i, i + 500));
  });
  db.close();
  return ms;
}

const all: QueueFilter = { view: 'all', town: null, severity: null, department: null, text: '', sort: 'due' };

/** Opening the view of all events and reading its first 50 rows, as a window does it. */
async function measureFirstPage(station: Station): Promise<Record<string, unknown>> {
  const times: number[] = [];
  let total = 0;
  for (let i = 0; i < 30; i++) {
    const from = performance.now();
    const opened = await new Promise<{ watch: number; stop: () => void }>((done) => {
      const handle = station.watch({ feed: 'queue', filter: all }, (update) => {
        if (update.kind !== 'opened') return;
        total = update.total;
        queueMicrotask(() => done(handle));
      });
    });
    await station.read({ ask: 'queueRows', watch: opened.watch, from: 0, to: 50 });
    times.push(performance.now() - from);
    opened.stop();
  }
  return { rows: total, ...percentiles(times) };
}

/** A port of two arrays: what a window sends and hears, with every message cloned as a real one clones it. */
function windowOf(station: Station) {
  let toStation: (message: unknown) => void = () => undefined;
  let heard: (message: ToWindow) => void = () => undefined;
  const port: Port = {
    post: (message) => heard(structuredClone(message) as ToWindow),
    onMessage: (listener) => {
      toStation = listener;
    },
    close: () => undefined,
  };
  const stop = station.serveWindow(port);
  return {
    send: (message: unknown) => toStation(structuredClone(message)),
    onHeard: (listener: (message: ToWindow) => void) => {
      heard = listener;
    },
    stop,
  };
}

/** From the command leaving the window to its receipt, and to the changed event in that window's feed. */
async function measureActs(station: Station, count: number): Promise<Record<string, unknown>> {
  const page = windowOf(station);
  const receipts: number[] = [];
  const shown: number[] = [];
  for (let i = 0; i < count; i++) {
    const fresh = await station.read({ ask: 'newNumber' });
    if (!fresh.ok) throw new Error(JSON.stringify(fresh.error));
    const { event, number } = fresh.value;
    const command = { ...registration({ number, toldAt: Date.now() }), event } as Command;
    await new Promise<void>((done) => {
      page.send({ t: 'watch', watch: i, feed: { feed: 'event', id: event } });
      const from = performance.now();
      page.onHeard((message) => {
        if (message.t === 'ran') receipts.push(performance.now() - from);
        if (message.t !== 'feed' || message.watch !== i || message.value === null) return;
        shown.push(performance.now() - from);
        page.send({ t: 'unwatch', watch: i });
        done();
      });
      page.send({ t: 'run', ref: i, command });
    });
  }
  page.stop();
  return { acts: count, receiptMs: percentiles(receipts), changedRowAtWindowMs: percentiles(shown) };
}
