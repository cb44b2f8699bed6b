const steps = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10] as const;

/** Top of an axis over `most`: a number that halves well and leaves the bars room, so that the axis seldom changes. */
export function niceTop(most: number): number {
  const floor = 4;
  if (most <= floor) return floor;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = steps.find((s) => s * power >= most) ?? 10;
  const top = Math.round(step * power);
  return top % 2 === 0 ? top : top + power;
}
