import { parseWith, z } from '../../shared/std/shape.ts';

/** `[lon, lat]`, degrees, GCJ-02. */
export type Position = readonly [lon: number, lat: number];
export type MapShape = {
  readonly code: string;
  readonly name: string;
  readonly label: Position;
  readonly rings: readonly (readonly Position[])[];
};

const position = z.tuple([z.number(), z.number()]);
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
]);
const collection = z.object({
  features: z.array(
    z.object({
      properties: z.object({
        code: z.string(),
        name: z.string(),
        shortName: z.string().optional(),
        label: position.optional(),
        cp: position,
      }),
      geometry,
    }),
  ),
});

/** The areas of a map file under resources/maps; empty when the file is of another kind. */
export function shapesOf(map: unknown): readonly MapShape[] {
  const parsed = parseWith(collection, map);
  if (!parsed.ok) return [];
  return parsed.value.features.map(({ properties, geometry: g }) => ({
    code: properties.code,
    name: properties.shortName ?? properties.name,
    label: properties.label ?? properties.cp,
    rings: g.type === 'Polygon' ? g.coordinates : g.coordinates.flat(),
  }));
}

export type Bounds = { readonly west: number; readonly east: number; readonly south: number; readonly north: number };

/** The box around all areas; null when there are none. */
export function boundsOf(shapes: readonly MapShape[]): Bounds | null {
  let box: Bounds | null = null;
  for (const [lon, lat] of shapes.flatMap((s) => s.rings.flat())) {
    box =
      box === null
        ? { west: lon, east: lon, south: lat, north: lat }
        : {
            west: Math.min(box.west, lon),
            east: Math.max(box.east, lon),
            south: Math.min(box.south, lat),
            north: Math.max(box.north, lat),
          };
  }
  return box;
}

/** Code of the area a point lies in, by the even-odd rule; null outside all. */
export function areaAt(shapes: readonly MapShape[], [lon, lat]: Position): string | null {
  const inRing = (ring: readonly Position[]): boolean => {
    let inside = false;
    for (const [n, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring.at(n - 1) ?? [x1, y1];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
    return inside;
  };
  const found = shapes.find((s) => s.rings.filter(inRing).length % 2 === 1);
  return found?.code ?? null;
}
