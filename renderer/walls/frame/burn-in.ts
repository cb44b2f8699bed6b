/** Where the picture stands off its place, in design px. */
export type Shift = { readonly x: number; readonly y: number };

const REACH = 4;

/** Eight steps around the middle, each next to the one before, so that no edge stays on the same pixels (W1). */
const path: readonly Shift[] = [
  { x: -REACH, y: -REACH },
  { x: 0, y: -REACH },
  { x: REACH, y: -REACH },
  { x: REACH, y: 0 },
  { x: REACH, y: REACH },
  { x: 0, y: REACH },
  { x: -REACH, y: REACH },
  { x: -REACH, y: 0 },
];

export const SHIFT_SECONDS = 180;

/** Index on the path after so many seconds of the wall's life. */
export const shiftStep = (seconds: number): number => Math.floor(seconds / SHIFT_SECONDS) % path.length;

export const shiftAt = (step: number): Shift => path[step % path.length] ?? { x: 0, y: 0 };
