/** Pages of a single wall; the map stays, the right side turns. A double wall shows all at once. */
export const wallPages = ['overview', 'late', 'departments'] as const;
export type WallPage = (typeof wallPages)[number];

export const TURN_SECONDS = 20;

/** Number of turns after so many seconds of the wall's life. */
export const turnAt = (seconds: number): number => Math.floor(seconds / TURN_SECONDS);

/** Which page shows; a major event holds the first one, for map and list belong to it. */
export const pageAt = (turn: number, held: boolean): WallPage =>
  held ? 'overview' : (wallPages[turn % wallPages.length] ?? 'overview');

/** The part [from, to) of a long list that shows at a turn; `rows`: lines its tile is divided into, the same at every turn. */
export type Slice = { readonly from: number; readonly to: number; readonly rows: number };

/**
 * Turns through `total` lines, at most `size` at a time, and begins again; a list that fits stands still. The turns share the lines out
 * evenly, so that the last one leaves no tile half empty.
 */
export function sliceAt(turn: number, total: number, size: number): Slice {
  const pages = Math.max(1, Math.ceil(total / size));
  const rows = pages === 1 ? size : Math.ceil(total / pages);
  const from = (turn % pages) * rows;
  return { from, to: Math.min(total, from + rows), rows };
}

/** `1—4 / 19`, or empty where nothing is cut off. */
export const sliceText = ({ from, to }: Omit<Slice, 'rows'>, total: number): string =>
  to - from >= total ? '' : `${from + 1}—${to} / ${total}`;
