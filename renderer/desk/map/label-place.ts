type Point = { readonly x: number; readonly y: number };
/** What a label should not cover: a round mark. */
export type Round = Point & { readonly r: number };

/** Where a label may go instead, in heights of its text: beside its place first, never so far that it names another town. */
const ways: readonly Point[] = [
  { x: 0, y: 0 },
  { x: 0, y: -1.1 },
  { x: 0, y: 1.1 },
  { x: -1.4, y: 0 },
  { x: 1.4, y: 0 },
  { x: 0, y: -2 },
  { x: 0, y: 2 },
  { x: -1.4, y: -1.1 },
  { x: 1.4, y: -1.1 },
  { x: -1.4, y: 1.1 },
  { x: 1.4, y: 1.1 },
  { x: -2.6, y: 0 },
  { x: 2.6, y: 0 },
];

/**
 * The place of a label that covers no mark, the nearest first; where all of them do, the one that covers least.
 * @param at middle of the label where nothing is in its way @param size of its text, in the units of the drawing
 */
export function labelPlace(
  at: Point,
  size: { readonly width: number; readonly height: number },
  marks: readonly Round[],
): Point {
  let best = at;
  let least = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const place = { x: at.x + way.x * size.height, y: at.y + way.y * size.height };
    const covered = marks.reduce((sum, mark) => sum + depthOf(place, size, mark), 0);
    if (covered < least) [best, least] = [place, covered];
    if (covered === 0) break;
  }
  return best;
}

/** How deep a mark reaches into a label; 0 where they are apart. */
function depthOf(place: Point, size: { readonly width: number; readonly height: number }, mark: Round): number {
  const across = Math.max(0, Math.abs(mark.x - place.x) - size.width / 2);
  const down = Math.max(0, Math.abs(mark.y - place.y) - size.height / 2);
  return Math.max(0, mark.r - Math.hypot(across, down));
}
