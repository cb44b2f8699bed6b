import { expect, test } from 'vitest';
import { loadDemo } from './load-demo.ts';

const resources = new URL('../../resources/', import.meta.url).pathname;

test.each(['LYG', 'ZS', 'AK', 'JS', 'ZG'])(
  'given the shipped resources, when the demo of %s is loaded, then its county is whole',
  (id) => {
    const { county, items, profile } = loadDemo(resources, id, 'demo');
    expect(profile.id).toBe(id);
    expect(county.city.code).toBe(county.county.code.slice(0, 4));
    const duties = new Map(county.departments.map((d) => [d.id, d.items]));
    for (const item of items.items)
      if (item.department !== null) expect(duties.get(item.department)).toContain(item.code);
    expect(county.grids.some((g) => g.kind === 'dedicated')).toBe(true);
  },
);

test('given a profile without a demo county, then the sentence names it', () => {
  expect(() => loadDemo(resources, 'XX', 'demo')).toThrow(/no demo county for profile XX/);
});
