import { expect, test } from 'vitest';
import { isSamePlace, likeness, metresBetween } from './similar-events.ts';

test('I5 given two addresses without a place on the map, when one names the other whole, then they are one place', () => {
  expect(isSamePlace('和平东路88号', '和平东路 88 号门口')).toBe(true);
  expect(isSamePlace('和平东路88号', '和平东路 98 号')).toBe(false);
  // A road alone, or nothing, is no place.
  expect(isSamePlace('和平路', '和平路 12 号')).toBe(false);
  expect(isSamePlace('', '')).toBe(false);
});

test('I5 given titles and places, then likeness is the share of the shorter one’s pairs and distance is in metres', () => {
  expect(likeness('路灯不亮', '三盏路灯不亮')).toBe(1);
  expect(likeness('路灯不亮', '水管爆裂')).toBe(0);
  expect(Math.round(metresBetween(118.75, 34.52, 118.75, 34.521))).toBe(111);
});
