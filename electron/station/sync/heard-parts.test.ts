import { afterEach, expect, test } from 'vitest';
import type { Down } from '../../../shared/wire/down.ts';
import { createHandTimers } from '../../../tests/support/desk-context.ts';
import { createJournalHub } from '../../../tests/support/journal-hub.ts';
import { openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { people, registration } from '../../../tests/support/story.ts';
import { tinyCounty } from '../../../tests/support/tiny-county.ts';
import { createHeardParts } from './heard-parts.ts';
import { SyncCore } from './sync-core.ts';
import type { SyncEffect } from './sync-io.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});

const at = Date.parse('2025-09-01T08:00+08:00');
const numbered = (n: number) =>
  registration({ number: `LYG20250901-003${String(n).padStart(4, '0')}`, toldAt: at }) as never as object;

/** A desk whose line is live, and a hub whose journal is `entries` ahead of it. */
function behind(entries: number) {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  const desk = openDesk(dir, () => at);
  cleanups.push(() => desk.close());
  const hub = createJournalHub(() => at);
  desk.store.setSettledEpoch(hub.epoch());
  desk.stores.cache.setMeta('epoch', hub.epoch());
  hub.take(
    Array.from({ length: entries }, (_, n) => ({
      ...desk.sent({ ...numbered(n), event: testId() } as never, people.town),
      station: 'other',
      n: n + 1,
    })),
  );
  const core = new SyncCore(desk.store, () => 0);
  const moment = { mono: 0, local: at };
  const effects: SyncEffect[] = [];
  const parts: number[] = [];
  const timers = createHandTimers();
  const line = createHeardParts(timers, (message, isPart) => {
    if (message.t === 'delta') parts.push(message.entries.length);
    effects.push(...core.step({ kind: 'heard', message, isPart }, moment));
  });
  core.step({ kind: 'tick' }, moment);
  core.step({ kind: 'opened' }, moment);
  const welcome = { epoch: hub.epoch(), seq: hub.head().seq, hubTime: at, sentAt: at, stationNo: 3 };
  line.heard({ t: 'welcome', ...welcome, registryVersion: tinyCounty.version, registry: null, sync: 'deltas' });
  const sent = (t: string): number => effects.filter((e) => e.do === 'send' && e.message.t === t).length;
  return { desk, hub, core, line, timers, parts, sent };
}
const rowsOf = ({ stores }: ReturnType<typeof openDesk>): number => stores.cache.tally('all');

test('given a delta of 200 entries, when an act comes meanwhile, then it waits for one part of it and goes before the next; in the end everything is there and was asked for once', () => {
  const { desk, hub, line, timers, parts, sent } = behind(200);
  line.heard(hub.delta(0));
  expect(parts).toEqual([16]);
  const own = testId();
  const done = desk.replica.perform(desk.rules(), desk.sent({ ...numbered(999), event: own } as never));
  expect(done.ok).toBe(true);
  expect(desk.stores.cache.event(own)).toBeDefined();
  expect(rowsOf(desk)).toBe(17);
  // What comes later waits for its turn.
  line.heard({ t: 'pong', sentAt: at, hubTime: at, seq: 200 });
  timers.run(10);
  expect(parts.every((entries) => entries <= 64)).toBe(true);
  expect(parts.reduce((a, b) => a + b, 0)).toBe(200);
  expect(desk.store.position()).toMatchObject({ cursor: 200, hash: hub.head().hash });
  expect(rowsOf(desk)).toBe(201);
  expect(sent('pull')).toBe(1);
  for (const [id, row] of hub.rows()) expect(desk.stores.cache.row(id)).toEqual(row);
});

test('given a line lost between two parts, when the rest is forgotten, then the console stands where it is and asks from there', () => {
  const { desk, hub, line, timers, core } = behind(100);
  line.heard(hub.delta(0));
  line.forget();
  timers.run(10);
  const { cursor, hash } = desk.store.position();
  expect([cursor, hash]).toEqual([16, hub.entries()[15]?.hash]);
  core.step({ kind: 'closed', why: 'lost' }, { mono: 1, local: at });
  line.heard(hub.delta(cursor));
  expect(desk.store.position().cursor).toBe(16);
});

test('given a delta that brings a row into sight, when it is heard, then it is taken whole', () => {
  const { desk, hub, line, parts } = behind(40);
  const first = hub.rows().values().next().value;
  if (first === undefined) throw new Error('no row');
  const entered = [{ row: first, history: [] }];
  line.heard({ ...hub.delta(0), entered } as Extract<Down, { t: 'delta' }>);
  expect(parts).toEqual([40]);
  expect(desk.store.position().cursor).toBe(40);
});
