import { COLUMNS, fitTile, type PlacedTile, ROWS, type WallKind } from '../../../shared/wire/wall-plan.ts';

export type Grip = 'move' | 'resize';

/** Columns of a display of that kind. */
export const columnsOf = (kind: WallKind): number => (kind === 'double' ? 2 : 1) * COLUMNS;

/** A tile moved or resized by so many cells, held inside its display; resized it stays on its own half. */
export function dragged(tile: PlacedTile, grip: Grip, columns: number, rows: number, kind: WallKind): PlacedTile {
  if (grip === 'move') {
    const x = Math.max(0, Math.min(columnsOf(kind) - 1, tile.x + columns));
    return fitTile({ ...tile, x, y: Math.max(0, tile.y + rows) }, kind);
  }
  const half = tile.x >= COLUMNS ? COLUMNS : 0;
  const w = Math.min(tile.w + columns, COLUMNS - (tile.x - half));
  const fit = fitTile({ ...tile, w, h: Math.min(tile.h + rows, ROWS - tile.y) }, kind);
  return { ...fit, x: tile.x, y: tile.y };
}

/** What a key does to the chosen tile: arrows move it, with Shift they change its size; null for any other key. */
export function keyDrag(
  key: string,
  shift: boolean,
): { readonly grip: Grip; readonly by: readonly [number, number] } | null {
  const by = (
    { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as Readonly<
      Record<string, readonly [number, number]>
    >
  )[key];
  return by === undefined ? null : { grip: shift ? 'resize' : 'move', by };
}
