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
    { from: 0, to: 7, rows: 7 },
    { from: 7, to: 14, rows: 7 },
    { from: 14, to: 19, rows: 7 },
  ]);
  expect(sliceAt(3, 19, 8)).toEqual(shown[0]);
  expect(shown.map((slice) => sliceText(slice, 19))).toEqual(['1—7 / 19', '8—14 / 19', '15—19 / 19']);
});

test('given lists of any length (W1), when they turn, then no line is left out and no turn is more than a line per page short', () => {
  for (let size = 1; size <= 11; size++)
    for (let total = 1; total <= 40; total++) {
      const pages = Math.ceil(total / size);
      const shown = Array.from({ length: pages }, (_, turn) => sliceAt(turn, total, size));
      expect(
        shown.flatMap(({ from, to }) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)),
      ).toEqual(Array.from({ length: total }, (_, i) => i));
      for (const { from, to, rows } of shown) {
        expect(to - from).toBeLessThanOrEqual(size);
        expect(rows - (to - from) < pages || pages === 1, `${total} by ${size}`).toBe(true);
      }
    }
});

test('given a list that fits or is empty, when turned, then it stands still and is not counted out', () => {
  for (const turn of [0, 1, 7]) {
    expect(sliceAt(turn, 8, 8)).toEqual({ from: 0, to: 8, rows: 8 });
    expect(sliceAt(turn, 0, 8)).toEqual({ from: 0, to: 0, rows: 8 });
  }
  expect(sliceText({ from: 0, to: 8 }, 8)).toBe('');
  expect(sliceText({ from: 0, to: 0 }, 0)).toBe('');
});

test('given a list that grew shorter, when its turn would lie beyond the end, then a part that exists shows', () => {
  expect(sliceAt(2, 5, 8)).toEqual({ from: 0, to: 5, rows: 8 });
});
