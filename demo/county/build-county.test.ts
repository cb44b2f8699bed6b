import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { actorShape } from '../../shared/domain/actor/actor.ts';
import { departmentShape } from '../../shared/domain/department/department.ts';
import { gridShape } from '../../shared/domain/grid/grid.ts';
import { buildCounty, type CountyInput } from './build-county.ts';
import type { County } from './county.ts';
import { areaOf, countiesShape, mapShape, readCountyFiles, readJson } from './county-files.ts';
import { departmentIds } from './departments.ts';
import { contains, sizeOf } from './geometry.ts';
import { sizeBoundsFrom } from './size-bounds.ts';

const resources = new URL('../../resources/', import.meta.url).pathname;
const counties = readJson(`${resources}demo/counties.json`, countiesShape);

function inputOf(profileId: string, seed = 'test'): CountyInput {
  const { county, areaCode } = counties[profileId]!;
  const profile = JSON.parse(readFileSync(`${resources}profiles/${profileId.toLowerCase()}.json`, 'utf8'));
  const { named = [] } = profile.parameters['grid.dedicatedCategories'].value ?? {};
  const sizeBounds = sizeBoundsFrom(profile.parameters);
  return { ...readCountyFiles(resources, county), profileId, sizeBounds, dedicated: named, areaCode, duties: {}, seed };
}
const realMobile = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const unique = (list: readonly string[]): boolean => new Set(list).size === list.length;

/** Bounds as the clauses say them, written out here so that a wrong reading of the profile fails. */
const expected = {
  LYG: { urban: [300, 500], rural: [255, 345], cap: 1500 }, // LYG-6-3, LYG-6-4, LYG-6-5
  JS: { urban: [300, 500], rural: [255, 345], cap: null }, // JS-6-2-2, JS-6-2-3
  ZS: { urban: [300, 500], rural: [200, 350], cap: null }, // ZS-11-1 leaves it to the county: demo default
  AK: { urban: [50, 80], rural: [30, 50], cap: null }, // AK-7.3.3-i, AK-7.3.3-a
  ZG: { urban: [300, 500], rural: [200, 350], cap: null }, // ZG-8-1-1; rural not stated
} as const;

