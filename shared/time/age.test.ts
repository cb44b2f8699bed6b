import { expect, test } from 'vitest';
import { provesPartly } from '../../tests/support/proves.ts';
import { ageReachedOn, hasReachedAge } from './age.ts';

test('D14 given LYG-14-1-2, when the 18th birthday comes, then 年满十八周岁 is reached the day after', () => {
  provesPartly('LYG-14-1-2', 'JS-14-1-2');
  expect(hasReachedAge('2007-11-22', 18, '2025-11-22')).toBe(false);
  expect(hasReachedAge('2007-11-22', 18, '2025-11-23')).toBe(true);
});

test('D14 given a birth on 29 February, when the year has none, then the last day of February is the birthday', () => {
  expect(ageReachedOn('2008-02-29', 18)).toBe('2026-03-01');
  expect(ageReachedOn('2008-02-29', 16)).toBe('2024-03-01');
});
