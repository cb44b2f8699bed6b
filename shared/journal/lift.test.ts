import { expect, test } from 'vitest';
import type { Entry } from './entry.ts';
import { lift } from './lift.ts';

const old = { v: 1, seq: 3, fact: { kind: 'event.noteAdded', event: 'e', note: '旧' } } as unknown as Entry;

test('given an entry of an older shape, when read, then it is lifted step by step and the stored one is untouched', () => {
  const lifts = {
    1: (e: Entry) =>
      ({ ...e, fact: { ...e.fact, text: (e.fact as unknown as { note: string }).note } }) as unknown as Entry,
    2: (e: Entry) => ({ ...e, fact: { ...e.fact, effects: {} } }) as unknown as Entry,
  };
  expect(lift(old, lifts, 3)).toMatchObject({ v: 3, fact: { text: '旧', effects: {} } });
  expect(old).toMatchObject({ v: 1, fact: { note: '旧' } });
});
test('given an entry written by a newer product, then it says to update', () => {
  expect(() => lift({ ...old, v: 9 })).toThrow(/Update/);
});
test('given a missing step, then it says which', () => {
  expect(() => lift(old, {}, 2)).toThrow('No lift from entry shape 1');
});
