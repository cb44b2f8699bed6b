import { expect, test } from 'vitest';
import { pageAt, sliceAt, sliceText, TURN_SECONDS, turnAt } from './rotation.ts';

test('given a single wall, when it turns, then every page has 20 s in order', () => {
  const pages = [0, TURN_SECONDS - 1, TURN_SECONDS, 2 * TURN_SECONDS, 3 * TURN_SECONDS].map((s) =>
    pageAt(turnAt(s), false),
  );
  expect(pages).toEqual(['overview', 'overview', 'late', 'departments', 'overview']);
});

test('given a major event (W1), when pages would turn, then the overview with map and list is held', () => {
  for (let turn = 0; turn < 6; turn += 1) expect(pageAt(turn, true)).toBe('overview');
});

test('given a list longer than its tile, when it turns, then every line shows once and it begins again', () => {
  const shown = [0, 1, 2].map((turn) => sliceAt(turn, 19, 8));
  expect(shown).toEqual([
    { from: 0, to: 8 },
    { from: 8, to: 16 },
    { from: 16, to: 19 },
  ]);
  expect(sliceAt(3, 19, 8)).toEqual(shown[0]);
  expect(shown.map((slice) => sliceText(slice, 19))).toEqual(['1—8 / 19', '9—16 / 19', '17—19 / 19']);
});

test('given a list that fits or is empty, when turned, then it stands still and is not counted out', () => {
  for (const turn of [0, 1, 7]) {
    expect(sliceAt(turn, 8, 8)).toEqual({ from: 0, to: 8 });
    expect(sliceAt(turn, 0, 8)).toEqual({ from: 0, to: 0 });
  }
  expect(sliceText({ from: 0, to: 8 }, 8)).toBe('');
  expect(sliceText({ from: 0, to: 0 }, 0)).toBe('');
});

test('given a list that grew shorter, when its turn would lie beyond the end, then a part that exists shows', () => {
  expect(sliceAt(2, 5, 8)).toEqual({ from: 0, to: 5 });
});
