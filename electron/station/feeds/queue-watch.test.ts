import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventCommand } from '../../../shared/domain/verbs.ts';
import { handle } from '../../../shared/journal/handle.ts';
import { type QueueFilter, type QueueUpdate, queueReach } from '../../../shared/wire/queue-view.ts';
import { createHandTimers, deskContext, type HandTimers } from '../../../tests/support/desk-context.ts';
import { type Desk, openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { dispatchTo, people, registration } from '../../../tests/support/story.ts';
import { tinyCounty } from '../../../tests/support/tiny-county.ts';
import { Feeds } from './feeds.ts';

let clock = 0;
let desk: Desk;
let timers: HandTimers;
let feeds: Feeds;
let clean: () => void;
let count = 0;

beforeEach(() => {
  clock = Date.parse('2025-09-01T10:00+08:00');
  const { dir, remove } = tempDir();
  desk = openDesk(dir, () => clock);
  timers = createHandTimers();
  feeds = new Feeds(deskContext(desk, timers));
  clean = () => {
    feeds.close();
    desk.close();
    remove();
  };
});
afterEach(() => clean());

const all: QueueFilter = { view: 'open', town: null, severity: null, department: null, text: '', sort: 'due' };
function act(command: EventCommand, actor = people.county): string {
  expect(desk.replica.perform(desk.rules(), desk.sent(command, actor))).toMatchObject({ ok: true });
  return command.event;
}
const register = (title = '路面积水'): string =>
  act({
    ...registration({ title, number: `LYG20250901-003${String(++count).padStart(4, '0')}` }),
    event: testId(),
  } as EventCommand);
const toTriage = (event: string): string => act({ kind: 'event.reportToCenter', event, reason: '' });

function watch(filter: Partial<QueueFilter> = {}) {
  const updates: QueueUpdate[] = [];
  const handle = feeds.watch({ feed: 'queue', filter: { ...all, ...filter } }, (value) =>
    updates.push(value as QueueUpdate),
  );
  const { queue } = handle;
  if (queue === null) throw new Error('no queue');
  return { updates, queue };
}

test('given a watched queue, when others work, then its order stands still, its rows change and the new ones are counted (Q1)', () => {
  const [a, b] = [register('甲'), register('乙')];
  const { updates, queue } = watch();
  expect(updates).toMatchObject([{ kind: 'opened', total: 2, generation: 1 }]);
  const before = queue.rows(0, 50);
  expect(before.rows.map((r) => r.id).sort()).toEqual([a, b].sort());
  expect(before.rows[0]).toMatchObject({ town: '一镇', grid: '01网格', pending: 1 });
  const c = register('丙');
  toTriage(a);
  timers.run(200);
  expect(updates.filter((u) => u.kind === 'fresh').at(-1)).toEqual({ kind: 'fresh', count: 1 });
  expect(updates.filter((u) => u.kind === 'rows').flatMap((u) => u.rows)).toMatchObject([
    { id: a, state: 'triage', pending: 2 },
  ]);
  expect(queue.rows(0, 50).rows.map((r) => r.id)).toEqual(before.rows.map((r) => r.id));
  queue.open();
  expect(updates.at(-1)).toMatchObject({ kind: 'opened', total: 3, generation: 2 });
  expect(queue.rows(0, 50).rows.map((r) => r.id)).toContain(c);
});

test('given a row outside the last window, when it changes, then nothing is pushed for it', () => {
  const ids = [register(), register(), register()];
  const { updates, queue } = watch();
  const shown = queue.rows(0, 1).rows[0]?.id;
  const hidden = ids.find((id) => id !== shown);
  if (hidden === undefined) throw new Error('no row');
  toTriage(hidden);
  timers.run(200);
  expect(updates.filter((u) => u.kind === 'rows')).toEqual([]);
});

test('given a list fetched in parts, when a row of any part near the last one changes, then it is pushed; what was left far behind is not (Q2)', () => {
  for (let n = 0; n < 3; n++) register();
  const { updates, queue } = watch();
  const [first = ''] = queue.rows(0, 1).rows.map((row) => row.id);
  queue.rows(1, 3);
  toTriage(first);
  timers.run(200);
  expect(updates.filter((u) => u.kind === 'rows').flatMap((u) => u.rows)).toMatchObject([{ id: first }]);
  queue.rows(queueReach + 1, queueReach + 2);
  act({ ...dispatchTo('chengguan'), event: first } as EventCommand);
  timers.run(200);
  expect(updates.filter((u) => u.kind === 'rows')).toHaveLength(1);
});

test('given a change of a row, when the list is scrolled far away before it is told, then the order stands (Q1)', () => {
  const first = register();
  const { updates, queue } = watch();
  queue.rows(0, 1);
  timers.run(200);
  toTriage(first);
  queue.rows(queueReach + 1, queueReach + 2);
  timers.run(200);
  expect(updates.filter((u) => u.kind === 'opened')).toHaveLength(1);
});

test('given a row that leaves the view and comes back, when it is told, then it is gone once and never counted as new', () => {
  const a = register();
  const { updates, queue } = watch({ view: 'intake' });
  queue.rows(0, 10);
  toTriage(a);
  timers.run(200);
  expect(updates.at(-1)).toMatchObject({ kind: 'rows', gone: [a], rows: [{ id: a, state: 'triage' }] });
  desk.stores.cache.transact(() => {
    const row = desk.stores.cache.event(a);
    if (row !== undefined) desk.stores.cache.putEvent({ ...row, state: 'registered' });
  });
  timers.run(200);
  expect(updates.some((u) => u.kind === 'fresh')).toBe(false);
  expect(updates.at(-1)).toMatchObject({ kind: 'rows', gone: [] });
});

test('given an act whose event vanishes again, when it is undone, then the order begins anew instead of shifting under the hand', () => {
  const a = register();
  register();
  const { updates, queue } = watch();
  queue.rows(0, 10);
  desk.stores.cache.transact(() => desk.stores.cache.removeEvent(a));
  timers.run(200);
  expect(updates.at(-1)).toMatchObject({ kind: 'opened', total: 1, generation: 2 });
});

test('given time alone, when a due moment passes, then the overdue view counts it behind the bar (Q1)', () => {
  const a = toTriage(register());
  act({ ...dispatchTo('chengguan'), event: a } as EventCommand);
  const { updates } = watch({ view: 'overdue' });
  desk.stores.cache.transact(() => {
    const row = desk.stores.cache.event(a);
    const clockRow = {
      ...row?.clocks[0],
      id: 'deptHandle.9',
      kind: 'deptHandle',
      due: clock + 90_000,
      extendedDue: null,
      stoppedAt: null,
      stoppedAs: null,
    };
    if (row !== undefined) desk.stores.cache.putEvent({ ...row, clocks: [clockRow as (typeof row.clocks)[number]] });
  });
  timers.run(1_000);
  expect(updates).toMatchObject([{ kind: 'opened', total: 0 }]);
  clock += 120_000;
  timers.run(2_000);
  expect(updates.at(-1)).toEqual({ kind: 'fresh', count: 1 });
});

test('given more rows than one slice, when a far window is asked for, then it comes from the frozen order without a hole', () => {
  desk.stores.cache.transact(() => {
    const model = desk.stores.cache.event(register1());
    if (model === undefined) throw new Error('no model');
    for (let i = 0; i < 2_500; i++)
      desk.stores.cache.putEvent({ ...model, id: testId(), number: `LYG20250902-003${String(i).padStart(4, '0')}` });
  });
  const { updates, queue } = watch();
  expect(updates[0]).toMatchObject({ kind: 'opened', total: 2_501 });
  const far = queue.rows(2_400, 2_600);
  expect(far.rows).toHaveLength(101);
  timers.run(10);
  const seen = new Set<string>();
  for (let from = 0; from < 2_600; from += 200) for (const row of queue.rows(from, from + 200).rows) seen.add(row.id);
  expect(seen.size).toBe(2_501);
});
/** Inside an open transaction of the cache no act can be performed; the row is put by hand. */
function register1(): string {
  const event = testId();
  const outcome = { ...registration({ number: 'LYG20250902-0039999' }), event } as EventCommand;
  const row = rowOf(outcome);
  desk.stores.cache.putEvent(row);
  return event;
}
function rowOf(command: EventCommand) {
  const done = desk.store.rules();
  if (done === null) throw new Error('no rules');
  const handled = handle(
    { rules: done, actor: people.county, at: clock, hubAt: null },
    { event: undefined, grid: tinyCounty.grids[0] },
    command,
  );
  if (!handled.ok) throw new Error(JSON.stringify(handled.error));
  return handled.value.after;
}

test('given two windows, when one acts, then both see it at once and at most ten times a second', () => {
  const a = register();
  const [one, two] = [watch(), watch()];
  one.queue.rows(0, 10);
  two.queue.rows(0, 10);
  timers.run(1_000);
  toTriage(a);
  expect(one.updates.at(-1)).toMatchObject({ kind: 'rows', rows: [{ id: a, state: 'triage' }] });
  expect(two.updates.at(-1)).toEqual(one.updates.at(-1));
  const told = one.updates.length;
  for (let i = 0; i < 50; i++) {
    act({ kind: 'event.addNote', event: a, text: `备注 ${i}` });
    timers.run(10);
  }
  expect(one.updates.length - told).toBeLessThanOrEqual(7);
  timers.run(200);
  expect(one.updates.at(-1)).toMatchObject({ kind: 'rows', rows: [{ id: a, pending: 52 }] });
});

test('given nobody signed in, when feeds are watched, then no event, person or work is told (R2)', () => {
  const a = register();
  desk.store.setSession(null);
  const { updates, queue } = watch();
  expect(updates).toMatchObject([{ kind: 'opened', total: 0 }]);
  expect(queue.rows(0, 10).rows).toEqual([]);
  const told: Record<string, unknown> = {};
  for (const feed of ['counts', 'attention', 'outbox', 'drafts', 'registry'] as const)
    feeds.watch({ feed }, (v) => (told[feed] = v));
  feeds.watch({ feed: 'event', id: a }, (v) => (told['event'] = v));
  expect(told).toMatchObject({
    attention: [],
    outbox: [],
    drafts: [],
    event: null,
    counts: { views: { open: 0, all: 0 } },
    registry: { staff: [] },
  });
});
