import fc from 'fast-check';
import { expect, test } from 'vitest';
import { provesPartly } from '../../tests/support/proves.ts';
import { calendar, invented2027 } from '../../tests/support/shipped-calendar.ts';
import { addYear, type Calendar } from './calendar.ts';
import {
  type Clock,
  type ClockStart,
  clockShape,
  coloringClock,
  currentDue,
  earliestRunning,
  explainClock,
  extendClock,
  isNear,
  isOverdue,
  isRunning,
  nearness,
  type Period,
  type PeriodUnit,
  recompute,
  resumeClock,
  startClock,
  startGivenClock,
  stopClock,
  verifyClock,
} from './clock.ts';
import { endOfDay, MS_PER_DAY, MS_PER_HOUR, startOfDay } from './local-date.ts';

const noon = (date: string): number => startOfDay(date) + 12 * MS_PER_HOUR;
const base = { kind: 'deptHandle', basis: 'LYG-30-1', statutory: true, rule: 'lyg-2024.1', calendar } as const;
const days = (length: number): Period => ({ length, unit: 'day' });
const dept = (date: string, over: Partial<ClockStart & { period: Period; businessClose: string }> = {}): Clock =>
  startClock({ ...base, id: 'c1', startAt: noon(date), period: days(7), ...over });

const grown = addYear(calendar, { year: 2027, table: invented2027 });
if (!grown.ok) throw new Error(grown.error.message);
const with2027: Calendar = grown.value;

test('D8 given LYG-30-1 delivered on 24 Sept 2025, when the clock starts, then it stores all that explains it', () => {
  provesPartly('LYG-30-1');
  expect(dept('2025-09-24')).toEqual({
    id: 'c1',
    kind: 'deptHandle',
    basis: 'LYG-30-1',
    statutory: true,
    startAt: noon('2025-09-24'),
    length: 7,
    unit: 'day',
    rule: 'lyg-2024.1',
    calendar: 'cn-2024-2026',
    nominalEnd: '2025-10-01',
    dueDate: '2025-10-09',
    due: startOfDay('2025-10-10'),
    extendedDue: null,
    provisional: false,
    stoppedAt: null,
    stoppedAs: null,
  });
});

test('D12 given a dispatch queued on the 5th and delivered on the 8th, when the clock starts, then it runs from delivery', () => {
  expect(dept('2025-09-08').dueDate).toBe('2025-09-15');
  expect(dept('2025-09-05').dueDate).toBe('2025-09-12');
});

test('D5 given work done at 23:59:59 on the due date, when judged, then in time; at 00:00:00 the next day, late', () => {
  const clock = dept('2025-09-01');
  expect(isOverdue(clock, endOfDay('2025-09-08') - 1000)).toBe(false);
  expect(isOverdue(clock, endOfDay('2025-09-08'))).toBe(true);
  const inTime = stopClock(clock, endOfDay('2025-09-08') - 1, 'done');
  expect(isOverdue(inTime, endOfDay('2025-12-31'))).toBe(false);
  expect(isOverdue(stopClock(clock, clock.due, 'done'), clock.due)).toBe(true);
});

test('D11 given an approved extension, when judged, then the statutory due moment still decides', () => {
  const clock = dept('2025-09-01');
  const extended = extendClock(clock, endOfDay('2025-09-20'));
  expect(extended.due).toBe(clock.due);
  expect(currentDue(extended)).toBe(endOfDay('2025-09-20'));
  expect(isOverdue(extended, noon('2025-09-10'))).toBe(true);
  expect({ ...extended, extendedDue: null }).toEqual(clock);
});

test('D11 T25 given a result sent back, when the clock resumes, then it is as if it had never stopped', () => {
  const clock = dept('2025-09-01');
  const stopped = stopClock(clock, noon('2025-09-03'), 'done');
  expect(isRunning(stopped)).toBe(false);
  expect(resumeClock(stopped)).toEqual(clock);
  expect(resumeClock(clock)).toBe(clock);
});

test('D11 given a stopped clock, when stopped again, then it keeps its first stop', () => {
  const stopped = stopClock(dept('2025-09-01'), noon('2025-09-03'), 'returned');
  expect(stopClock(stopped, noon('2025-09-05'), 'withdrawn')).toBe(stopped);
});

test('D13 given a 10-day clock and a local target on one event, when colour is asked, then the statutory one drives it', () => {
  const city = dept('2025-09-01', { id: 'city', kind: 'cityHandle', basis: 'LYG-30-3', period: days(10) });
  const local = dept('2025-09-01', {
    id: 'sign',
    kind: 'signIn',
    basis: 'local',
    statutory: false,
    period: { length: 4, unit: 'hour' },
  });
  expect(coloringClock([local, city])?.id).toBe('city');
  expect(earliestRunning([city, local])?.id).toBe('sign');
  expect(coloringClock([local])).toBeNull();
  expect(coloringClock([local, stopClock(city, noon('2025-09-02'), 'done')])).toBeNull();
  expect(earliestRunning([])).toBeNull();
});

