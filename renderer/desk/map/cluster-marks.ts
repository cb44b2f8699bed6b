/** A point of the drawing with what it stands for. */
export type Placed<T> = { readonly x: number; readonly y: number; readonly of: T };
/** Points drawn as one mark in their middle, `r` its radius. */
export type Cluster<T> = { readonly x: number; readonly y: number; readonly r: number; readonly members: readonly T[] };

/**
 * Points gathered by cells of `size`, and further until no two marks overlap; in the order of their first members.
 * @param radiusOf radius of a mark of so many points
 */
export function clusterMarks<T>(
  points: readonly Placed<T>[],
  size: number,
  radiusOf: (members: number) => number,
): readonly Cluster<T>[] {
  const cells = new Map<string, Placed<T>[]>();
  for (const point of points) {
    const key = `${Math.floor(point.x / size)} ${Math.floor(point.y / size)}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [point]);
    else cell.push(point);
  }
  const clusters: Cluster<T>[] = [];
  for (const cell of cells.values()) {
    let cluster: Cluster<T> = {
      x: cell.reduce((sum, p) => sum + p.x, 0) / cell.length,
      y: cell.reduce((sum, p) => sum + p.y, 0) / cell.length,
      r: radiusOf(cell.length),
      members: cell.map((p) => p.of),
    };
    // A mark that has grown and moved may touch another one by it.
    for (let at = touching(clusters, cluster); at >= 0; at = touching(clusters, cluster)) {
      const [other] = clusters.splice(at, 1);
      if (other !== undefined) cluster = joined(other, cluster, radiusOf);
    }
    clusters.push(cluster);
  }
  return clusters;
}

const touching = <T>(clusters: readonly Cluster<T>[], one: Cluster<T>): number =>
  clusters.findIndex((other) => Math.hypot(other.x - one.x, other.y - one.y) < other.r + one.r);

function joined<T>(a: Cluster<T>, b: Cluster<T>, radiusOf: (members: number) => number): Cluster<T> {
  const members = [...a.members, ...b.members];
  const share = a.members.length / members.length;
  return {
    x: a.x * share + b.x * (1 - share),
    y: a.y * share + b.y * (1 - share),
    r: radiusOf(members.length),
    members,
  };
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
