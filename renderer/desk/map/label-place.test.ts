import { expect, test } from 'vitest';
import { labelPlace } from './label-place.ts';

const size = { width: 40, height: 20 };
const at = { x: 100, y: 100 };

test('given nothing in its way, then a label stands in its place', () => {
  expect(labelPlace(at, size, [{ x: 100, y: 150, r: 10 }])).toEqual(at);
});

test('given a cluster on its place, then a label stands beside it, where it covers no other', () => {
  expect(labelPlace(at, size, [{ x: 100, y: 100, r: 10 }])).toEqual({ x: 100, y: 78 });
  expect(
    labelPlace(at, size, [
      { x: 100, y: 100, r: 10 },
      { x: 100, y: 78, r: 8 },
    ]),
  ).toEqual({ x: 100, y: 122 });
});

test('given clusters all around, then a label stays near and covers as little as it can', () => {
  const marks = Array.from({ length: 121 }, (_, n) => ({
    x: 50 + (n % 11) * 10,
    y: 50 + Math.floor(n / 11) * 10,
    r: 6,
  }));
  const place = labelPlace(at, size, marks);
  expect(Math.hypot(place.x - at.x, place.y - at.y)).toBeLessThanOrEqual(60);
});
