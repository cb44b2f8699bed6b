import { expect, test } from 'vitest';
import { SHIFT_SECONDS, shiftAt, shiftStep } from './burn-in.ts';

const steps = Array.from({ length: 8 }, (_, i) => shiftAt(shiftStep(i * SHIFT_SECONDS)));

test('given a wall (W1), when 24 minutes pass, then it was at eight places within ±4 px and comes back to the first', () => {
  expect(new Set(steps.map(({ x, y }) => `${x},${y}`)).size).toBe(8);
  for (const { x, y } of steps) expect(Math.max(Math.abs(x), Math.abs(y))).toBe(4);
  expect(shiftAt(shiftStep(8 * SHIFT_SECONDS))).toEqual(steps[0]);
});

test('given a step of the path, when the next comes, then one edge moves by 4 px and no farther', () => {
  for (const [i, { x, y }] of steps.entries()) {
    const next = steps[(i + 1) % steps.length];
    expect(Math.abs(x - (next?.x ?? 99)) + Math.abs(y - (next?.y ?? 99))).toBe(4);
  }
});

test('given 3 minutes less a second, when asked, then nothing has moved', () => {
  expect(shiftStep(SHIFT_SECONDS - 1)).toBe(shiftStep(0));
  expect(shiftStep(SHIFT_SECONDS)).not.toBe(shiftStep(0));
});
