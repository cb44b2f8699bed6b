/** Caps (periods.md D9): a longest duration, not a duty to act, so no rest day ever moves its end (AK-10.2-3). */
import { addDays, addMonths, type LocalDate } from './local-date.ts';

export type Cap = { readonly length: number; readonly unit: 'day' | 'month' | 'year' };

/** Latest end a cap allows, and the end a form proposes: the day before it, so that both ends are counted (D9). */
export type CapEnd = { readonly latest: LocalDate; readonly proposed: LocalDate };

/** End of a cap that starts on a date: the corresponding day, never moved by holidays (D9, P4). */
export function capEnd(start: LocalDate, cap: Cap): CapEnd {
  const latest =
    cap.unit === 'day' ? addDays(start, cap.length) : addMonths(start, cap.length * (cap.unit === 'year' ? 12 : 1));
  return { latest, proposed: addDays(latest, -1) };
}

/** Whether an end date keeps a cap: not before the start and not after the corresponding day (D9). */
export function keepsCap(start: LocalDate, end: LocalDate, cap: Cap): boolean {
  return start <= end && end <= capEnd(start, cap).latest;
}
