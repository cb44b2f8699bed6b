import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareEqual } from './share-equal.ts';

test('given a value that says the same, when it is shared, then it is the value known before', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const again = structuredClone(value);
      expect(shareEqual(value, again)).toBe(value);
    }),
  );
});

test('given any two values, when one is shared with the other, then it still says what it said', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (known, next) => {
      expect(shareEqual(known, structuredClone(next))).toEqual(next);
    }),
  );
});

test('given one part that changed, when it is shared, then the other parts are the same objects', () => {
  const known = { a: { n: 1 }, list: [{ n: 1 }, { n: 2 }], gone: undefined };
  const next = shareEqual<unknown>(known, { a: { n: 1 }, list: [{ n: 1 }, { n: 3 }, { n: 4 }] });
  expect(next).toEqual({ a: { n: 1 }, list: [{ n: 1 }, { n: 3 }, { n: 4 }] });
  expect(next).not.toBe(known);
  expect((next as typeof known).a).toBe(known.a);
  expect((next as typeof known).list[0]).toBe(known.list[0]);
});
