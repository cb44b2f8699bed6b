import { expect, test } from 'vitest';
import { clusterMarks, metresApart, nearest } from './cluster-marks.ts';

test('given many marks, when drawn, then those of one cell are one cluster and none is lost', () => {
  const points = [
    { x: 1, y: 1, of: 'a' },
    { x: 3, y: 3, of: 'b' },
    { x: 25, y: 1, of: 'c' },
  ];
  const clusters = clusterMarks(points, 20, () => 1);
  expect(clusters.map((c) => c.members)).toEqual([['a', 'b'], ['c']]);
  expect(clusters[0]).toMatchObject({ x: 2, y: 2 });
  expect(clusterMarks(points, 1, () => 1)).toHaveLength(3);
});

test('given marks that would lie on each other, when drawn, then they are one, until none touches another', () => {
  const radiusOf = (members: number): number => 5 + members;
  // Two cells side by side, and a third that is touched only by what the two become.
  const points = [
    { x: 19, y: 5, of: 'a' },
    { x: 21, y: 5, of: 'b' },
    { x: 33, y: 5, of: 'c' },
    { x: 80, y: 5, of: 'd' },
  ];
  const clusters = clusterMarks(points, 20, radiusOf);
  expect(clusters.map((c) => [...c.members].sort())).toEqual([['a', 'b', 'c'], ['d']]);
  expect(clusters[0]).toMatchObject({ r: 8, y: 5 });
  expect(clusters[0]?.x).toBeCloseTo(73 / 3);
});

test('given a place, then the nearest come first with their distance in metres', () => {
  const here = { lon: 118.75, lat: 34.52 };
  const far = { lon: 118.85, lat: 34.52 };
  const near = { lon: 118.751, lat: 34.52 };
  expect(nearest([far, near], here, 1).map(({ one }) => one)).toEqual([near]);
  expect(Math.round(metresApart(here, near))).toBe(92);
});
