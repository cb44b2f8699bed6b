import type { Severity } from '../../../shared/domain/event/event.ts';
import type { WallPalette } from '../frame/wall-palette.ts';

/** Shape, colour and size of a level's mark; the quietest for the most common (screens.md §5). Paths in a box of 20 × 20. */
export type LevelMark = {
  readonly path: string;
  readonly color: keyof WallPalette;
  /** Design px on the map. */
  readonly size: number;
};

const ring = 'M10 1A9 9 0 1 0 10 19A9 9 0 1 0 10 1Z';
export const levelMarks: Readonly<Record<Severity, LevelMark>> = {
  1: { path: 'M6 0L14 0L20 6L20 14L14 20L6 20L0 14L0 6Z', color: 'severe', size: 28 },
  2: { path: 'M10 0L20 8L16 20L4 20L0 8Z', color: 'grave', size: 23 },
  3: { path: 'M1 1L19 1L19 19L1 19Z', color: 'considerable', size: 14 },
  4: { path: ring, color: 'point', size: 8 },
};

/** An ungraded event is drawn as the most common level; the figures name it 未定级. */
export const markOf = (severity: Severity | null): Severity => severity ?? 4;
