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
