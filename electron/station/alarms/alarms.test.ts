import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import type { Command } from '../../../shared/domain/verbs.ts';
import type { LineState } from '../../../shared/wire/session-view.ts';
import { createHandTimers, deskContext, type HandTimers } from '../../../tests/support/desk-context.ts';
import { type Desk, openDesk, tempDir, testId, testKey } from '../../../tests/support/station-fixture.ts';
import { dispatchTo, people, registration } from '../../../tests/support/story.ts';
import type { FeedContext } from '../feeds/feed-context.ts';
import { type AlarmStore, openAlarmStore } from './alarm-store.ts';
import { type Alarms, createAlarms } from './alarms.ts';

const start = Date.parse('2025-09-01T10:00+08:00');
const minute = 60_000;
let now = start;
let timers: HandTimers;
let desk: Desk;
let alarms: Alarms;
let folder: { readonly dir: string; remove(): void };
let line: Partial<LineState> = {};
let ran: Command[] = [];
/** Whether an act the ladder asks for is taken: a process may end before. */
let takes = true;
let isFull = false;
/** What a window was shown last: it looks when it is told that there is something else to see. */
let shown: AlarmsView | null = null;

/** A console on its folder: what a start of the program does. */
function open(): void {
  timers = createHandTimers();
  desk = openDesk(folder.dir, () => now);
  const base = deskContext(desk, timers);
  const context: FeedContext = { ...base, line: () => ({ ...base.line(), ...line }), trouble: () => undefined };
  const file = openAlarmStore(folder.dir, testKey);
  const store: AlarmStore = {
    ...file,
    save(...step) {
      if (isFull) throw Object.assign(new Error('no room'), { code: 'SQLITE_FULL' });
      file.save(...step);
    },
  };
  alarms = createAlarms({ context, key: testKey, changed: () => void (shown = alarms.view()), run, store });
  pass(0);
}
/** As the station runs what the ladder asks for. */
function run(command: Command): void {
  if (!takes) return;
  ran.push(command);
  desk.replica.perform(desk.rules(), desk.sent(command, people.county));
}
function close(): void {
  alarms.stop();
  alarms.close();
  desk.close();
}
/** Lets time go by in steps, as timers would have it. */
function pass(ms: number): void {
  const end = now + ms;
  for (; now < end; now = Math.min(end, now + 1_000)) timers.run(1_000);
  timers.run(50);
}
function act(command: Command, actor = people.county): void {
  const outcome = desk.replica.perform(desk.rules(), desk.sent(command, actor));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  timers.run(50);
}
const view = (): AlarmsView => {
  const found = alarms.view();
  if (found === null) throw new Error('no alarms run here');
  return found;
};
const register = (title = '路面积水'): string => {
  const event = testId();
  const number = `LYG20250901-003${event.slice(-4)}`;
  act({ ...registration({ number, title }), event } as Command);
  act({ kind: 'event.reportToCenter', event, reason: '' });
  return event;
};
const registerMajor = (): string => {
  const event = register('仓库火情');
  act({ kind: 'event.flagMajor', event, majorKind: 'massIncident', reason: '聚集', departments: ['公安'] });
  return event;
};
const rowOf = (event: string) => view().rows.find((row) => row.members.some((one) => one.event === event));
const calls = (): Command[] => ran.filter((one) => one.kind === 'dossier.act' && one.act === 'escalate');
const recordsOf = (what: string): number =>
  view()
    .rows.flatMap((row) => alarms.history(row.key))
    .filter((one) => one.what === what).length;

beforeEach(() => {
  now = start;
  line = {};
  ran = [];
  takes = true;
  isFull = false;
  shown = null;
  folder = tempDir();
  open();
});
afterEach(() => {
  close();
  folder.remove();
});

test('A8: given a major event on this console, when nobody acts, then it sounds from the station alone and goes up the ladder', () => {
  const event = registerMajor();
  const row = rowOf(event);
  expect(row).toMatchObject({ kind: 'major', priority: 'urgent', state: 'loud', rung: 0, sounds: true });
  expect(view().sound?.priority).toBe('urgent');
  pass(3 * minute);
  expect(rowOf(event)?.rung).toBe(1);
  pass(3 * minute);
  expect(rowOf(event)?.rung).toBe(2);
});

test('A4: given somebody acknowledges, then his act is in the journal, the alarm is his and no longer sounds', () => {
  const event = registerMajor();
  const key = rowOf(event)?.key ?? '';
  const command = alarms.command({
    kind: 'alarm.act',
    act: 'acknowledge',
    groups: [key],
    alarms: [],
    until: null,
    reason: null,
    note: '',
  });
  if (!command.ok) throw new Error(JSON.stringify(command.error));
  act(command.value);
  expect(rowOf(event)).toMatchObject({ state: 'acknowledged', sounds: false, by: { account: people.county.account } });
  expect(desk.stores.cache.dossiers().map((one) => one.machine)).toEqual(['alarmHandling']);
  pass(31 * minute);
  expect(rowOf(event)?.state).toBe('loud');
});