test('D13 given two statutory clocks, when colour is asked, then the earliest drives it and an extension changes nothing', () => {
  const first = dept('2025-09-01', { id: 'b' });
  const second = dept('2025-09-03', { id: 'a' });
  const extended = extendClock(first, endOfDay('2025-12-31'));
  expect(coloringClock([second, extended])?.id).toBe('b');
  expect(earliestRunning([second, extended])?.id).toBe('a');
  expect(earliestRunning([dept('2025-09-01', { id: 'z' }), first])?.id).toBe('b');
});

test('D16 given local warning settings, when time goes by, then nearness and amber follow the current due moment', () => {
  const clock = dept('2025-09-01');
  const span = clock.due - clock.startAt;
  expect(nearness(clock, clock.startAt - 1)).toBe(0);
  expect(nearness(clock, clock.startAt + span / 2)).toBe(0.5);
  expect(nearness(clock, clock.due + span)).toBe(2);
  expect(nearness(stopClock(clock, clock.startAt, 'done'), clock.due)).toBe(0);
  expect(isNear(clock, clock.due - MS_PER_DAY, { share: null, before: MS_PER_DAY })).toBe(true);
  expect(isNear(clock, clock.due - MS_PER_DAY - 1, { share: null, before: MS_PER_DAY })).toBe(false);
  expect(isNear(clock, clock.startAt + span * 0.8, { share: 0.8, before: null })).toBe(true);
  expect(isNear(extendClock(clock, clock.due + 9 * MS_PER_DAY), clock.due, { share: 0.8, before: MS_PER_DAY })).toBe(
    false,
  );
  expect(isNear(stopClock(clock, 0, 'done'), clock.due, { share: 0, before: null })).toBe(false);
});

test('D7 given a provisional clock, when its table arrives and moves the date, then it is counted once more and says so', () => {
  const clock = dept('2026-12-28');
  expect(clock).toMatchObject({ dueDate: '2027-01-04', provisional: true, calendar: 'cn-2024-2026' });
  const again = recompute(extendClock(clock, endOfDay('2027-01-20')), with2027);
  expect(again.moved).toBe(true);
  expect(again.clock).toMatchObject({
    nominalEnd: '2027-01-04',
    dueDate: '2027-01-06',
    due: endOfDay('2027-01-06'),
    extendedDue: endOfDay('2027-01-20'),
    provisional: false,
    calendar: with2027.version,
  });
});

test('D7 given a table that moves nothing, when it arrives, then the mark goes and nothing has moved', () => {
  const again = recompute(dept('2027-03-01'), with2027);
  expect(again.moved).toBe(false);
  expect(again.clock).toMatchObject({ dueDate: '2027-03-08', provisional: false, calendar: with2027.version });
});

test('D7 given a clock that is settled or still without a table, when recomputed, then it comes back as it was', () => {
  const settled = dept('2025-09-01');
  const beyond = dept('2028-03-01');
  expect(recompute(settled, with2027)).toEqual({ clock: settled, moved: false });
  expect(recompute(beyond, with2027)).toEqual({ clock: beyond, moved: false });
});

test('D5 D7 given a business close, when recomputed and explained, then the close is kept', () => {
  const clock = dept('2026-12-28', { businessClose: '17:30' });
  const { clock: again } = recompute(clock, with2027);
  expect(again.due).toBe(startOfDay('2027-01-06') + 17.5 * MS_PER_HOUR);
  expect(explainClock(again).businessClose).toBe('17:30');
  expect(verifyClock(again, with2027).ok).toBe(true);
});

test('D8 given a clock of an earlier calendar, when verified with the calendar grown from it, then it still derives', () => {
  expect(verifyClock(dept('2026-12-28'), with2027)).toEqual({ ok: true, value: null });
  const other = { ...calendar, version: 'cn-other' };
  expect(verifyClock(dept('2026-12-28'), other)).toEqual({
    ok: false,
    error: { code: 'other-calendar', wanted: 'cn-2024-2026', held: 'cn-other' },
  });
});

test.each([
  ['nominalEnd', { nominalEnd: '2025-09-07' }],
  ['dueDate', { dueDate: '2025-09-09', due: endOfDay('2025-09-09') }],
  ['due', { due: endOfDay('2025-09-08') + 1 }],
  ['due', { due: endOfDay('2025-09-08') - 1 }],
  ['nominalEnd', { length: 8 }],
  ['nominalEnd', { unit: 'month' as const }],
  ['provisional', { provisional: true }],
])('D8 given a stored clock tampered with in %s, when verified, then the field is named', (field, change) => {
  expect(verifyClock({ ...dept('2025-09-01'), ...change }, calendar)).toMatchObject({ ok: false, error: { field } });
});

