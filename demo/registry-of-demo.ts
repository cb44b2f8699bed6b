import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Division } from '../shared/domain/grid/grid.ts';
import { parseWith, z } from '../shared/std/shape.ts';
import { type Registry, registryShape } from '../shared/wire/registry.ts';
import type { County } from './county/county.ts';
import type { Demo } from './county/load-demo.ts';

const calendarFile = join('calendars', 'cn-2024-2026.json');
const namesShape = z.looseObject({ id: z.string(), parent: z.string().nullish() });

/** The profile's file and those it inherits from, as they are: consoles read them with the rules' own loader. */
function profileFiles(resources: string, profileId: string): unknown[] {
  const folder = join(resources, 'profiles');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const found: unknown[] = [];
  let wanted: string | null = profileId;
  while (wanted !== null) {
    const id: string = wanted;
    const file = files.find((one) => namesShape.safeParse(one).data?.id === id);
    if (file === undefined) throw new Error(`profile ${id} is not among resources/profiles`);
    found.push(file);
    wanted = namesShape.parse(file).parent ?? null;
  }
  return found;
}

function divisionsOf({ city, county, towns, villages }: County): Division[] {
  return [
    { ...city, level: 'city', lon: null, lat: null },
    { ...county, level: 'county', lon: null, lat: null },
    ...towns.map(({ code, name, lon, lat }): Division => ({ code, name, level: 'town', lon, lat })),
    ...villages.map(({ code, name, lon, lat }): Division => ({ code, name, level: 'village', lon, lat })),
  ];
}

/**
 * Everything the hub of the demo county tells its consoles: divisions, grids, staff, departments, items and the rule pack. Equal
 * demo, equal version. Throws when a file is missing or what comes out is no registry.
 */
export function registryOfDemo(resources: string, { county, nameEn, items }: Demo): Registry {
  const content = {
    place: { ...county.county, nameEn },
    profileId: county.profile,
    divisions: divisionsOf(county),
    // The cells drawn for the demo are for placing events only; a grid is what its shape says.
    grids: county.grids.map(({ polygon: _polygon, ...grid }) => grid),
    staff: [...county.staff],
    departments: [...county.departments],
    items,
    profiles: profileFiles(resources, county.profile),
    calendar: JSON.parse(readFileSync(join(resources, calendarFile), 'utf8')) as unknown,
    map: `${county.county.code}-towns`,
    demo: true,
  };
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
  const registry = parseWith(registryShape, { version: `demo.${county.profile}.${digest}`, ...content });
  if (!registry.ok)
    throw new Error(`the demo's registry is wrong at ${registry.error.path}: ${registry.error.message}`);
  return registry.value;
}
