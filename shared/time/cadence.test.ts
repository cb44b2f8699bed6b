import fc from 'fast-check';
import { expect, test } from 'vitest';
import { provesPartly } from '../../tests/support/proves.ts';
import { calendar } from '../../tests/support/shipped-calendar.ts';
import { cadences, excusable, nextWindow, windowOf, windowsBetween } from './cadence.ts';
import { addDays, dateOfDay } from './local-date.ts';

test.each([
  ['LYG-29-1 每天', 'day', '2026-02-17', '2026-02-17', '2026-02-17'],
  ['AK-8.2-3 每周', 'week', '2026-01-01', '2025-12-29', '2026-01-04'],
  ['AK-8.2-3 每周 on a Sunday', 'week', '2026-01-04', '2025-12-29', '2026-01-04'],
  ['ZS-36-1-2 月度', 'month', '2024-02-29', '2024-02-01', '2024-02-29'],
  ['AK-6.2 每季度', 'quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
  ['AK-6.2 每季度', 'quarter', '2026-11-22', '2026-10-01', '2026-12-31'],
  ['AK-8.4-2 每半年', 'halfYear', '2026-06-30', '2026-01-01', '2026-06-30'],
  ['AK-8.4-2 每半年', 'halfYear', '2026-07-01', '2026-07-01', '2026-12-31'],
  ['LYG-37-2 每年', 'year', '2026-11-22', '2026-01-01', '2026-12-31'],
] as const)('D10 given %s (%s), when %s is asked, then the window is %s to %s', (words, cadence, date, from, to) => {
  provesPartly(words.split(' ')[0] ?? '');
  expect(windowOf(cadence, date)).toEqual({ cadence, from, to });
});

test('D10 given any date, when its window is asked, then windows tile time: no gap, no overlap, same answer inside', () => {
  fc.assert(
    fc.property(fc.constantFrom(...cadences), fc.integer({ min: 15_000, max: 30_000 }), (cadence, day) => {
      const date = dateOfDay(day);
      const window = windowOf(cadence, date);
      expect(window.from <= date && date <= window.to).toBe(true);
      expect(windowOf(cadence, window.from)).toEqual(window);
      expect(windowOf(cadence, window.to)).toEqual(window);
      expect(nextWindow(window).from).toBe(addDays(window.to, 1));
    }),
  );
});

test('D10 given Spring Festival week 2026, when excuse is asked, then that week may be excused and its neighbours not', () => {
  const weeks = windowsBetween('week', '2026-02-09', '2026-02-28');
  expect(weeks.map((w) => [w.from, excusable(w, calendar).excusable])).toEqual([
    ['2026-02-09', false],
    ['2026-02-16', true],
    ['2026-02-23', false],
  ]);
});

test('D7 D10 given a week in a year without a table, when excuse is asked, then the answer says it is provisional', () => {
  expect(excusable(windowOf('day', '2027-02-06'), calendar)).toEqual({ excusable: true, provisional: true });
  expect(excusable(windowOf('day', '2026-02-17'), calendar)).toEqual({ excusable: true, provisional: false });
});
