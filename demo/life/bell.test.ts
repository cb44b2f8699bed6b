import { expect, test } from 'vitest';
import { createRandom } from '../county/random.ts';
import { createBell } from './bell.ts';

const minute = 60_000;
const at = (local: string): number => Date.parse(`${local}+08:00`);

/** A bell on a day, and what it says with the minute since the start. */
function bellFrom(start: number, on = true) {
  const said: { readonly t: string; readonly call: string; readonly at: number }[] = [];
  let now = start;
  const random = createRandom('bell');
  const bell = createBell({
    say: (line) => void said.push({ t: line.t, call: line.call, at: now }),
    caller: () => '12800001234',
    random,
    start,
    on,
  });
  const run = (until: number, paused = false): void => {
    for (; now < until; now += 1_000) bell.tick(now, paused);
  };
  return { bell, said, run, now: () => now };
}

test('given a morning in the demo, then it rings after some minutes, one call at a time, minutes apart, and gives up by itself', () => {
  const start = at('2026-11-18T09:00');
  const { said, run } = bellFrom(start);
  run(start + 120 * minute);
  const rings = said.filter(({ t }) => t === 'ringing');
  expect(rings.length).toBeGreaterThanOrEqual(7);
  expect(rings[0]!.at).toBeGreaterThanOrEqual(start + 4 * minute);
  for (const [n, one] of said.entries()) {
    expect(one.t).toBe(n % 2 === 0 ? 'ringing' : 'ended');
    expect(one.call).toBe(said[n - (n % 2)]!.call);
    if (n > 0 && n % 2 === 0) expect(one.at - said[n - 1]!.at).toBeGreaterThanOrEqual(6 * minute);
  }
  expect(new Set(rings.map(({ call }) => call)).size).toBe(rings.length);
});

test('given a call that is answered, then nobody else rings until they have talked', () => {
  const start = at('2026-11-18T09:00');
  const { bell, said, run, now } = bellFrom(start);
  while (said.length === 0) run(now() + 1_000);
  bell.answer('somebody else', now());
  expect(said).toHaveLength(1);
  bell.answer(said[0]!.call, now());
  const answered = now();
  run(answered + 10 * minute);
  expect(said.slice(0, 3).map(({ t }) => t)).toEqual(['ringing', 'answered', 'ended']);
  expect(said[2]!.at - answered).toBeGreaterThanOrEqual(minute);
});

test('given the night, a county that stands still, or the switch off, then nobody rings', () => {
  const night = at('2026-11-18T21:30');
  const { said, run } = bellFrom(night);
  run(at('2026-11-19T07:30'));
  expect(said).toEqual([]);
  run(at('2026-11-19T09:00'));
  expect(said.length).toBeGreaterThan(0);

  const day = at('2026-11-18T09:00');
  const still = bellFrom(day);
  still.run(day + 60 * minute, true);
  expect(still.said).toEqual([]);
  const off = bellFrom(day, false);
  off.run(day + 60 * minute);
  expect(off.said).toEqual([]);
  expect(off.bell.isOn()).toBe(false);
});

test('given a call that rings, when the switch is turned off, then it stops at once', () => {
  const start = at('2026-11-18T09:00');
  const { bell, said, run, now } = bellFrom(start);
  while (said.length === 0) run(now() + 1_000);
  bell.turn(false, now());
  expect(said.map(({ t }) => t)).toEqual(['ringing', 'ended']);
});
