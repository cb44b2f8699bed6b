import { expect, test } from 'vitest';
import { uuidV7 } from './uuid-v7.ts';

test('given moments in order, when ids are made, then they sort by time and carry version and variant (RFC 9562)', () => {
  const ids = [0, 1, 1_756_690_000_000, 1_756_690_000_001, 281_474_976_710_655].map(uuidV7);
  expect(ids).toEqual([...ids].sort());
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('given one moment, when many ids are made, then no two are alike (a counter alone is never an identity)', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => uuidV7(1_756_690_000_000))).size).toBe(10_000);
});