describe.each(Object.keys(expected) as (keyof typeof expected)[])('%s', (profileId) => {
  const input = inputOf(profileId);
  const county: County = buildCounty(input);
  const urbanVillages = new Set(county.villages.filter((v) => v.urban).map((v) => v.code));

  test('given the profile, when grids are drawn, then comprehensive ones keep its size bounds (profiles §4)', () => {
    const { urban, rural, cap } = expected[profileId];
    const homes = county.grids.filter((g) => g.kind === 'comprehensive');
    expect(homes.length).toBeGreaterThan(200);
    for (const grid of homes) {
      const [min, max] = urbanVillages.has(grid.village) ? urban : rural;
      expect(grid.households).toBeGreaterThanOrEqual(min);
      expect(grid.households).toBeLessThanOrEqual(max);
      expect(grid.persons).toBeGreaterThan(grid.households);
      if (cap !== null) expect(grid.persons).toBeLessThanOrEqual(cap);
    }
    if (profileId === 'AK') {
      for (const g of homes) {
        const [min, max] = urbanVillages.has(g.village) ? [120, 200] : [70, 120];
        expect(g.persons >= min && g.persons <= max).toBe(true);
      }
    }
  });

  test('given drawn grids, then codes are 12 + 3 digits under their village and unique (LYG-8-1, LYG-8-2)', () => {
    expect(county.grids.every((g) => /^\d{15}$/.test(g.code) && g.code.startsWith(g.village))).toBe(true);
    expect(county.grids.every((g) => g.village.startsWith(g.town) && g.town.startsWith(county.county.code))).toBe(true);
    expect(unique(county.grids.map((g) => g.code))).toBe(true);
    expect(unique(county.staff.map((s) => s.id))).toBe(true);
    expect(unique(county.accounts.map((a) => a.account))).toBe(true);
    expect(unique(county.centers.map((c) => c.id))).toBe(true);
    const served = new Set(county.grids.map((g) => g.village));
    expect(county.villages.filter((v) => !served.has(v.code))).toEqual([]);
  });

  test('given town polygons, then every village point and grid cell lies inside its own town, and no cells overlap', () => {
    const area = new Map(input.map.features.map((f) => [f.properties.code, areaOf(f)]));
    for (const village of county.villages)
      expect(contains(area.get(village.town)!, [village.lon, village.lat])).toBe(true);
    for (const grid of county.grids) {
      expect(contains(area.get(grid.town)!, [grid.lon, grid.lat])).toBe(true);
      const outside = grid.polygon.filter((corner) => !contains(area.get(grid.town)!, corner));
      expect(outside).toEqual([]);
    }
    const overlaps: string[] = [];
    for (const town of county.towns) {
      const cells = county.grids.filter((g) => g.town === town.code);
      cells.forEach((a, i) => {
        for (const b of cells.slice(i + 1)) {
          const [west, south] = a.polygon[0]!;
          const [east, north] = a.polygon[2]!;
          const [west2, south2] = b.polygon[0]!;
          const [east2, north2] = b.polygon[2]!;
          const wide = Math.min(east, east2) - Math.max(west, west2);
          const high = Math.min(north, north2) - Math.max(south, south2);
          if (wide > 3e-6 && high > 3e-6) overlaps.push(`${a.code} ${b.code}`);
        }
      });
    }
    expect(overlaps).toEqual([]);
  });

  test('given the shapes of the product, then grids, departments and accounts fit them', () => {
    for (const grid of county.grids) gridShape.parse(grid);
    for (const department of county.departments) departmentShape.parse(department);
    for (const { use: _, ...actor } of county.accounts) actorShape.parse(actor);
    for (const id of departmentIds) expect(county.accounts.some((a) => a.department === id)).toBe(true);
    const roles = county.accounts.filter((a) => a.use === 'signIn').map((a) => a.role);
    expect([...roles].sort()).toEqual(
      ['gridStaff', 'village', 'townSeat', 'countySeat', 'shiftLeader', 'director', 'liaison', 'administrator'].sort(),
    );
  });

  test('given made-up people, then no number could be somebody’s phone', () => {
    const text = JSON.stringify([county.staff, county.departments, county.accounts]);
    expect(text).not.toMatch(realMobile);
    expect(county.departments.every((d) => /^0\d{2,3}-0555\d{3}$/.test(d.phone))).toBe(true);
  });

  test('given the same seed, then the same county; given another, another', () => {
    expect(buildCounty(inputOf(profileId))).toEqual(county);
    expect(buildCounty(inputOf(profileId, 'other')).grids).not.toEqual(county.grids);
  });

  test('given the two maps, then towns cover the county and no more (GeoJSON of SOURCE.md)', () => {
    const file = `${resources}maps/${county.county.code}-county.geo.json`;
    const outer = readJson(file, mapShape);
    const whole = sizeOf(areaOf(outer.features[0]!));
    const towns = input.map.features.reduce((sum, f) => sum + sizeOf(areaOf(f)), 0);
    expect(Math.abs(towns / whole - 1)).toBeLessThan(1e-5);
    expect(input.map.synthetic).toBe(true);
    expect(readFileSync(file).length).toBeLessThan(200_000);
  });
});

test('given staff rules, then ZG has no chief (ZG-12-2), ZS exactly one a grid (ZS-14-2), AK an administrator a village (AK-8.2-1)', () => {
  const chiefs = (county: County): number => county.staff.filter((s) => s.role === 'gridChief').length;
  const homes = (county: County): number => county.grids.filter((g) => g.kind === 'comprehensive').length;
  const [zg, zs, ak] = [buildCounty(inputOf('ZG')), buildCounty(inputOf('ZS')), buildCounty(inputOf('AK'))];
  expect(chiefs(zg)).toBe(0);
  expect(chiefs(zs)).toBe(homes(zs));
  expect(ak.staff.filter((s) => s.role === 'gridAdmin')).toHaveLength(ak.villages.length);
});

test('given a map of another county, then building is refused by name', () => {
  const input = { ...inputOf('LYG'), map: inputOf('JS').map };
  expect(() => buildCounty(input)).toThrow(/320724.*320722/);
});
