import { expect, test } from 'vitest';
import { rulesOfPlace } from '../../tests/support/rules.ts';
import { dispatchTo, inHandling, people, registration, story } from '../../tests/support/story.ts';
import { majorWaitsSince } from '../domain/event/major-waits.ts';
import { MS_PER_HOUR, MS_PER_MINUTE } from '../time/local-date.ts';
import type { Room } from './condition.ts';
import { type ConsoleState, claimConditions, consoleConditions } from './console-conditions.ts';
import { eventConditions } from './event-conditions.ts';

const rules = rulesOfPlace('LYG').profile.local.alarms;
const county: Room = { area: '320722', level: 'county' };
const town: Room = { area: '320722001', level: 'town' };

const assigned = () =>
  story('LYG').when(people.county, registration()).when(people.county, { kind: 'event.reportToCenter', reason: '' });

test('A2: given a dispatched event, then its not being signed for alarms at the due moment of that clock, and it is announced at 80 % of it', () => {
  const s = assigned().when(people.county, dispatchTo());
  const room = s.event.level === 'county' ? county : town;
  const signIn = s.event.clocks.find((one) => one.kind === 'signIn' && one.stoppedAt === null);
  const found = eventConditions(room, s.event, rules);
  expect(found.find((one) => one.kind === 'notSigned')).toMatchObject({ from: signIn?.due, until: null });
  const soon = found.find((one) => one.kind === 'dueSoon' && one.clock?.kind === 'signIn');
  // Two hours: 80 % is 24 minutes before, later than the 4 hours of a step.
  expect((signIn?.due ?? 0) - (soon?.from ?? 0)).toBe(24 * MS_PER_MINUTE);
  expect(soon?.until).toBe(signIn?.due);
});

test('A2: given the seven days of LYG-30-1, then it is due soon 24 h before and overdue at the due moment', () => {
  const { event } = inHandling('LYG');
  const room = event.level === 'county' ? county : town;
  const clock = event.clocks.find((one) => one.kind === 'deptHandle');
  const found = eventConditions(room, event, rules);
  expect(found.find((one) => one.kind === 'overdue')?.from).toBe(clock?.due);
  expect((clock?.due ?? 0) - (found.find((one) => one.clock?.kind === 'deptHandle')?.from ?? 0)).toBe(24 * MS_PER_HOUR);
});

test('A8: given an event stands with one centre, then it alarms there and in no other room', () => {
  const { event } = inHandling('LYG');
  const other: Room = event.level === 'county' ? town : county;
  expect(eventConditions(other, event, rules)).toEqual([]);
  expect(eventConditions({ area: '320723', level: 'county' }, event, rules)).toEqual([]);
});

test('A8: given the same row on two consoles, then both give each condition the same name', () => {
  const { event } = inHandling('LYG');
  const room = event.level === 'county' ? county : town;
  const ids = eventConditions(room, event, rules).map((one) => one.id);
  expect(eventConditions(room, structuredClone(event), rules).map((one) => one.id)).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('A2: given a major event nobody acts on, then it is urgent at once, and an act ends it (LYG-29-7)', () => {
  const s = assigned().when(people.county, {
    kind: 'event.flagMajor',
    majorKind: 'massIncident',
    reason: '聚集',
    departments: ['公安'],
  });
  const room = s.event.level === 'county' ? county : town;
  expect(eventConditions(room, s.event, rules).find((one) => one.kind === 'major')).toMatchObject({
    priority: 'urgent',
    from: majorWaitsSince(s.event),
    label: null,
  });
  s.when(people.county, dispatchTo());
  expect(eventConditions(room, s.event, rules).some((one) => one.kind === 'major')).toBe(false);
});

test('A2: given a grave event, then its alarms are one step louder and never urgent by that', () => {
  const s = story('LYG')
    .when(people.county, registration({ severity: 2 }))
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .when(people.county, dispatchTo());
  const room = s.event.level === 'county' ? county : town;
  expect(eventConditions(room, s.event, rules).find((one) => one.kind === 'notSigned')?.priority).toBe('high');
});

test('A1: given a rule is switched off, then its condition is not made', () => {
  const { event } = inHandling('LYG');
  const room = event.level === 'county' ? county : town;
  const off = { ...rules, overdue: { ...rules.overdue, on: false } };
  expect(eventConditions(room, event, off).some((one) => one.kind === 'overdue')).toBe(false);
});

test('A2: given a settled end, then nothing of it alarms', () => {
  const { event } = inHandling('LYG');
  const room = event.level === 'county' ? county : town;
  expect(eventConditions(room, { ...event, state: 'merged' }, rules)).toEqual([]);
});

const sound: ConsoleState = {
  console: 'k1',
  offlineSince: null,
  oldestWaitingAt: null,
  skew: 0,
  skewSince: 0,
  storage: null,
  outages: [],
};

test('A2: given a console that is well, then it has no conditions; else line, unsent work of 30 min, clock and storage', () => {
  expect(consoleConditions(county, sound, rules)).toEqual([]);
  const at = Date.parse('2026-11-19T10:00+08:00');
  const ill = {
    ...sound,
    offlineSince: at,
    oldestWaitingAt: at,
    skew: -9000,
    skewSince: at,
    storage: { state: 'full', since: at },
  };
  const found = consoleConditions(county, ill, rules);
  expect(found.map((one) => one.kind)).toEqual(['lineDown', 'unsent', 'skew', 'storage']);
  expect(found.find((one) => one.kind === 'unsent')?.from).toBe(at + 30 * MS_PER_MINUTE);
});

test('A2: given a claim whose seat went silent, then the event counts as abandoned', () => {
  const claim = { event: 'e', number: '1', name: '积水', area: '320722001', account: 'a', holderName: '甲' };
  const at = Date.parse('2026-11-19T10:00+08:00');
  expect(claimConditions(county, [{ ...claim, staleSince: null }], rules)).toEqual([]);
  expect(claimConditions(county, [{ ...claim, staleSince: at }], rules)[0]).toMatchObject({
    kind: 'abandoned',
    from: at,
  });
});
