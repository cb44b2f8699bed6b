import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fitMap } from './fit-map.ts';
import { boundsOf, creditOf, townMapShape } from './town-map.ts';

const folder = new URL('../../../resources/maps/', import.meta.url);
const maps = readdirSync(folder)
  .filter((name) => name.endsWith('-towns.geo.json'))
  .map((name) => [name, townMapShape.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))] as const);
const insets = { left: 10, top: 6, right: 200, bottom: 8 };

test('given the shipped maps, when looked for, then there are some', () => {
  expect(maps.length).toBeGreaterThanOrEqual(5);
});

test.each(maps)(
  'given %s, when fitted, then its frame fills the free room one way and every name lies inside',
  (_, map) => {
    const bounds = boundsOf(map);
    const fitted = fitMap(bounds, 950, 620, insets);
    const free = { width: 950 - 210, height: 620 - 14 };
    expect(Math.max(fitted.width / free.width, fitted.height / free.height)).toBeCloseTo(1);
    for (const { properties } of map.features) {
      const { x, y } = fitted.place(...properties.label);
      expect(x).toBeGreaterThan(fitted.left);
      expect(x).toBeLessThan(fitted.left + fitted.width);
      expect(y).toBeGreaterThan(fitted.top);
      expect(y).toBeLessThan(fitted.top + fitted.height);
    }
  },
);

test('given a square kilometre at 34.5° north, when fitted, then it is as wide as it is high', () => {
  const degree = 1 / 111.2;
  const bounds = {
    west: 118,
    east: 118 + degree / Math.cos((34.5 * Math.PI) / 180),
    south: 34.5,
    north: 34.5 + degree,
  };
  const { width, height } = fitMap(bounds, 800, 800, insets);
  expect(width / height).toBeCloseTo(1, 2);
});

test('given the credit of a map, when written on a wall, then the name stays and the address goes', () => {
  expect(maps.map(([, map]) => creditOf(map))).toEqual(maps.map(() => 'ADCODE, Vonng, CC BY 4.0'));
});
