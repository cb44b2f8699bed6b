import { type WallKind, wallKindOf } from '../../../shared/wire/wall-plan.ts';

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

/** @param width display px; @param height display px */
export function stageOf(width: number, height: number): Stage {
  const [w, h] = [Math.max(1, width), Math.max(1, height)];
  const kind: WallKind = wallKindOf(w, h);
  const scale = Math.min(h / DESIGN_HEIGHT, w / designWidth[kind]);
  return { kind, scale, width: w / scale, height: h / scale };
}
