import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { gridShape } from '../shared/domain/grid/grid.ts';
import { rulesOf } from '../shared/wire/rules-of-registry.ts';
import { loadDemo } from './county/load-demo.ts';
import { registryOfDemo } from './registry-of-demo.ts';

const resources = path.resolve(import.meta.dirname, '../resources');

test.each(['LYG', 'JS', 'ZS', 'AK', 'ZG'])(
  'given the county of %s, then its registry is whole and its rules can be read',
  (id) => {
    const demo = loadDemo(resources, id, 'test');
    const registry = registryOfDemo(resources, demo);
    const rules = rulesOf(registry);
    expect(rules.ok && rules.value.profile.id).toBe(id);
    expect(registry.demo).toBe(true);
    expect(registry.version.length).toBeLessThanOrEqual(40);
    expect(existsSync(path.join(resources, 'maps', `${registry.map}.geo.json`))).toBe(true);
    const levels = new Set(registry.divisions.map((d) => d.level));
    expect([...levels].sort()).toEqual(['city', 'county', 'town', 'village']);
    const codes = new Set(registry.divisions.map((d) => d.code));
    for (const grid of registry.grids) {
      expect(Object.keys(gridShape.shape)).toEqual(expect.arrayContaining(Object.keys(grid)));
      expect(gridShape.safeParse(grid).success).toBe(true);
      expect(codes.has(grid.town) && codes.has(grid.village)).toBe(true);
    }
    const items = new Map(registry.items.items.map((i) => [i.code, i]));
    const city = registry.departments.find((d) => d.level === 'county' && d.id === 'chengguan');
    expect(city?.items.length).toBeGreaterThan(3);
    for (const d of registry.departments)
      for (const code of d.items) expect(items.get(code)?.department).toBe(d.id.replace('city-', ''));
  },
);

test('given the same demo, then the same version; given another seed, another', () => {
  const version = (seed: string): string => registryOfDemo(resources, loadDemo(resources, 'LYG', seed)).version;
  expect(version('a')).toBe(version('a'));
  expect(version('a')).not.toBe(version('b'));
});
