import { expect, test } from 'vitest';
import { calendar, readShippedFile } from '../../tests/support/shipped-calendar.ts';
import { isRestDay, knowsYear, lastKnownYear, readCalendar } from './calendar.ts';
import { addDays, weekday } from './local-date.ts';

// The tables of periods.md §3, written again by hand: MM-DD, ranges inclusive.
const declared = [
  {
    year: 2024,
    off: ['01-01', '02-10/02-17', '04-04/04-06', '05-01/05-05', '06-10', '09-15/09-17', '10-01/10-07'],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  {
    year: 2025,
    off: ['01-01', '01-28/02-04', '04-04/04-06', '05-01/05-05', '05-31/06-02', '10-01/10-08'],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: 2026,
    off: ['01-01/01-03', '02-15/02-23', '04-04/04-06', '05-01/05-05', '06-19/06-21', '09-25/09-27', '10-01/10-07'],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
];

test.each(declared)(
  'D6 given $year, when each day is asked, then the table decides, else the weekend',
  ({ year, off, work }) => {
    const isOff = (mmdd: string): boolean =>
      off.some((range) => {
        const [from = '', to = from] = range.split('/');
        return from <= mmdd && mmdd <= to;
      });
    for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
      const mmdd = date.slice(5);
      const expected = isOff(mmdd) || (weekday(date) > 5 && !work.includes(mmdd));
      expect([date, isRestDay(calendar, date)]).toEqual([date, expected]);
    }
  },
);

test('D7 given the shipped calendar, when years are asked, then it knows 2024 to 2026 and says so of no other', () => {
  expect([2023, 2024, 2025, 2026, 2027].map((y) => knowsYear(calendar, y))).toEqual([false, true, true, true, false]);
  expect(lastKnownYear(calendar)).toBe(2026);
});

test.each([
  ['2027-01-01', '元旦'],
  ['2027-02-05', '除夕 (a Friday)'],
  ['2027-02-08', '初三 (a Monday)'],
  ['2027-04-05', '清明节'],
  ['2027-06-09', '端午节'],
  ['2027-09-15', '中秋节'],
  ['2030-02-05', '初三 2030, a day later than ICU has it'],
  ['2029-05-01', '劳动节'],
  ['2029-05-02', '劳动节, second day since 2025'],
  ['2029-10-03', '国庆节'],
  ['2040-10-01', '国庆节 after the lunar dates end'],
])('D7 given no table, when %s (%s) is asked, then the national regulation makes it a rest day', (date) => {
  expect(weekday(date)).toBeLessThanOrEqual(5);
  expect(isRestDay(calendar, date)).toBe(true);
});

test('D7 given no table, when days only a notice can declare are asked, then none is guessed', () => {
  expect(isRestDay(calendar, '2027-02-09')).toBe(false);
  expect(isRestDay(calendar, '2027-10-04')).toBe(false);
  expect(isRestDay(calendar, '2027-02-14')).toBe(true);
  expect(isRestDay(calendar, '2018-05-02')).toBe(false);
  expect(isRestDay(calendar, '2018-05-01')).toBe(true);
});

test.each([
  ['years.2025.off.1.to', (c: Raw) => void (c.years['2025'].off[1].to = '2025-02-30')],
  ['years.2025.off.1.to', (c: Raw) => void (c.years['2025'].off[1].to = '2025-01-27')],
  ['years.2025.off.0.from', (c: Raw) => void (c.years['2025'].off[0].from = '2024-01-01')],
  ['years.2026.workdays.0', (c: Raw) => void (c.years['2026'].workdays[0] = '2026-01-05')],
  ['years.2024.off', (c: Raw) => void c.years['2024'].off.pop()],
  ['years.2024.colour', (c: Raw) => void (c.years['2024'].colour = 'red')],
  ['fixedHolidays.byYear.2027.0.to', (c: Raw) => void (c.fixedHolidays.byYear['2027'][0].to = '2027-02-01')],
  ['version', (c: Raw) => void (c.version = '')],
])('given a calendar file wrong at %s, when read, then it is refused with that path', (path, spoil) => {
  const copy = freshCopy();
  spoil(copy);
  expect(readCalendar(copy)).toMatchObject({ ok: false, error: { path } });
});

type Range = { from: string; to: string };
type Raw = {
  version: string;
  years: Record<'2024' | '2025' | '2026', { off: [Range, Range, ...Range[]]; workdays: string[]; colour?: string }>;
  fixedHolidays: { byYear: Record<'2027', [Range, ...Range[]]> };
};

function freshCopy(): Raw {
  return readShippedFile() as Raw;
}
