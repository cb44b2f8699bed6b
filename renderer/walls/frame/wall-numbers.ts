import { meets } from '../../../shared/figures/figures.ts';
import type { RateView } from '../../../shared/wire/wall-view.ts';

/** `1412` → `1,412` */
export const countText = (n: number): string => String(Math.trunc(n)).replace(/\B(?=(\d{3})+$)/g, ',');

/** `+31`, `−2` with a true minus sign, `±0`. */
export const changeText = (n: number): string => (n === 0 ? '±0' : `${n > 0 ? '+' : '−'}${countText(Math.abs(n))}`);

/**
 * Tenths of a percent, rounded down from the fraction itself: 94.96 must not read 95.0 beside a missed target, and only a full
 * fraction reads 100.0. Null when nothing was due.
 */
export const tenths = ({ numerator, denominator }: RateView): number | null =>
  denominator === 0 ? null : Math.floor((numerator * 1000) / denominator);

/** `94.1`, or — when nothing was due. */
export function percentText(rate: RateView): string {
  const found = tenths(rate);
  return found === null ? '—' : (found / 10).toFixed(1);
}

/** `numerator` of `denominator` in percent with one decimal, for shares that have no target. */
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part * 100) / whole).toFixed(1)}%`;

export type Standing = {
  readonly met: boolean /** Points to the target, ≥ 0.1; zero when met. */;
  readonly short: number;
};

/** Where a rate stands against its target (D15: at least, inclusive); null without rate. */
export function standing(rate: RateView, minPercent: number): Standing | null {
  const found = tenths(rate);
  if (found === null) return null;
  const met = meets(rate, minPercent) ?? false;
  return { met, short: met ? 0 : Math.max(0.1, Math.round(minPercent * 10 - found) / 10) };
}

/** A rate drawn as its distance from the target, all in percent of the line's length. */
export type TargetLine = {
  readonly tick: number;
  readonly from: number;
  readonly to: number;
  /** The rate lies farther below than the line reaches. */
  readonly cut: boolean;
};

const REACH_BELOW = 20;

/** The line runs from 20 points below the target to 100 %. */
export function targetLine(rate: RateView, minPercent: number): TargetLine | null {
  if (rate.denominator === 0) return null;
  const percent = (rate.numerator * 100) / rate.denominator;
  const low = minPercent - REACH_BELOW;
  const at = (value: number): number => ((Math.max(low, value) - low) / (100 - low)) * 100;
  const [tick, end] = [at(minPercent), at(percent)];
  return { tick, from: Math.min(tick, end), to: Math.max(tick, end), cut: percent < low };
}
