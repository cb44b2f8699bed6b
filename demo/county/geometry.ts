/** `[lon, lat]`, degrees. */
export type Position = readonly [number, number];
/** Closed: the last position equals the first. */
export type Ring = readonly Position[];
/** Outer ring first, then holes. */
export type Polygon = readonly Ring[];
export type Area = readonly Polygon[];
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

const metresPerDegree = 111_320;

/** Length of a degree of longitude against one of latitude at this latitude. */
export const lonScale = (lat: number): number => Math.cos((lat * Math.PI) / 180);
export const toDegrees = (metres: number): number => metres / metresPerDegree;
export const round6 = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function inRing([x, y]: Position, ring: Ring): boolean {
  let inside = false;
  let before = ring[ring.length - 1];
  for (const here of ring) {
    if (before !== undefined && here[1] > y !== before[1] > y) {
      if (x < ((before[0] - here[0]) * (y - here[1])) / (before[1] - here[1]) + here[0]) inside = !inside;
    }
    before = here;
  }
  return inside;
}

/** True when the point lies in one of the polygons and in none of its holes. */
export function contains(area: Area, point: Position): boolean {
  return area.some(
    ([outer, ...holes]) => outer !== undefined && inRing(point, outer) && !holes.some((h) => inRing(point, h)),
  );
}

export function boundsOf(area: Area): Box {
  const all = area.flatMap((polygon) => polygon[0] ?? []);
  const lons = all.map((p) => p[0]);
  const lats = all.map((p) => p[1]);
  return { west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) };
}

/** A box of `half` degrees of latitude to each side, as wide on the ground as it is high. */
export function boxAround([lon, lat]: Position, half: number): Box {
  const wide = half / lonScale(lat);
  return { west: lon - wide, east: lon + wide, south: lat - half, north: lat + half };
}

export const ringOf = ({ west, south, east, north }: Box): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** True when the box lies wholly inside: its corners do, and no edge of the area turns inside it. */
export function boxFits(area: Area, box: Box): boolean {
  if (!ringOf(box).every((corner) => contains(area, corner))) return false;
  const inBox = ([x, y]: Position): boolean => x > box.west && x < box.east && y > box.south && y < box.north;
  return !area.some((polygon) => polygon.some((ring) => ring.some(inBox)));
}

/** Chebyshev distance on the ground, in degrees of latitude: boxes of half of it do not overlap. */
export function boxDistance(a: Position, b: Position): number {
  return Math.max(Math.abs(a[0] - b[0]) * lonScale((a[1] + b[1]) / 2), Math.abs(a[1] - b[1]));
}

/** Unsigned area of the rings in square degrees, holes taken off. */
export function sizeOf(area: Area): number {
  const ringSize = (ring: Ring): number => {
    let sum = 0;
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as Position, ring[i] as Position];
      sum += a[0] * b[1] - b[0] * a[1];
    }
    return Math.abs(sum / 2);
  };
  const polygonSize = ([outer = [], ...holes]: Polygon): number =>
    holes.reduce((left, hole) => left - ringSize(hole), ringSize(outer));
  return area.reduce((sum, polygon) => sum + polygonSize(polygon), 0);
}
