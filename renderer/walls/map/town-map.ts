import { z } from '../../../shared/std/shape.ts';

const point = z.tuple([z.number(), z.number()]);
const rings = z.array(z.array(point));
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) }),
]);

/** A town map as shipped under resources/maps: GCJ-02 degrees, the honest marks beside the lines. */
export const townMapShape = z.object({
  type: z.literal('FeatureCollection'),
  name: z.string(),
  code: z.string(),
  attribution: z.string(),
  synthetic: z.boolean(),
  features: z
    .array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({
          code: z.string(),
          name: z.string(),
          shortName: z.string(),
          /** Point farthest from the edges: good for a name. */
          label: point,
        }),
        geometry,
      }),
    )
    .min(1),
});
export type TownMap = z.infer<typeof townMapShape>;
export type Point = z.infer<typeof point>;

/** West, south, east, north, degrees. */
export type Bounds = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

export function boundsOf(map: TownMap): Bounds {
  const bounds = { west: 180, south: 90, east: -180, north: -90 };
  for (const { geometry: shape } of map.features) {
    const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    for (const [lon, lat] of polygons.flat(2)) {
      bounds.west = Math.min(bounds.west, lon);
      bounds.east = Math.max(bounds.east, lon);
      bounds.south = Math.min(bounds.south, lat);
      bounds.north = Math.max(bounds.north, lat);
    }
  }
  return bounds;
}

/** Credit line without address: `ADCODE, Vonng, CC BY 4.0`. */
export const creditOf = (map: TownMap): string => map.attribution.replace(/\s*\([^)]*:\/\/[^)]*\)/g, '');
