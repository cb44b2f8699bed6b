import { expect, test } from 'vitest';
import { clusterMarks, metresApart, nearest } from './cluster-marks.ts';

test('given many marks, when drawn, then those of one cell are one cluster and none is lost', () => {
  const points = [
    { x: 1, y: 1, of: 'a' },
    { x: 3, y: 3, of: 'b' },
    { x: 25, y: 1, of: 'c' },
  ];
  const clusters = clusterMarks(points, 20);
  expect(clusters.map((c) => c.members)).toEqual([['a', 'b'], ['c']]);
  expect(clusters[0]).toMatchObject({ x: 2, y: 2 });
  expect(clusterMarks(points, 1)).toHaveLength(3);
});

test('given a place, then the nearest come first with their distance in metres', () => {
  const here = { lon: 118.75, lat: 34.52 };
  const far = { lon: 118.85, lat: 34.52 };
  const near = { lon: 118.751, lat: 34.52 };
  expect(nearest([far, near], here, 1).map(({ one }) => one)).toEqual([near]);
  expect(Math.round(metresApart(here, near))).toBe(92);
});
