import { surfaces } from '../frame/wall-palette.ts';

/** Smallest and largest number of the towns, for tones and legend. */
export type ToneRange = { readonly low: number; readonly high: number };

export function toneRange(values: readonly number[]): ToneRange {
  return values.length === 0 ? { low: 0, high: 0 } : { low: Math.min(...values), high: Math.max(...values) };
}

/** Tone of a town in equal steps from the smallest to the largest number; all the darkest when they are the same. */
export function toneOf(value: number, { low, high }: ToneRange): string {
  const { tones } = surfaces;
  const step = high === low ? 0 : Math.floor(((value - low) / (high - low)) * tones.length);
  return tones[Math.max(0, Math.min(tones.length - 1, step))] ?? tones[0];
}
