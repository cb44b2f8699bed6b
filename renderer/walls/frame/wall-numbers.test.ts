import { expect, test } from 'vitest';
import { changeText, countText, percentText, shareText, standing, targetLine } from './wall-numbers.ts';

const rate = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  percent: denominator === 0 ? null : (numerator * 100) / denominator,
});

test('given counts and changes, when written, then thousands are set apart and a change carries its sign', () => {
  expect([0, 412, 1412, 1234567].map(countText)).toEqual(['0', '412', '1,412', '1,234,567']);
  expect([31, -2, 0, -1500].map(changeText)).toEqual(['+31', '−2', '±0', '−1,500']);
});

test('given a rate just below its target (D15, LYG-30-9), when written, then it never reads as if it were met', () => {
  expect(percentText(rate(9496, 10000))).toBe('94.9');
  expect(percentText(rate(99999, 100000))).toBe('99.9');
  expect(percentText(rate(41, 41))).toBe('100.0');
  expect(percentText(rate(19, 20))).toBe('95.0');
  expect(percentText(rate(0, 0))).toBe('—');
});

test('given a rate and its target, when compared, then "at least" is met and what is missing is at least 0.1', () => {
  expect(standing(rate(19, 20), 95)).toEqual({ met: true, short: 0 });
  expect(standing(rate(1412, 1500), 95)).toEqual({ met: false, short: 0.9 });
  expect(standing(rate(94999, 100000), 95)).toEqual({ met: false, short: 0.1 });
  expect(standing(rate(0, 0), 95)).toBeNull();
});

test('given a rate, when drawn, then it is its distance from the target, below to the left and above to the right', () => {
  const below = targetLine(rate(90, 100), 95);
  const above = targetLine(rate(100, 100), 95);
  expect(below).toEqual({ tick: 80, from: 60, to: 80, cut: false });
  expect(above).toEqual({ tick: 80, from: 80, to: 100, cut: false });
  expect(targetLine(rate(95, 100), 95)).toEqual({ tick: 80, from: 80, to: 80, cut: false });
});

test('given a rate farther below than the line reaches, when drawn, then it says that it was cut', () => {
  expect(targetLine(rate(40, 100), 95)).toEqual({ tick: 80, from: 0, to: 80, cut: true });
  expect(targetLine(rate(0, 0), 95)).toBeNull();
});

test('given a target of 100 and no share, when drawn and written, then neither divides by nought', () => {
  expect(targetLine(rate(1, 1), 100)).toEqual({ tick: 100, from: 100, to: 100, cut: false });
  expect(shareText(0, 0)).toBe('—');
  expect(shareText(3, 41)).toBe('7.3%');
});
