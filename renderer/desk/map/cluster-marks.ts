/** A point of the drawing with what it stands for. */
export type Placed<T> = { readonly x: number; readonly y: number; readonly of: T };
/** Points that lie in one cell of the drawing. */
export type Cluster<T> = { readonly x: number; readonly y: number; readonly members: readonly T[] };

/** Points gathered by cells of `size`, each cluster in the middle of its members; in the order of their first members. */
export function clusterMarks<T>(points: readonly Placed<T>[], size: number): readonly Cluster<T>[] {
  const cells = new Map<string, Placed<T>[]>();
  for (const point of points) {
    const key = `${Math.floor(point.x / size)} ${Math.floor(point.y / size)}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [point]);
    else cell.push(point);
  }
  return [...cells.values()].map((cell) => ({
    x: cell.reduce((sum, p) => sum + p.x, 0) / cell.length,
    y: cell.reduce((sum, p) => sum + p.y, 0) / cell.length,
    members: cell.map((p) => p.of),
  }));
}

const earthRadius = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Distance of two places in metres, for the few kilometres of a circle. */
export function metresApart(
  a: { readonly lon: number; readonly lat: number },
  b: { readonly lon: number; readonly lat: number },
): number {
  const x = radians(b.lon - a.lon) * Math.cos(radians((a.lat + b.lat) / 2));
  return Math.hypot(x, radians(b.lat - a.lat)) * earthRadius;
}

/** Those nearest to a place, nearest first, with their distance in metres. */
export const nearest = <T extends { readonly lon: number; readonly lat: number }>(
  of: readonly T[],
  to: { readonly lon: number; readonly lat: number },
  count: number,
): readonly { readonly one: T; readonly metres: number }[] =>
  of
    .map((one) => ({ one, metres: metresApart(one, to) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, count);
