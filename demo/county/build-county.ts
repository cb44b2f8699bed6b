import { buildAccounts } from './build-accounts.ts';
import type { County, CountyCenter, CountyGrid, CountyTown, CountyVillage } from './county.ts';
import { areaOf, type CountyMap, type Divisions, type TownRow } from './county-files.ts';
import { buildDepartments } from './departments.ts';
import { drawGrids } from './draw-grids.ts';
import { drawStaff } from './draw-staff.ts';
import { round6 } from './geometry.ts';
import { type PlacedVillage, placeVillages } from './place-villages.ts';
import { createRandom, type Random } from './random.ts';
import type { SizeBounds } from './size-bounds.ts';

export type CountyInput = {
  readonly divisions: Divisions;
  /** The town map of the same county. */
  readonly map: CountyMap;
  /** LYG, ZS, AK, JS or ZG. */
  readonly profileId: string;
  readonly sizeBounds: SizeBounds;
  /** Category words of dedicated grids in the profile (`grid.dedicatedCategories`). */
  readonly dedicated: readonly string[];
  /** Telephone area code of the made-up landlines, e.g. `0518`. */
  readonly areaCode: string;
  /** Item codes of each department id. */
  readonly duties: Readonly<Record<string, readonly string[]>>;
  readonly seed: string;
};

/** What the body that runs the console is called (`org.bodyName`). */
const centerNames: Readonly<Record<string, string>> = {
  LYG: '网格化服务管理中心',
  ZS: '社会治理综合指挥中心',
  AK: '网格化管理服务中心',
  JS: '网格化服务管理中心',
  ZG: '网格化服务管理中心',
};

/** Which dedicated sites stand in which village: one a town, three in towns with five urban villages or more. */
function spreadSites(
  placed: readonly PlacedVillage[],
  dedicated: readonly string[],
  random: Random,
): Map<string, string[]> {
  const sites = new Map<string, string[]>();
  if (dedicated.length === 0 || placed.length < 3) return sites;
  const urban = placed.filter((p) => p.village.urban);
  const hosts = urban.length > 0 ? urban : placed;
  for (let n = urban.length >= 5 ? 3 : 1; n > 0; n--) {
    const code = random.pick(hosts).village.code;
    sites.set(code, [...(sites.get(code) ?? []), random.pick(dedicated)]);
  }
  return sites;
}

function buildTown(
  town: TownRow,
  input: CountyInput,
  random: Random,
): { villages: CountyVillage[]; grids: CountyGrid[] } {
  const feature = input.map.features.find((f) => f.properties.code === town.code);
  if (feature === undefined)
    throw new RangeError(`the map of ${input.map.name} lacks the town ${town.code} ${town.name}`);
  const rows = input.divisions.villages.filter((v) => v.town === town.code);
  const placed = placeVillages(areaOf(feature), rows, random.fork('villages'));
  const sites = spreadSites(placed, input.dedicated, random.fork('sites'));
  const villages = placed.map(
    ({ village, at, pointFrom }): CountyVillage => ({
      code: village.code,
      name: village.name,
      shortName: village.shortName,
      town: town.code,
      townName: town.name,
      urban: village.urban,
      lon: round6(at[0]),
      lat: round6(at[1]),
      pointFrom,
    }),
  );
  const grids = placed.flatMap((p) =>
    drawGrids(p, town.name, sites.get(p.village.code) ?? [], input.sizeBounds, random.fork(p.village.code)),
  );
  return { villages, grids };
}

function buildCenters(input: CountyInput, centerName: string): CountyCenter[] {
  const { divisions, profileId } = input;
  const center = (level: CountyCenter['level'], area: string, name: string): CountyCenter => ({
    id: `center:${area}`,
    level,
    area,
    name: `${name}${centerName}`,
  });
  // Only AK runs a centre in each village (AK-6.3.1-1).
  const villages = profileId === 'AK' ? divisions.villages.map((v) => center('village', v.code, v.shortName)) : [];
  return [
    center('city', divisions.city.code, divisions.city.name),
    center('county', divisions.code, divisions.name),
    ...divisions.towns.map((t) => center('town', t.code, t.name)),
    ...villages,
  ];
}

/**
 * Builds a demo county: real towns and villages, made-up grids, people, departments and accounts.
 * Pure: equal input gives an equal county. Throws a RangeError when map and divisions do not belong together.
 */
export function buildCounty(input: CountyInput): County {
  const { divisions, map, profileId, seed } = input;
  if (map.code !== divisions.code) throw new RangeError(`map ${map.code} is not the map of ${divisions.code}`);
  const centerName = centerNames[profileId];
  if (centerName === undefined) throw new RangeError(`unknown profile ${profileId}`);
  const random = createRandom(`${seed}/${divisions.code}`);
  const built = divisions.towns.map((town) => buildTown(town, input, random.fork(town.code)));
  const villages = built.flatMap((b) => b.villages);
  const { grids, staff } = drawStaff(
    built.flatMap((b) => b.grids),
    profileId,
    random.fork('staff'),
  );
  const departments = buildDepartments(
    { cityName: divisions.city.name, areaCode: input.areaCode, duties: input.duties },
    random.fork('departments'),
  );
  const towns = divisions.towns.map(
    ({ code, name, shortName, lon, lat }): CountyTown => ({ code, name, shortName, lon, lat }),
  );
  const county = { code: divisions.code, name: divisions.name };
  const parts = { county, city: divisions.city, centerName, towns, villages, grids, staff, departments };
  const accounts = buildAccounts(parts, random.fork('accounts'));
  const centers = buildCenters(input, centerName);
  return {
    profile: profileId,
    seed,
    county,
    city: divisions.city,
    towns,
    villages,
    grids,
    departments,
    staff,
    centers,
    accounts,
  };
}
