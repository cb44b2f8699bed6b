import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWith } from '../../shared/std/shape.ts';
import { type Registry, registryShape } from '../../shared/wire/registry.ts';

const resources = join(import.meta.dirname, '../../resources');
const read = (path: string): unknown => JSON.parse(readFileSync(join(resources, path), 'utf8'));

/**
 * The registry of a store that serves no county yet: the shipped rules, calendar and items of Lianyungang, and no grids, staff
 * or departments. Enough to take in a past and to judge it.
 */
export function startRegistry(): Registry {
  const parsed = parseWith(registryShape, {
    version: 'start@1',
    place: { code: '3207', name: '连云港市', nameEn: 'Lianyungang' },
    profileId: 'LYG',
    divisions: [{ code: '3207', name: '连云港市', level: 'city', lon: null, lat: null }],
    grids: [],
    staff: [],
    departments: [],
    items: read('items/items.json'),
    profiles: readdirSync(join(resources, 'profiles')).map((name) => read(`profiles/${name}`)),
    calendar: read('calendars/cn-2024-2026.json'),
    map: '320700-counties.geo.json',
    demo: false,
  });
  if (!parsed.ok) throw new Error(`the shipped rules do not fit at ${parsed.error.path}: ${parsed.error.message}`);
  return parsed.value;
}
