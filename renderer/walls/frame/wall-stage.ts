/** One screen of 16:9 and its kin, or two screens side by side of which nothing may straddle the middle (screens.md §13). */
export type WallKind = 'single' | 'double';

/** How a wall lies on its display. Design px are those of the pictures: 1080 high, 1920 or 3840 wide. */
export type Stage = {
  readonly kind: WallKind;
  /** Display px for one design px; text of 28 design px keeps its share of the height on every display. */
  readonly scale: number;
  /** Design px; at least the kind's own width and 1080, more where the display is longer than the picture. */
  readonly width: number;
  readonly height: number;
};

const DESIGN_HEIGHT = 1080;
const designWidth: Readonly<Record<WallKind, number>> = { single: 1920, double: 3840 };

/** Half-way (geometric mean) between 16:9 and 32:9: a display wider than this is taken for two. */
const DOUBLE_FROM = Math.sqrt((16 / 9) * (32 / 9));

/** @param width display px; @param height display px */
export function stageOf(width: number, height: number): Stage {
  const [w, h] = [Math.max(1, width), Math.max(1, height)];
  const kind: WallKind = w / h >= DOUBLE_FROM ? 'double' : 'single';
  const scale = Math.min(h / DESIGN_HEIGHT, w / designWidth[kind]);
  return { kind, scale, width: w / scale, height: h / scale };
}
