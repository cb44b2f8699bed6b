import { expect, test } from 'vitest';
import type { FeedValue } from '../../../shared/wire/bridge.ts';
import { steadyPart } from './steady-part.ts';

const session = (line: object, storage: object = {}): FeedValue['session'] =>
  ({ line: { dataAsOf: 5, rtt: 1, skew: 0, waiting: 0, ...line }, storage, attention: 0 }) as FeedValue['session'];

test('given a session in which only age, round trip, clock or disk move, when it is told, then its steady part is the same (P10)', () => {
  const before = steadyPart('session', session({}, { cachedEvents: 1, freeBytes: 3 }));
  expect(steadyPart('session', session({ dataAsOf: 6, rtt: 2, skew: 9 }, { cachedEvents: 2, freeBytes: 4 }))).toBe(
    before,
  );
  expect(steadyPart('session', session({ waiting: 1 }))).not.toBe(before);
  expect(steadyPart('session', session({ dataAsOf: null }))).not.toBe(before);
});

test('given counts of another moment, when nothing else changed, then they can wait; the first whole ones cannot (Q5)', () => {
  const views = { open: 3 } as FeedValue['counts']['views'];
  expect(steadyPart('counts', { asOf: 2, views })).toBe(steadyPart('counts', { asOf: 1, views }));
  expect(steadyPart('counts', { asOf: 1, views })).not.toBe(steadyPart('counts', { asOf: 0, views }));
  expect(steadyPart('mentions', [])).toBeNull();
});
