import { expect, test } from 'vitest';
import { bySlot, createRowRun } from './row-run.ts';

const slots = (run: readonly number[]): readonly number[] => bySlot(run, run[0] ?? 0);

test('given a list scrolled by steps, when rows are drawn, then what is in sight is among them and their number stays (P10)', () => {
  const run = createRowRun(4);
  expect(run({ startIndex: 0, endIndex: 9, count: 100 })).toEqual(Array.from({ length: 18 }, (_, n) => n));
  expect(run({ startIndex: 20, endIndex: 30, count: 100 })).toEqual(Array.from({ length: 19 }, (_, n) => 16 + n));
  expect(run({ startIndex: 50, endIndex: 59, count: 100 })).toHaveLength(19);
  expect(run({ startIndex: 90, endIndex: 99, count: 100 })).toEqual(Array.from({ length: 19 }, (_, n) => 81 + n));
});

test('given a list shorter than what could be drawn, when it is drawn, then each of its rows is, once', () => {
  expect(createRowRun(4)({ startIndex: 0, endIndex: 4, count: 5 })).toEqual([0, 1, 2, 3, 4]);
  expect(slots([0, 1, 2, 3, 4])).toEqual([0, 1, 2, 3, 4]);
  expect(slots([])).toEqual([]);
});

test('given a run that moves on by one, when it is put into slots, then one slot holds another place and the others stand (P10)', () => {
  const [before, after] = [slots([7, 8, 9, 10, 11]), slots([8, 9, 10, 11, 12])];
  expect(before).toEqual([10, 11, 7, 8, 9]);
  expect(after).toEqual([10, 11, 12, 8, 9]);
  for (const [slot, place] of after.entries()) expect(place % 5).toBe(slot);
});