test('D8 given clocks of every unit, when explained, then start, length and roll-over lead to the due date (behaviour D4)', () => {
  expect(explainClock(extendClock(dept('2025-09-24'), endOfDay('2025-10-15')))).toEqual({
    kind: 'deptHandle',
    basis: 'LYG-30-1',
    statutory: true,
    startAt: noon('2025-09-24'),
    startDate: '2025-09-24',
    way: 'counted',
    length: 7,
    unit: 'day',
    rule: 'lyg-2024.1',
    calendar: 'cn-2024-2026',
    provisional: false,
    nominalEnd: '2025-10-01',
    dueDate: '2025-10-09',
    rolledOver: 8,
    businessClose: null,
    due: endOfDay('2025-10-09'),
    extendedDue: endOfDay('2025-10-15'),
    stoppedAt: null,
    stoppedAs: null,
  });
});

test('given a foreign target, when its clock starts, then the moment is taken as given and nothing is counted', () => {
  const start = {
    ...base,
    id: 'f',
    kind: 'foreignTarget',
    basis: 'foreign',
    statutory: false,
    startAt: 1_000,
  } as const;
  const clock = startGivenClock({ ...start, until: 5_500 });
  expect(clock).toMatchObject({ due: 5_500, length: 0, nominalEnd: null, dueDate: null, provisional: false });
  expect(explainClock(clock).way).toBe('given');
  expect(verifyClock(clock, calendar).ok).toBe(true);
  expect(recompute(clock, with2027)).toEqual({ clock, moved: false });
  expect(isOverdue(stopClock(clock, 5_499, 'done'), 9_999)).toBe(false);
  // A target before the start happens in foreign data; nearness must stay a number.
  const before = startGivenClock({ ...start, until: 500 });
  expect([nearness(before, 400), nearness(before, 1_000)]).toEqual([0, 1]);
});

test('given an order with a reply date, when its clock starts, then the whole of that day is in time (AK-11.5-1)', () => {
  provesPartly('AK-11.5-1');
  const start = { ...base, id: 's', kind: 'supervisionReply', basis: 'AK-11.5-1', statutory: false } as const;
  const clock = startGivenClock({ ...start, startAt: noon('2026-10-01'), until: '2026-10-05' });
  expect(clock).toMatchObject({ dueDate: '2026-10-05', due: endOfDay('2026-10-05') });
  expect(verifyClock(clock, calendar).ok).toBe(true);
  expect(verifyClock({ ...clock, due: clock.due + 1 }, calendar).ok).toBe(false);
});

test('given a stored clock, when read through its shape, then it is the same, and half a stop or a wrong kind is refused', () => {
  const clock = stopClock(dept('2025-09-01'), noon('2025-09-03'), 'done');
  expect(clockShape.parse(JSON.parse(JSON.stringify(clock)))).toEqual(clock);
  for (const change of [{ stoppedAs: null }, { kind: 'guess' }, { dueDate: null }, { due: 0.5 }, { colour: 'red' }]) {
    expect(clockShape.safeParse({ ...clock, ...change }).success).toBe(false);
  }
});

const anyClock = fc
  .record({
    startAt: fc.integer({ min: startOfDay('2023-12-01'), max: startOfDay('2029-01-01') }),
    length: fc.integer({ min: 1, max: 50 }),
    unit: fc.constantFrom<PeriodUnit>('minute', 'hour', 'day', 'workingDay', 'month', 'year'),
    businessClose: fc.constantFrom(null, '17:30', '24:00', '00:01'),
  })
  .map(({ startAt, length, unit, businessClose }) =>
    startClock({ ...base, id: 'c', startAt, period: { length, unit }, businessClose }),
  );

test('D8 given any clock, when stored, read and counted again from its parts, then the due moment derives (property)', () => {
  fc.assert(
    fc.property(anyClock, (clock) => {
      const stored = clockShape.parse(JSON.parse(JSON.stringify(clock)));
      expect(verifyClock(stored, calendar)).toEqual({ ok: true, value: null });
      expect(verifyClock(stored, with2027)).toEqual({ ok: true, value: null });
    }),
  );
});

test('D7 given any clock, when recomputed twice, then the second time changes nothing, and it verifies (property)', () => {
  fc.assert(
    fc.property(anyClock, (clock) => {
      const once = recompute(clock, with2027);
      expect(recompute(once.clock, with2027)).toEqual({ clock: once.clock, moved: false });
      expect(once.moved).toBe(once.clock.due !== clock.due);
      expect(verifyClock(once.clock, with2027).ok).toBe(true);
      if (!clock.provisional) expect(once.clock).toBe(clock);
    }),
  );
});

test('D11 given any clock, when stopped, resumed and extended, then its statutory due moment never changes (property)', () => {
  fc.assert(
    fc.property(anyClock, fc.integer({ min: 0, max: 1e9 }), (clock, ms) => {
      const walked = extendClock(resumeClock(stopClock(clock, clock.startAt + ms, 'done')), clock.due + ms);
      expect(walked).toEqual({ ...clock, extendedDue: clock.due + ms });
    }),
  );
});