test('A5: given it sounded before a restart, then it sounds on afterwards, is not raised twice, and keeps its step', () => {
  const event = registerMajor();
  pass(3 * minute);
  const before = alarms.history(rowOf(event)?.key ?? '').filter((one) => one.what === 'raised').length;
  close();
  open();
  pass(1_000);
  expect(rowOf(event)).toMatchObject({ state: 'loud', rung: 1 });
  expect(recordsOf('raised')).toBe(before);
});

test('A5: given an acknowledged alarm and a restart, then it is still somebody’s', () => {
  const event = registerMajor();
  const command = alarms.command({
    kind: 'alarm.act',
    act: 'acknowledge',
    groups: [rowOf(event)?.key ?? ''],
    alarms: [],
    until: null,
    reason: null,
    note: '',
  });
  if (!command.ok) throw new Error('refused');
  act(command.value);
  close();
  open();
  pass(1_000);
  expect(rowOf(event)?.state).toBe('acknowledged');
});

test('A6: given the line is down for a minute, then that alarms, and clears with the line', () => {
  line = { state: 'offline', since: now };
  alarms.look();
  pass(minute);
  expect(view().rows.find((row) => row.kind === 'lineDown')).toMatchObject({ state: 'loud', priority: 'high' });
  line = {};
  pass(10_000);
  expect(view().rows.some((row) => row.kind === 'lineDown')).toBe(false);
});

test('A5: given a major event rings, when somebody acts on it, then it is silent, and opening it would not have been enough', () => {
  const event = registerMajor();
  act({ ...dispatchTo(), event } as Command);
  expect(rowOf(event)?.kind).not.toBe('major');
  expect(view().sound).toBeNull();
});

test('A4: given it goes up, then the escalation is written for the hub to call, once', () => {
  registerMajor();
  pass(4 * minute);
  expect(calls()).toHaveLength(1);
  expect(calls()[0]).toMatchObject({ fields: { rung: 'leader', priority: 'urgent' } });
});

test('A4: given the console ends between the step and the call, when it is back, then the call is made, and once', () => {
  registerMajor();
  takes = false;
  pass(2 * minute + 1_000);
  close();
  takes = true;
  open();
  pass(minute);
  expect(calls()).toHaveLength(1);
});

test('A4: given the line is down, then nobody is called in vain; when it is back, then what is still loud is', () => {
  registerMajor();
  line = { state: 'offline', since: now };
  pass(3 * minute);
  expect(calls()).toHaveLength(0);
  line = {};
  pass(20_000);
  expect(calls()).toHaveLength(1);
});

test('A8: given the disk takes nothing when an alarm is raised, when there is room again and the console restarts, then it was raised once', () => {
  isFull = true;
  const event = registerMajor();
  pass(10_000);
  expect(rowOf(event)).toMatchObject({ state: 'loud', sounds: true });
  expect(recordsOf('raised')).toBe(0);
  isFull = false;
  pass(10_000);
  expect(recordsOf('raised')).toBe(1);
  close();
  open();
  pass(1_000);
  expect(recordsOf('raised')).toBe(1);
});

test('A5: given the disk takes nothing, when an alarm is raised and when it goes up a step, then the windows are told of both all the same', () => {
  isFull = true;
  registerMajor();
  pass(10_000);
  expect(shown?.sound?.priority).toBe('urgent');
  pass(3 * minute);
  expect(shown?.rows).toMatchObject([{ kind: 'major', state: 'loud', rung: 1 }]);
});

test('part 4: given a week of events, when a rule is tried, then the answer says how often it would have sounded', async () => {
  registerMajor();
  const tried = await alarms.tryRule('major', { ...desk.rules().profile.local.alarms.major, priority: 'high' });
  if (!tried.ok) throw new Error(tried.error.message);
  expect(tried.value.byKind.length).toBeGreaterThanOrEqual(0);
  expect(await alarms.tryRule('major', { priority: 'loudest' })).toMatchObject({ ok: false });
});

test('A1: given somebody who sits in no centre, then no alarms run on his console', () => {
  close();
  folder.remove();
  folder = tempDir();
  timers = createHandTimers();
  desk = openDesk(folder.dir, () => now, { actor: people.urban });
  const context = deskContext(desk, timers);
  alarms = createAlarms({ context, key: testKey, changed: () => undefined, run: () => undefined });
  timers.run(1_000);
  expect(alarms.view()).toBeNull();
});
