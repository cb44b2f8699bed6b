import type { VillageRow } from './county-files.ts';
import {
  type Area,
  type Box,
  boundsOf,
  boxAround,
  boxDistance,
  boxFits,
  contains,
  type Position,
  toDegrees,
} from './geometry.ts';
import type { Random } from './random.ts';

/** A village with a point and a box of its own inside its town; boxes of one town never overlap. */
export type PlacedVillage = {
  readonly village: VillageRow;
  readonly at: Position;
  readonly box: Box;
  /** `source`: the point of the division file; `seeded`: none was known, or it lies outside the town's synthetic cell. */
  readonly pointFrom: 'source' | 'seeded';
};

const candidates = 24;
const largestHalf = toDegrees(1_600);
const smallestHalf = toDegrees(25);

/** Half the side of the largest box at `at` that stays inside the town and clear of the others; 0 when none does. */
function roomAt(town: Area, at: Position, others: readonly Position[]): number {
  let half = others.reduce((least, other) => Math.min(least, boxDistance(at, other) / 2), largestHalf);
  while (half >= smallestHalf) {
    if (boxFits(town, boxAround(at, half))) return half;
    half *= 0.75;
  }
  return 0;
}

/** The roomiest of a handful of random points in the town. Throws when the town has no room at all. */
function drawPoint(town: Area, others: readonly Position[], random: Random): Position {
  const box = boundsOf(town);
  let best: { at: Position; room: number } | null = null;
  let found = 0;
  for (let tries = 0; tries < 4_000 && found < candidates; tries++) {
    const at: Position = [
      box.west + random.next() * (box.east - box.west),
      box.south + random.next() * (box.north - box.south),
    ];
    if (!contains(town, at)) continue;
    const room = roomAt(town, at, others);
    if (room === 0) continue;
    found += 1;
    if (best === null || room > best.room) best = { at, room };
  }
  if (best === null) throw new RangeError('no room left in this town for another village');
  return best.at;
}

/** Gives every village of one town a point inside it, known points first, and the largest box that keeps them apart. */
export function placeVillages(town: Area, villages: readonly VillageRow[], random: Random): PlacedVillage[] {
  const points = new Map<string, { at: Position; pointFrom: PlacedVillage['pointFrom'] }>();
  const taken = (): Position[] => [...points.values()].map((p) => p.at);
  for (const village of villages) {
    if (village.lon === null || village.lat === null) continue;
    const at: Position = [village.lon, village.lat];
    if (roomAt(town, at, taken()) > 0) points.set(village.code, { at, pointFrom: 'source' });
  }
  for (const village of villages) {
    if (!points.has(village.code))
      points.set(village.code, { at: drawPoint(town, taken(), random), pointFrom: 'seeded' });
  }
  return villages.map((village) => {
    const point = points.get(village.code) as { at: Position; pointFrom: PlacedVillage['pointFrom'] };
    const others = [...points].filter(([code]) => code !== village.code).map(([, other]) => other.at);
    return { village, ...point, box: boxAround(point.at, roomAt(town, point.at, others)) };
  });
}
