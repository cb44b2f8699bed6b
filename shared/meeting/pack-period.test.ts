import { expect, test } from 'vitest';
import { MS_PER_DAY, startOfDay } from '../time/local-date.ts';
import { comparedSpan, packPeriod, spanOf } from './pack-period.ts';

const monday = startOfDay('2025-09-08');

test('W4 given a week that is over, when it is compared, then with the whole week before it', () => {
  const week = packPeriod('week', '2025-09-08');
  expect(comparedSpan(week, monday + 7 * MS_PER_DAY)).toEqual({ ...spanOf(week.before), isCut: false });
});

test('W4 given a week frozen on its Tuesday at noon, when it is compared, then with the week before up to its Tuesday noon', () => {
  const cutoff = monday + 1.5 * MS_PER_DAY;
  expect(comparedSpan(packPeriod('week', '2025-09-09'), cutoff)).toEqual({
    from: monday - 7 * MS_PER_DAY,
    to: monday - 5.5 * MS_PER_DAY,
    isCut: true,
  });
});

test('W4 given the last day of a long month, when it is compared, then never beyond the end of the shorter month before it', () => {
  const march = packPeriod('month', '2025-03-31');
  const { from, to, isCut } = comparedSpan(march, startOfDay('2025-03-31') + 1);
  expect([from, to, isCut]).toEqual([startOfDay('2025-02-01'), startOfDay('2025-03-01'), true]);
});
