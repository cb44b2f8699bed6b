import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfDay,
  dayNumber,
  daysBetween,
  endOfDay,
  isLocalDate,
  localDate,
  localHour,
  startOfDay,
  weekday,
} from './local-date.ts';

const anyDay = fc.integer({ min: -100_000, max: 100_000 });

test('given any day from 1696 to 2243, when counted by hand, then Temporal agrees on date, weekday and months', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -1200, max: 1200 }), (day, months) => {
      const plain = Temporal.PlainDate.from('1970-01-01').add({ days: day });
      expect(dateOfDay(day)).toBe(plain.toString());
      expect(dayNumber(plain.toString())).toBe(day);
      expect(weekday(plain.toString())).toBe(plain.dayOfWeek);
      expect(addMonths(plain.toString(), months)).toBe(plain.add({ months }).toString());
    }),
  );
});

test('given any instant since 1992, when its local date and hour are asked, then Asia/Shanghai says the same (D1)', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2099, 0, 1) }), (ms) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Asia/Shanghai');
      expect(localDate(ms)).toBe(zoned.toPlainDate().toString());
      expect(startOfDay(localDate(ms))).toBe(zoned.startOfDay().epochMilliseconds);
      expect(localHour(ms)).toBe(zoned.round({ smallestUnit: 'hour', roundingMode: 'floor' }).epochMilliseconds);
    }),
    { numRuns: 60 },
  );
});

test('given a day, when its ends are asked, then the end is exclusive and starts the next day (D5)', () => {
  expect(endOfDay('2025-09-08')).toBe(startOfDay('2025-09-09'));
  expect(localDate(endOfDay('2025-09-08') - 1)).toBe('2025-09-08');
  expect(localDate(endOfDay('2025-09-08'))).toBe('2025-09-09');
});

test('given dates that do not exist, when read, then they are refused', () => {
  for (const text of ['2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-4-1', '', '2025-09-08T00:00']) {
    expect(isLocalDate(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
  }
  expect(isLocalDate('2024-02-29')).toBe(true);
});

test('given a year change, when days are added, then the calendar goes on', () => {
  expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  expect(daysBetween('2025-12-31', '2026-01-07')).toBe(7);
});
