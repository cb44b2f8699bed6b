import fc from 'fast-check';
import { expect, test } from 'vitest';
import { periodVectors } from '../../tests/support/period-vectors.ts';
import { provesPartly } from '../../tests/support/proves.ts';
import { calendar } from '../../tests/support/shipped-calendar.ts';
import { isRestDay } from './calendar.ts';
import { addDays, addMonths, endOfDay, localDate, MS_PER_HOUR, startOfDay } from './local-date.ts';
import { parseInstant } from './local-time.ts';
import { due, type PeriodUnit, periodShape } from './period.ts';

const at = (text: string): number => {
  const read = parseInstant(text);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
};
const days = (start: string, length: number) => due({ start: at(start), length, unit: 'day', calendar });

test.each(periodVectors)('vector $no: $clause from $start, $length $unit, is due $due', (v) => {
  provesPartly(v.clause.split(' ')[0] ?? '');
  const answer = due({ start: at(v.start), length: v.length, unit: v.unit, calendar, roll: v.rollover });
  expect(answer).toMatchObject({ nominalEnd: v.nominalEnd, due: v.due, dueInstant: at(v.dueInstantExclusive) });
  expect(answer).toMatchObject({ provisional: false, calendarVersion: 'cn-2024-2026' });
});

test('D1 given starts at 23:59 and at 00:00 the next day, when counted, then only the local date matters', () => {
  expect(days('2025-09-28T00:00', 7)).toMatchObject({ startDate: '2025-09-28', due: '2025-10-09' });
  expect(days('2025-09-28T23:59:59.999', 7)).toMatchObject({ startDate: '2025-09-28', nominalEnd: '2025-10-05' });
  expect(days('2025-09-29T00:00', 7)).toMatchObject({ startDate: '2025-09-29', nominalEnd: '2025-10-06' });
  expect(days('2025-09-28T16:00:00Z', 7).startDate).toBe('2025-09-29');
});

test('D2 given a start on 31 December, when 7 days are counted, then they run into the next year', () => {
  expect(days('2024-12-31T10:00', 7)).toMatchObject({ nominalEnd: '2025-01-07', due: '2025-01-07', rolledOver: 0 });
});

test('D2 P9 given rest days inside the period, when counted, then only the end moves and the answer says by how much', () => {
  expect(days('2025-09-24T16:40', 7)).toMatchObject({ nominalEnd: '2025-10-01', due: '2025-10-09', rolledOver: 8 });
  expect(days('2025-09-29T10:00', 14)).toMatchObject({ nominalEnd: '2025-10-13', due: '2025-10-13', rolledOver: 0 });
});

test('D3 given a start on 29 February, when months and years are counted, then missing days become the month end', () => {
  const from = (length: number, unit: PeriodUnit) => due({ start: at('2024-02-29T08:00'), length, unit, calendar });
  expect(from(1, 'month').nominalEnd).toBe('2024-03-29');
  expect(from(1, 'year').nominalEnd).toBe('2025-02-28');
  expect(from(12, 'month').nominalEnd).toBe('2025-02-28');
  expect(from(4, 'year').nominalEnd).toBe('2028-02-29');
});

test('D4 given a county that orders working days, when 1 is counted from a Friday before an adjusted Sunday, then it is that Sunday', () => {
  const answer = due({ start: at('2025-09-27T09:00'), length: 1, unit: 'workingDay', calendar });
  expect(answer).toMatchObject({ due: '2025-09-28', nominalEnd: '2025-09-28', rolledOver: 0 });
});

test('D5 given a due date, when the instant is asked, then 23:59:59 is in time and 00:00:00 the next day is too late', () => {
  const { dueInstant } = days('2025-09-01T10:12', 7);
  expect(at('2025-09-08T23:59:59.999')).toBeLessThan(dueInstant);
  expect(at('2025-09-09T00:00')).toBe(dueInstant);
});

test('D5 P6 given a body whose business closes at 17:30, when counted, then the instant is earlier and the date the same', () => {
  const question = { start: at('2025-09-01T10:12'), length: 7, unit: 'day', calendar } as const;
  expect(due({ ...question, businessClose: '17:30' })).toMatchObject({
    due: '2025-09-08',
    dueInstant: at('2025-09-08T17:30'),
  });
  expect(due({ ...question, businessClose: '24:00' }).dueInstant).toBe(endOfDay('2025-09-08'));
  expect(due({ ...question, businessClose: null }).dueInstant).toBe(endOfDay('2025-09-08'));
  for (const businessClose of ['00:00', '5:30', '25:00', '17:60']) {
    expect(() => due({ ...question, businessClose })).toThrow();
  }
});

test('D7 given delivery on 28 Dec 2026, when 7 days are counted, then 4 Jan 2027 is provisional', () => {
  expect(days('2026-12-28T10:00', 7)).toMatchObject({ nominalEnd: '2027-01-04', due: '2027-01-04', provisional: true });
});

test('D7 given an end on 1 January of a year without a table, when counted, then the fixed holiday moves it, provisionally', () => {
  expect(days('2026-12-25T10:00', 7)).toMatchObject({ nominalEnd: '2027-01-01', due: '2027-01-04', provisional: true });
});

