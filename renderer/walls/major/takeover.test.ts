import { expect, test } from 'vitest';
import { type SeenMajor, seeMajor, TAKEOVER_SECONDS, takeoverOf } from './takeover.ts';

const none: SeenMajor = new Map();

test('given a major event (W1), when it is seen, then it takes the screen by itself for a minute and then steps back', () => {
  const seen = seeMajor(none, ['a'], 100);
  expect(takeoverOf(seen, 100)).toBe('a');
  expect(takeoverOf(seen, 100 + TAKEOVER_SECONDS - 1)).toBe('a');
  expect(takeoverOf(seen, 100 + TAKEOVER_SECONDS)).toBeNull();
});

test('given a second one, when it comes while the first goes on, then it takes the screen and the first is not shown anew', () => {
  const first = seeMajor(none, ['a'], 0);
  const both = seeMajor(first, ['a', 'b'], 500);
  expect(takeoverOf(both, 500)).toBe('b');
  expect(both.get('a')).toBe(0);
  expect(takeoverOf(both, 500 + TAKEOVER_SECONDS)).toBeNull();
});

test('given several at once, oldest first, when seen, then the newest takes the screen', () => {
  expect(takeoverOf(seeMajor(none, ['old', 'new'], 7), 7)).toBe('new');
});

test('given the same events again, when seen, then nothing changes; ended ones are forgotten', () => {
  const seen = seeMajor(none, ['a', 'b'], 3);
  expect(seeMajor(seen, ['b', 'a'], 9)).toBe(seen);
  expect([...seeMajor(seen, ['b'], 9).keys()]).toEqual(['b']);
  expect(seeMajor(none, [], 9)).toBe(none);
  expect(seeMajor(seen, ['a', 'b', 'a'], 9)).toBe(seen);
});
