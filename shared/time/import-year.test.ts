import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendar, invented2027 } from '../../tests/support/shipped-calendar.ts';
import { addYear, type Calendar, calendarAt, isRestDay, knowsYear, readHolidayCn } from './calendar.ts';
import { startOfDay } from './local-date.ts';
import { due, type PeriodUnit } from './period.ts';

function with2027(): Calendar {
  const added = addYear(calendar, { year: 2027, table: invented2027 });
  if (!added.ok) throw new Error(added.error.message);
  return added.value;
}

test('D7 given the 2027 table arrives, when added, then the year is known under a new version and the old one is untouched', () => {
  const later = with2027();
  expect(knowsYear(later, 2027)).toBe(true);
  expect(knowsYear(calendar, 2027)).toBe(false);
  expect(later.version).toMatch(/^cn-2024-2026\+2027\.[0-9a-f]{8}$/);
  expect(isRestDay(later, '2027-01-05')).toBe(true);
  expect(isRestDay(later, '2027-02-14')).toBe(false);
});

test('D7 given two nodes import the same table, when versions are compared, then they are equal; another table differs', () => {
  expect(with2027().version).toBe(with2027().version);
  const other = addYear(calendar, { year: 2027, table: { ...invented2027, workdays: ['2027-02-14'] } });
  expect(other.ok && other.value.version).not.toBe(with2027().version);
});

test('D8 given a grown calendar, when an earlier version is asked, then it comes back as it was', () => {
  const then = calendarAt(with2027(), calendar.version);
  expect(then).toEqual(calendar);
  expect(calendarAt(with2027(), 'cn-1999')).toBeNull();
  expect(calendarAt(calendar, with2027().version)).toBeNull();
});

test.each([
  ['year', 'year-known', { year: 2026, table: invented2027 }],
  ['table.off', 'empty-table', { year: 2027, table: { ...invented2027, off: [], workdays: [] } }],
  ['table.off.0.from', 'wrong-table', { year: 2028, table: invented2027 }],
  ['table.off', 'wrong-table', { year: 2027, table: { ...invented2027, off: invented2027.off.slice(0, -1) } }],
  [
    'table.off.7',
    'wrong-table',
    { year: 2027, table: { ...invented2027, off: [...invented2027.off, invented2027.off[0]] } },
  ],
  ['table.workdays.0', 'wrong-table', { year: 2027, table: { ...invented2027, workdays: ['2027-02-15'] } }],
  ['table.workdays.0', 'wrong-table', { year: 2027, table: { ...invented2027, workdays: ['2027-02-06'] } }],
  [
    'table.workdays.1',
    'wrong-table',
    { year: 2027, table: { ...invented2027, workdays: ['2027-02-14', '2027-02-14'] } },
  ],
  ['table.workdays.0', 'bad-shape', { year: 2027, table: { ...invented2027, workdays: ['2027-2-14'] } }],
  ['table.notice', 'bad-shape', { year: 2027, table: { off: [], workdays: [] } }],
  ['extra', 'bad-shape', { year: 2027, table: invented2027, extra: 1 }],
  ['', 'bad-shape', null],
])('given a table wrong at "%s" (%s), when imported, then it is refused with that path', (path, code, added) => {
  expect(addYear(calendar, added)).toMatchObject({ ok: false, error: { path, code } });
});

test('given a table that speaks of December before it, when added, then the later notice holds there', () => {
  const off = [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }, ...invented2027.off.slice(1)];
  const added = addYear(calendar, { year: 2027, table: { ...invented2027, off } });
  expect(added.ok && isRestDay(added.value, '2026-12-31')).toBe(true);
  expect(isRestDay(calendar, '2026-12-31')).toBe(false);
});

test('D6 given two tables that speak of one December day, when it is asked, then the later notice holds', () => {
  const known = calendar.years['2026'];
  if (!known) throw new Error('2026 is shipped');
  const table2026 = { ...known, workdays: [...known.workdays, '2026-12-27'] };
  const before: Calendar = { ...calendar, years: { ...calendar.years, '2026': table2026 } };
  const off = [{ name: '元旦', from: '2026-12-27', to: '2027-01-02' }, ...invented2027.off.slice(1)];
  const after = addYear(before, { year: 2027, table: { ...invented2027, off } });
  expect(isRestDay(before, '2026-12-27')).toBe(false);
  expect(after.ok && isRestDay(after.value, '2026-12-27')).toBe(true);
});

test('D6 given a table that leaves a holiday of the regulation at work, when asked, then the table decides', () => {
  expect(isRestDay(calendar, '2027-04-05')).toBe(true);
  expect(isRestDay(with2027(), '2027-04-05')).toBe(false);
});

test('given a year imported, when a period ends in that year, then nothing in it is provisional any more (property)', () => {
  const later = with2027();
  const units: PeriodUnit[] = ['day', 'workingDay', 'month', 'year'];
  const start = fc.integer({ min: startOfDay('2024-01-01'), max: startOfDay('2027-12-31') });
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 40 }), fc.constantFrom(...units), (ms, length, unit) => {
      const answer = due({ start: ms, length, unit, calendar: later });
      const year = Number(answer.due?.slice(0, 4));
      expect(answer.provisional).toBe(year > 2027);
      if (year === 2027) expect(due({ start: ms, length, unit, calendar }).provisional).toBe(true);
    }),
  );
});

test('given a holiday-cn file, when read, then days become ranges by name and working days', () => {
  const day = (date: string, name: string, isOffDay: boolean) => ({ date, name, isOffDay });
  const read = readHolidayCn({
    year: 2026,
    papers: ['notice'],
    days: [
      day('2026-01-04', '元旦', false),
      day('2026-01-02', '元旦', true),
      day('2026-01-01', '元旦', true),
      day('2026-02-15', '春节', true),
    ],
  });
  expect(read).toEqual({
    ok: true,
    value: {
      year: 2026,
      table: {
        notice: 'notice',
        off: [
          { name: '元旦', from: '2026-01-01', to: '2026-01-02' },
          { name: '春节', from: '2026-02-15', to: '2026-02-15' },
        ],
        workdays: ['2026-01-04'],
      },
    },
  });
});

test('D7 given a holiday-cn file of a year without a notice, when read, then it is refused instead of guessed', () => {
  const empty = readHolidayCn({ year: 2027, papers: [], days: [] });
  expect(empty).toMatchObject({ ok: false, error: { code: 'empty-table', path: 'days' } });
  const wrong = readHolidayCn({ year: 2027, papers: [], days: [{ name: 'x', date: '2027-02-30', isOffDay: true }] });
  expect(wrong).toMatchObject({ ok: false, error: { code: 'bad-shape', path: 'days.0.date' } });
});
