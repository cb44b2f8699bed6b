import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHubClock } from './hub-clock.ts';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000_250 }));
afterEach(() => vi.useRealTimers());

test('given a skew to the hub (O5), when the time is asked, then it is the hub’s', () => {
  const clock = createHubClock(Date.now);
  clock.setSkew(90_000);
  expect(clock.now()).toBe(1_000_090_250);
  expect(clock.tick.get()).toBe(1_000_090_000);
  clock.stop();
});

test('given a running clock, when seconds pass, then it ticks once a second and on the second', () => {
  const clock = createHubClock(Date.now);
  const ticks: number[] = [];
  clock.tick.subscribe(() => ticks.push(clock.tick.get()));
  vi.advanceTimersByTime(3000);
  expect(ticks).toEqual([1_000_001_000, 1_000_002_000, 1_000_003_000]);
  clock.stop();
});
