import { MS_PER_HOUR } from '../time/local-date.ts';
import type { Dimension, Metric } from './contributions.ts';

/** Where sums are kept: a map in tests, a table on the station, a fold at the hub. Ranges are [from, to) in ms. */
export interface Sums {
  /** Sum per key of a dimension over the range. */
  byKey(metric: Metric, dim: Dimension, from: number, to: number): ReadonlyMap<string, number>;
  /** Sum per bucket `at` for one key over the range. */
  byTime(metric: Metric, dim: Dimension, key: string, from: number, to: number): ReadonlyMap<number, number>;
}

/** A figure never stands without what it is made of (W2): value = numerator / denominator in percent, null when nothing was due (C11: n/a). */
export type Rate = { readonly numerator: number; readonly denominator: number; readonly percent: number | null };

export const rate = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  percent: denominator === 0 ? null : (numerator / denominator) * 100,
});

/** At least `minPercent`, inclusive (D15, LYG-30-9); null when there is no rate. */
export const meets = (r: Rate, minPercent: number): boolean | null =>
  r.denominator === 0 ? null : r.numerator * 100 >= minPercent * r.denominator;

export const everFrom = -8_640_000_000_000_000;
export const everTo = 8_640_000_000_000_000;

const total = (sums: ReadonlyMap<string, number>): number => sums.get('') ?? 0;

export const countAll = (sums: Sums, metric: Metric, from = everFrom, to = everTo): number =>
  total(sums.byKey(metric, 'all', from, to));

/** Events whose handling clock has run out and that nobody has answered, per key. A due moment equal to now is already late (D5). */
export const overdueBy = (sums: Sums, dim: Dimension, now: number): ReadonlyMap<string, number> =>
  sums.byKey('openDue', dim, everFrom, now + 1);

/**
 * On-time rate of a period per key (LYG-30-9, C11): completed before the statutory due moment / events whose due moment fell in
 * the period. Of those not yet due at `now`, only the ones already completed count: nobody is late before the time is up.
 * Extensions do not move the statutory due moment (D5).
 */
export function onTimeBy(sums: Sums, dim: Dimension, from: number, to: number, now: number): ReadonlyMap<string, Rate> {
  const past = Math.min(Math.max(now + 1, from), to);
  const due = sums.byKey('due', dim, from, past);
  const ahead = sums.byKey('dueDone', dim, past, to);
  const met = sums.byKey('dueMet', dim, from, to);
  const rates = new Map<string, Rate>();
  for (const key of new Set([...due.keys(), ...ahead.keys()])) {
    rates.set(key, rate(met.get(key) ?? 0, (due.get(key) ?? 0) + (ahead.get(key) ?? 0)));
  }
  return rates;
}

export const onTime = (sums: Sums, from: number, to: number, now: number): Rate =>
  onTimeBy(sums, 'all', from, to, now).get('') ?? rate(0, 0);

/** Completion rate (办结率): completed at all, late or not, of the same events that the on-time rate judges (C11). */
export const completion = (sums: Sums, from: number, to: number, now: number): Rate =>
  rate(countAll(sums, 'dueDone', from, to), onTime(sums, from, to, now).denominator);

/** Hourly series of a metric: `hours` buckets, the last one holding `now`. */
export function hourly(
  sums: Sums,
  metric: Metric,
  now: number,
  hours: number,
): readonly { readonly at: number; readonly n: number }[] {
  const last = Math.floor(now / MS_PER_HOUR) * MS_PER_HOUR;
  const first = last - (hours - 1) * MS_PER_HOUR;
  const known = sums.byTime(metric, 'all', '', first, last + MS_PER_HOUR);
  return Array.from({ length: hours }, (_, i) => {
    const at = first + i * MS_PER_HOUR;
    return { at, n: known.get(at) ?? 0 };
  });
}