test('D7 given an end on the last day with a table, when counted, then it is not provisional', () => {
  expect(days('2026-12-24T10:00', 7)).toMatchObject({ due: '2026-12-31', provisional: false });
});

test('D7 given a nominal end in an unknown year that rolls into a known one, when counted, then it is provisional', () => {
  expect(days('2023-12-24T10:00', 7)).toMatchObject({ nominalEnd: '2023-12-31', due: '2024-01-02', provisional: true });
});

test('D7 given a last rest day of a known year, when the end rolls into an unknown one, then it is provisional', () => {
  const off = [{ name: '元旦', from: '2023-12-30', to: '2023-12-31' }];
  const only2023 = { ...calendar, version: 'cn-2023', years: { '2023': { notice: 'invented', off, workdays: [] } } };
  const answer = due({ start: at('2023-12-24T10:00'), length: 7, unit: 'day', calendar: only2023 });
  expect(answer).toMatchObject({ nominalEnd: '2023-12-31', due: '2024-01-02', provisional: true });
});

test('D9 given a cap past the last table, when counted without roll-over, then no table can change it: not provisional', () => {
  const answer = due({ start: at('2026-10-01T00:00'), length: 1, unit: 'year', calendar, roll: false });
  expect(answer).toMatchObject({ nominalEnd: '2027-10-01', due: '2027-10-01', provisional: false });
});

test('P3 given a local target of minutes or hours, when counted, then it runs from the instant through any holiday', () => {
  const start = at('2026-02-15T23:50:10');
  const hours = due({ start, length: 2, unit: 'hour', calendar });
  expect(hours).toMatchObject({ nominalEnd: null, due: null, dueInstant: start + 2 * MS_PER_HOUR, rolledOver: 0 });
  expect(due({ start, length: 30, unit: 'minute', calendar }).dueInstant).toBe(start + MS_PER_HOUR / 2);
});

test('given a length that is none, when asked, then it is refused at the door and in the engine', () => {
  for (const length of [0, -1, 1.5, Number.NaN, 36_601]) {
    expect(periodShape.safeParse({ length, unit: 'day' }).success).toBe(false);
    expect(() => due({ start: 0, length, unit: 'day', calendar })).toThrow(RangeError);
  }
  expect(() => due({ start: Number.NaN, length: 1, unit: 'day', calendar })).toThrow(RangeError);
  expect(periodShape.safeParse({ length: 7, unit: 'day', colour: 1 }).success).toBe(false);
});

const anyStart = fc.integer({ min: startOfDay('2023-11-01'), max: startOfDay('2031-12-31') });
const anyLength = fc.integer({ min: 1, max: 60 });
const dutyUnit = fc.constantFrom<PeriodUnit>('day', 'workingDay', 'month', 'year');

test('P5 given any duty, when counted, then it is never due on a rest day, and every day it rolled over is one (property)', () => {
  fc.assert(
    fc.property(anyStart, anyLength, dutyUnit, (start, length, unit) => {
      const answer = due({ start, length, unit, calendar });
      const [nominalEnd, dueDate] = [answer.nominalEnd ?? '', answer.due ?? ''];
      expect(isRestDay(calendar, dueDate)).toBe(false);
      for (let d = nominalEnd; d < dueDate; d = addDays(d, 1)) expect(isRestDay(calendar, d)).toBe(true);
      expect(addDays(nominalEnd, answer.rolledOver)).toBe(dueDate);
      expect(answer.dueInstant).toBe(endOfDay(dueDate));
    }),
  );
});

test('given any two starts, when the same duty is counted, then the later start is never due earlier (property)', () => {
  const unit = fc.constantFrom<PeriodUnit>('minute', 'hour', 'day', 'workingDay', 'month', 'year');
  fc.assert(
    fc.property(
      anyStart,
      fc.integer({ min: 0, max: 400 * 24 * MS_PER_HOUR }),
      anyLength,
      unit,
      (a, later, length, u) => {
        const [first, second] = [a, a + later].map((start) => due({ start, length, unit: u, calendar }).dueInstant);
        expect(second).toBeGreaterThanOrEqual(first ?? Number.NaN);
      },
    ),
  );
});

test('D2 D3 D4 given any duty, when its nominal end is counted another way, then both agree (property)', () => {
  fc.assert(
    fc.property(anyStart, anyLength, dutyUnit, (start, length, unit) => {
      const { nominalEnd, startDate } = due({ start, length, unit, calendar });
      expect(startDate).toBe(localDate(start));
      if (unit === 'day') expect(nominalEnd).toBe(addDays(startDate, length));
      if (unit === 'month') expect(nominalEnd).toBe(addMonths(startDate, length));
      if (unit === 'year') expect(nominalEnd).toBe(addMonths(startDate, 12 * length));
      if (unit !== 'workingDay') return;
      let working = 0;
      for (let d = addDays(startDate, 1); d <= (nominalEnd ?? ''); d = addDays(d, 1)) {
        if (!isRestDay(calendar, d)) working += 1;
      }
      expect(working).toBe(length);
    }),
  );
});
