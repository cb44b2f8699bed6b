import { expect, test } from 'vitest';
import { comparisonOfWord, meets, rateMeets } from './threshold.ts';

test.each([
  ['以上', 40, 40, true],
  ['以下', 40, 40, true],
  ['以内', 1500, 1500, true],
  ['不超过', 1500, 1501, false],
  ['超过', 30, 30, false],
  ['超过', 30, 30.1, true],
  ['低于', 20, 20, false],
  ['低于', 20, 19, true],
  ['不少于', 3, 3, true],
  ['不低于', 300, 299, false],
  ['至少', 2, 2, true],
  ['不满', 18, 18, false],
  ['届满', 18, 18, true],
  ['以外', 5, 5, false],
] as const)('D15 given %s %d, when the value is %d, then kept is %s', (word, bound, value, kept) => {
  expect(meets(value, comparisonOfWord[word], bound)).toBe(kept);
});

test('D15 given 95%以上, when 19 of 20 are in time, then the rate is kept exactly; 18 of 19 is not; 0 of 0 is neither', () => {
  expect(rateMeets(19, 20, comparisonOfWord.以上, 95)).toBe(true);
  expect(rateMeets(18, 19, '>=', 95)).toBe(false);
  expect(rateMeets(0, 0, '>=', 95)).toBeNull();
  expect(rateMeets(3, 10, comparisonOfWord.超过, 30)).toBe(false);
});
