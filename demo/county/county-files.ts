import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWith, z } from '../../shared/std/shape.ts';
import type { Area } from './geometry.ts';

const named = z.object({ code: z.string(), name: z.string() });
const townShape = z.object({
  code: z.string().regex(/^\d{9}$/),
  name: z.string(),
  shortName: z.string(),
  lon: z.number(),
  lat: z.number(),
  from: z.string(),
});
const villageShape = z.object({
  code: z.string().regex(/^\d{12}$/),
  name: z.string(),
  shortName: z.string(),
  town: z.string(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  urban: z.boolean(),
});

/** `resources/divisions/<county>.json`. */
export const divisionsShape = z.object({
  code: z.string().regex(/^\d{6}$/),
  name: z.string(),
  city: named,
  province: named,
  asOf: z.string(),
  crs: z.literal('GCJ-02'),
  attribution: z.string(),
  towns: z.array(townShape),
  villages: z.array(villageShape),
});
export type Divisions = z.infer<typeof divisionsShape>;
export type TownRow = z.infer<typeof townShape>;
export type VillageRow = z.infer<typeof villageShape>;

const ringShape = z.array(z.tuple([z.number(), z.number()])).min(4);
const geometryShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ringShape).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringShape).min(1)).min(1) }),
]);
const featureShape = z.object({
  type: z.literal('Feature'),
  properties: z.object({ code: z.string(), name: z.string(), cp: z.tuple([z.number(), z.number()]) }),
  geometry: geometryShape,
});

/** `resources/maps/<code>-<kind>.geo.json`. */
export const mapShape = z.object({
  type: z.literal('FeatureCollection'),
  name: z.string(),
  code: z.string(),
  kind: z.enum(['county', 'towns', 'counties']),
  crs: z.literal('GCJ-02'),
  attribution: z.string().min(1),
  synthetic: z.boolean(),
  note: z.string().min(1),
  features: z.array(featureShape).min(1),
});
export type CountyMap = z.infer<typeof mapShape>;

/** The polygons of a feature, whether it has one or many. */
export function areaOf(feature: CountyMap['features'][number]): Area {
  return feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates;
}

/** `resources/demo/counties.json`: the default county of each profile, its English name and its telephone area code. */
export const countiesShape = z.record(
  z.string(),
  z.object({
    county: z.string().regex(/^\d{6}$/),
    nameEn: z.string().min(1),
    areaCode: z.string().regex(/^0\d{2,3}$/),
  }),
);
export type DefaultCounties = z.infer<typeof countiesShape>;

/** Reads and checks one JSON file. Throws a sentence that names the file and the place in it. */
export function readJson<S extends z.ZodType>(file: string, shape: S): z.output<S> {
  const parsed = parseWith(shape, JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(`${file}: ${parsed.error.path || 'the whole file'}: ${parsed.error.message}`);
  return parsed.value;
}

/** Divisions and town map of one county out of the resources folder. Throws when a file is missing or malformed. */
export function readCountyFiles(resources: string, county: string): { divisions: Divisions; map: CountyMap } {
  return {
    divisions: readJson(join(resources, 'divisions', `${county}.json`), divisionsShape),
    map: readJson(join(resources, 'maps', `${county}-towns.geo.json`), mapShape),
  };
}
