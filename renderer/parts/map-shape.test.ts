import { expect, test } from 'vitest';
import { areaAt, boundsOf, shapesOf } from './map-shape.ts';

const square = (code: string, x: number) => ({
  properties: { code, name: code, cp: [x, 0] },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, 0],
        [x + 1, 0],
        [x + 1, 1],
        [x, 1],
        [x, 0],
      ],
    ],
  },
});
const map = { features: [square('a', 0), square('b', 1)] };

test('given a map file, when a point is asked for, then the area it lies in is found and outside is said (I3)', () => {
  const shapes = shapesOf(map);
  expect(areaAt(shapes, [0.5, 0.5])).toBe('a');
  expect(areaAt(shapes, [1.5, 0.5])).toBe('b');
  expect(areaAt(shapes, [3, 3])).toBeNull();
  expect(boundsOf(shapes)).toEqual({ west: 0, east: 2, south: 0, north: 1 });
});

test('given something that is no map, when read, then there are no areas', () => {
  expect(shapesOf({ hello: 1 })).toEqual([]);
  expect(boundsOf([])).toBeNull();
});
