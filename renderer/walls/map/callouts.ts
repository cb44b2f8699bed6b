/** A rectangle, px of the tile. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
type Spot = { readonly x: number; readonly y: number };
type Size = { readonly width: number; readonly height: number };

/** A box that tells of one place on the map, and the line from the box to the place. */
export type Callout = { readonly left: number; readonly top: number; readonly from: Spot; readonly to: Spot };

/** What a covered thing costs in px of a longer line: a place of another event, a name, a box already standing. */
const SPOT_COST = 2000;
const NAME_COST = 260;
const BOX_COST = 100_000;
const STEPS = 4;

/**
 * For each place the box along the edge of the tile that covers least and lies nearest. Deterministic, so that a box stays
 * where it is as long as the same events are going on.
 * @param keepFree rectangles nothing may cover, such as the legend
 * @param names rectangles of names, better not covered
 * @param around px to keep free around every place
 */
export function placeCallouts(
  places: readonly Spot[],
  tile: Size,
  box: Size,
  covers: { readonly keepFree: readonly Box[]; readonly names: readonly Box[]; readonly around: number },
): readonly Callout[] {
  const taken = [...covers.keepFree];
  const spots = places.map(({ x, y }) => boxAround(x, y, covers.around * 2, covers.around * 2));
  const candidates = edgeBoxes(tile, box);
  return places.flatMap((place) => {
    const cost = (candidate: Box): number =>
      Math.hypot(candidate.left + box.width / 2 - place.x, candidate.top + box.height / 2 - place.y) +
      BOX_COST * countCovered(candidate, taken) +
      SPOT_COST * countCovered(candidate, spots) +
      NAME_COST * countCovered(candidate, covers.names);
    const [best] = candidates.toSorted((a, b) => cost(a) - cost(b));
    if (best === undefined) return [];
    taken.push(best);
    const from = {
      x: clamp(place.x, best.left, best.left + best.width),
      y: clamp(place.y, best.top, best.top + best.height),
    };
    return [{ left: best.left, top: best.top, from, to: place }];
  });
}

/** The rectangle of a size around its middle. */
export const boxAround = (x: number, y: number, width: number, height: number): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  width,
  height,
});

function edgeBoxes(tile: Size, box: Size): readonly Box[] {
  const steps = Array.from({ length: STEPS + 1 }, (_, i) => i);
  return steps.flatMap((row) =>
    steps
      .filter((column) => row === 0 || row === STEPS || column === 0 || column === STEPS)
      .map((column) => ({
        left: (Math.max(0, tile.width - box.width) * column) / STEPS,
        top: (Math.max(0, tile.height - box.height) * row) / STEPS,
        ...box,
      })),
  );
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
const countCovered = (candidate: Box, boxes: readonly Box[]): number =>
  boxes.filter((other) => overlap(candidate, other)).length;
