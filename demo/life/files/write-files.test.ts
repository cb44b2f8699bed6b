import path from 'node:path';
import { expect, test } from 'vitest';
import { rulesOfPlace } from '../../../tests/support/rules.ts';
import { loadDemo } from '../../county/load-demo.ts';
import { inOneOrder, writeFiles } from './write-files.ts';

const resources = path.resolve(import.meta.dirname, '../../../resources');
const friday = Date.parse('2026-11-20T14:30+08:00');
const files = (place: 'LYG' | 'JS' | 'ZS' | 'AK' | 'ZG') =>
  writeFiles({
    demo: loadDemo(resources, place, 'griddesk'),
    rules: rulesOfPlace(place),
    seed: 'griddesk',
    events: [],
    to: friday,
    stationNo: 999,
  });

test.each(['LYG', 'JS', 'ZS', 'AK', 'ZG'] as const)(
  'given the demo county of %s, then its dossiers pass the rules the hub judges by, and none lies ahead',
  (place) => {
    const { sent, refused } = files(place);
    expect(refused).toEqual([]);
    expect(sent.length).toBeGreaterThan(40);
    expect(sent.every(({ at }) => at < friday)).toBe(true);
  },
);

test('given the same seed, then the same dossiers; two pasts in one order are numbered by time', () => {
  const [one, other] = [files('LYG').sent, files('LYG').sent];
  expect(one).toEqual(other);
  const merged = inOneOrder(one.slice(0, 10), other.slice(10, 20));
  expect(merged.map(({ n }) => n)).toEqual(merged.map((_, at) => at + 1));
  expect(merged.map(({ at }) => at)).toEqual(merged.map(({ at }) => at).sort((a, b) => a - b));
});
