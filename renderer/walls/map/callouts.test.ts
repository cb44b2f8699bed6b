import { expect, test } from 'vitest';
import { type Box, placeCallouts } from './callouts.ts';

const tile = { width: 950, height: 620 };
const box = { width: 400, height: 96 };
const legend: Box = { left: 764, top: 290, width: 186, height: 330 };
const none = { keepFree: [legend], names: [], around: 40 };
const full = ({ left, top }: { readonly left: number; readonly top: number }): Box => ({ left, top, ...box });
const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

test('given a major event on the map (W1), when it is told of, then its box covers neither it nor the legend', () => {
  for (const place of [
    { x: 60, y: 40 },
    { x: 475, y: 310 },
    { x: 900, y: 600 },
    { x: 400, y: 30 },
  ]) {
    const [callout] = placeCallouts([place], tile, box, none);
    if (callout === undefined) throw new Error('no callout');
    expect(overlap(full(callout), legend)).toBe(false);
    expect(overlap(full(callout), { left: place.x - 40, top: place.y - 40, width: 80, height: 80 })).toBe(false);
    expect(callout.to).toEqual(place);
  }
});

test('given two of them close by, when told of, then their boxes lie apart and cover neither', () => {
  const places = [
    { x: 400, y: 300 },
    { x: 410, y: 70 },
  ];
  const [first, second] = placeCallouts(places, tile, box, none);
  if (first === undefined || second === undefined) throw new Error('a callout is missing');
  expect(overlap(full(first), full(second))).toBe(false);
  for (const callout of [first, second])
    for (const { x, y } of places)
      expect(overlap(full(callout), { left: x - 40, top: y - 40, width: 80, height: 80 })).toBe(false);
});

test('given the same events again, when told of, then the boxes stay where they are', () => {
  const places = [{ x: 400, y: 300 }];
  expect(placeCallouts(places, tile, box, none)).toEqual(placeCallouts(places, tile, box, none));
  expect(placeCallouts([], tile, box, none)).toEqual([]);
});

test('given a name near the edge, when there is another place for the box, then the name is left free', () => {
  const place = { x: 300, y: 200 };
  const [bare] = placeCallouts([place], tile, box, none);
  if (bare === undefined) throw new Error('no callout');
  const name: Box = { left: bare.left + 150, top: bare.top + 10, width: 90, height: 68 };
  const names = [name, { ...name, left: bare.left + 20 }];
  const [moved] = placeCallouts([place], tile, box, { ...none, names });
  if (moved === undefined) throw new Error('no callout');
  expect(names.some((other) => overlap(full(moved), other))).toBe(false);
});
