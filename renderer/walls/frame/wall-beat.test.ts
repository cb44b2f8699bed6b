import { expect, test } from 'vitest';
import { createBeat } from './wall-beat.ts';

test('given hub time that jumps, when ticks come, then the beat counts seconds of its own', () => {
  let uptime = 5000;
  const listeners = new Set<() => void>();
  const beat = createBeat(() => uptime);
  const stop = beat.follow({
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const tick = (): void => {
    for (const listener of listeners) listener();
  };
  uptime += 1005;
  tick();
  // A second tick in the same second, as a change of skew makes it.
  tick();
  expect(beat.seconds.get()).toBe(1);
  uptime += 60_000;
  tick();
  expect(beat.seconds.get()).toBe(61);
  stop();
  expect(listeners.size).toBe(0);
});

test('given a page that was loaded again (W1), when it begins, then the beat goes on from where it was', () => {
  const beat = createBeat(() => 5000, 95);
  expect(beat.seconds.get()).toBe(95);
  const ticks: (() => void)[] = [];
  let uptime = 0;
  const again = createBeat(() => uptime, 95);
  again.follow({ subscribe: (listener) => (ticks.push(listener), () => undefined) });
  uptime = 2100;
  for (const tick of ticks) tick();
  expect(again.seconds.get()).toBe(97);
});
