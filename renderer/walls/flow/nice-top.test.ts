import { expect, test } from 'vitest';
import { niceTop } from './nice-top.ts';

test('given any count, when its axis is made, then it halves into whole numbers, holds the bars and leaves no more than two fifths empty', () => {
  for (let most = 5; most <= 3_000; most++) {
    const top = niceTop(most);
    expect(top % 2, `${most}`).toBe(0);
    expect(top, `${most}`).toBeGreaterThanOrEqual(most);
    expect(most / top, `${most}`).toBeGreaterThan(0.6);
  }
  expect([0, 3, 4].map(niceTop)).toEqual([4, 4, 4]);
  expect([11, 13, 17, 21, 102, 130, 170].map(niceTop)).toEqual([12, 16, 20, 30, 120, 160, 200]);
});
