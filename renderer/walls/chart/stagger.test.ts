import { expect, test } from 'vitest';
import { PARTS, waitForSlot } from './stagger.ts';

test('given charts with slots of their own (P11), when all change at once, then no two draw within 100 ms', () => {
  const moments = [0, 2, 4]
    .map((slot) => waitForSlot(slot, 12_345) + 12_345)
    .toSorted((a, b) => (a % 1000) - (b % 1000));
  for (let i = 1; i < moments.length; i += 1)
    expect(((moments[i] ?? 0) % 1000) - ((moments[i - 1] ?? 0) % 1000)).toBeGreaterThanOrEqual(100);
});

test('given a chart that is asked again before its moment, when it waits, then the moment stays', () => {
  const first = 12_345 + waitForSlot(2, 12_345);
  const again = 12_345.5 + 40 + waitForSlot(2, 12_385.5);
  expect(again % 1000).toBeCloseTo(first % 1000);
});

test('given any moment, when a slot is waited for, then it is never a second away', () => {
  for (let uptime = 0; uptime < 3000; uptime += 37) {
    const wait = waitForSlot(4, uptime);
    expect(wait).toBeGreaterThanOrEqual(0);
    expect(wait).toBeLessThan(1000);
  }
});

test('given more charts than parts of the second (P11), when all change at once, then they share the parts out evenly', () => {
  const moments = Array.from({ length: 2 * PARTS }, (_, slot) => waitForSlot(slot, 0));
  expect(new Set(moments).size).toBe(PARTS);
  for (const moment of moments) expect(moments.filter((one) => one === moment)).toHaveLength(2);
});
