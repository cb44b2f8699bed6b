import { expect, test } from 'vitest';
import { createRinger, quietMs, toneEveryMs } from './ring.ts';

function bench() {
  let now = 0;
  let tones = 0;
  const due: { at: number; work: () => void }[] = [];
  const said: boolean[] = [];
  const ringer = createRinger(
    () => void (tones += 1),
    {
      mono: () => now,
      set: (work, ms) => {
        const one = { at: now + ms, work };
        due.push(one);
        return () => void due.splice(due.indexOf(one), 1);
      },
    },
    (sounding) => void said.push(sounding),
  );
  const pass = (ms: number): void => {
    const end = now + ms;
    for (let next = due[0]; next !== undefined && next.at <= end; next = due[0]) {
      due.shift();
      now = next.at;
      next.work();
    }
    now = end;
  };
  return { ringer, pass, said, tones: () => tones, timers: () => due.length };
}

test('given a major event that waits, then it sounds at once and again until somebody acts (A3, A5, LYG-29-7)', () => {
  const { ringer, pass, said, tones, timers } = bench();
  ringer.ring(['a']);
  expect(tones()).toBe(1);
  pass(toneEveryMs * 10);
  expect(tones()).toBe(11);
  ringer.ring(['a']);
  expect(tones()).toBe(11);
  ringer.ring([]);
  pass(toneEveryMs * 10);
  expect([tones(), timers(), said]).toEqual([11, 0, [true, false]]);
});

test('given it was made quiet, when nobody acts for two minutes, then it sounds again', () => {
  const { ringer, pass, said, tones } = bench();
  ringer.ring(['a']);
  ringer.quiet();
  pass(quietMs - 1);
  expect(tones()).toBe(1);
  pass(toneEveryMs);
  expect(tones()).toBe(2);
  expect(said).toEqual([true, false, true]);
});

test('given it was made quiet, when another one comes, then that one sounds at once; once it is acted on it is quiet again', () => {
  const { ringer, pass, said, tones } = bench();
  ringer.ring(['a']);
  ringer.quiet();
  pass(10);
  ringer.ring(['a', 'b']);
  expect(tones()).toBe(2);
  ringer.ring(['a']);
  pass(toneEveryMs * 3);
  expect(tones()).toBe(2);
  expect(said).toEqual([true, false, true, false]);
});

test('given a desk that goes away, then nothing sounds and no timer is left', () => {
  const { ringer, pass, tones, timers } = bench();
  ringer.ring(['a']);
  ringer.stop();
  pass(toneEveryMs * 3);
  expect([tones(), timers()]).toEqual([1, 0]);
});
