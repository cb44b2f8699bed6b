import { createRandom, type Random } from './random.ts';
import type { Rhythm } from './rhythm-file.ts';

const hourMs = 3_600_000;
/** Asia/Shanghai has stood at UTC+8 without summer time since 1991, so plain arithmetic gives the local hour. */
const shanghaiOffsetMs = 8 * hourMs;

/** Local hour 0–23 and weekday 0 (Monday)–6 of an instant in ms. */
function localOf(at: number): { hour: number; weekday: number } {
  const hours = Math.floor((at + shanghaiOffsetMs) / hourMs);
  const days = Math.floor(hours / 24);
  // 1970-01-01 was a Thursday.
  return { hour: hours - days * 24, weekday: (((days + 3) % 7) + 7) % 7 };
}

/** Events expected in the hour around `at`, for a mean of `perDay` events a day over the week. */
export function expectedInHour(rhythm: Rhythm, at: number, perDay: number): number {
  const { byHour, rows, weekdayFactor } = rhythm.measured.pingshan;
  const { hour, weekday } = localOf(at);
  const week = weekdayFactor.mondayFirst;
  const meanFactor = week.reduce((a, b) => a + b, 0) / week.length;
  return (perDay * (byHour[hour] as number) * (week[weekday] as number)) / (rows * meanFactor);
}

export type Arrivals = {
  /** Instant of the next event after `now`, ms; Infinity when `perDay` is 0 or less. */
  readonly next: (now: number, perDay: number) => number;
};

/**
 * Arrival times with the measured daily and weekly rhythm: a Poisson process whose rate is constant within an hour.
 * Pure: equal seed and equal calls give equal times.
 */
export function arrivals(rhythm: Rhythm, seed: string | Random): Arrivals {
  const random = typeof seed === 'string' ? createRandom(seed) : seed;
  return {
    next: (now, perDay) => {
      if (!(perDay > 0)) return Number.POSITIVE_INFINITY;
      let left = -Math.log(1 - random.next());
      let at = now;
      for (;;) {
        const hourEnd = (Math.floor(at / hourMs) + 1) * hourMs;
        const perMs = expectedInHour(rhythm, at, perDay) / hourMs;
        const inThisHour = perMs * (hourEnd - at);
        if (perMs > 0 && left <= inThisHour) return at + left / perMs;
        left -= inThisHour;
        at = hourEnd;
      }
    },
  };
}
