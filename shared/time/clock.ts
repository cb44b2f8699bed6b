/** Clocks (时限) of an event: started, stopped, extended, judged. Rules of periods.md §2 and lifecycle.md §5. */
import type { Calendar } from './calendar.ts';
import type { Clock, ClockKind, ClockStop } from './clock-shape.ts';
import { endOfDay, type LocalDate } from './local-date.ts';
import { due, type Period } from './period.ts';

export type { ClockExplanation, ClockMismatch } from './clock-explain.ts';
export { explainClock, recompute, verifyClock } from './clock-explain.ts';
export type { Clock, ClockKind, ClockStop } from './clock-shape.ts';
export { clockKinds, clockShape, clockStops } from './clock-shape.ts';
export type { Period, PeriodUnit } from './period.ts';

export type ClockStart = {
  readonly id: string;
  readonly kind: ClockKind;
  /** Clause id (`LYG-30-1`), 'local' or 'foreign'. */
  readonly basis: string;
  readonly statutory: boolean;
  /** Instant (ms) the period starts: delivery at the hub for handling clocks (D12). */
  readonly startAt: number;
  /** Profile version the length came from. */
  readonly rule: string;
  readonly calendar: Calendar;
};

/** A running clock whose due moment is counted from its start (D2–D5, D8). `businessClose` is `HH:MM` local (D5). */
export function startClock(
  start: ClockStart & { readonly period: Period; readonly businessClose?: string | null },
): Clock {
  const { period, calendar } = start;
  const businessClose = start.businessClose ?? null;
  const answer = due({ start: start.startAt, length: period.length, unit: period.unit, calendar, businessClose });
  return {
    ...running(start, period),
    nominalEnd: answer.nominalEnd,
    dueDate: answer.due,
    due: answer.dueInstant,
    provisional: answer.provisional,
  };
}

/**
 * A running clock whose due moment was given and not counted: an order's reply date, a foreign system's target.
 * `until` is the last date in time, or the first instant (ms) that is too late. Its length is 0, the mark of "given".
 */
export function startGivenClock(start: ClockStart & { readonly until: LocalDate | number }): Clock {
  const { until } = start;
  if (typeof until === 'number') {
    return {
      ...running(start, { length: 0, unit: 'minute' }),
      nominalEnd: null,
      dueDate: null,
      due: until,
      provisional: false,
    };
  }
  return {
    ...running(start, { length: 0, unit: 'day' }),
    nominalEnd: until,
    dueDate: until,
    due: endOfDay(until),
    provisional: false,
  };
}

function running(start: ClockStart, period: Period) {
  const { id, kind, basis, statutory, startAt, rule } = start;
  return {
    id,
    kind,
    basis,
    statutory,
    startAt,
    length: period.length,
    unit: period.unit,
    rule,
    calendar: start.calendar.version,
    extendedDue: null,
    stoppedAt: null,
    stoppedAs: null,
  };
}

/** The clock stopped at `at` (ms). One already stopped keeps its first stop: nothing stops twice (D11). */
export function stopClock(clock: Clock, at: number, as: ClockStop): Clock {
  return isRunning(clock) ? { ...clock, stoppedAt: at, stoppedAs: as } : clock;
}

/** The clock going on as if it had never stopped (T25: a result sent back; lifecycle.md §5). */
export function resumeClock(clock: Clock): Clock {
  return isRunning(clock) ? clock : { ...clock, stoppedAt: null, stoppedAs: null };
}

/** The clock with its extended due moment (first instant too late, ms). `due` never changes (D11, T17). */
export function extendClock(clock: Clock, extendedDue: number): Clock {
  return { ...clock, extendedDue };
}

export function isRunning(clock: Clock): boolean {
  return clock.stoppedAt === null;
}

/** Late by the statutory due moment at `at` (ms); a stopped clock is judged at its stop. Extensions change nothing. */
export function isOverdue(clock: Clock, at: number): boolean {
  return (clock.stoppedAt ?? at) >= clock.due;
}

/** The moment the holder works towards: the extended due moment where there is one. */
export function currentDue(clock: Clock): number {
  return clock.extendedDue ?? clock.due;
}

/** The running clock that comes due next by `currentDue`; null when none runs. Equal moments are ordered by id. */
export function earliestRunning(clocks: readonly Clock[]): Clock | null {
  return earliest(clocks.filter(isRunning), currentDue);
}

/** The clock that drives red and amber: the earliest running statutory one, by its statutory due moment (D13). */
export function coloringClock(clocks: readonly Clock[]): Clock | null {
  return earliest(
    clocks.filter((c) => c.statutory && isRunning(c)),
    (c) => c.due,
  );
}

function earliest(clocks: readonly Clock[], momentOf: (clock: Clock) => number): Clock | null {
  let first: Clock | null = null;
  for (const clock of clocks) {
    const sooner = first === null || momentOf(clock) < momentOf(first);
    const tie = first !== null && momentOf(clock) === momentOf(first) && clock.id < first.id;
    if (sooner || tie) first = clock;
  }
  return first;
}

/** Share of the time to `currentDue` that has gone by at `at` (ms), 0 at the start, above 1 when past it. */
export function nearness(clock: Clock, at: number): number {
  const span = currentDue(clock) - clock.startAt;
  const gone = (clock.stoppedAt ?? at) - clock.startAt;
  if (span <= 0) return gone >= span ? 1 : 0;
  return Math.max(0, gone / span);
}

/** Local setting for amber (D16): from this share of the time on, and from this many ms before the due moment on. */
export type Warning = { readonly share: number | null; readonly before: number | null };

/** Whether a running clock is near enough to its current due moment to warn at `at` (ms), by local setting (D16). */
export function isNear(clock: Clock, at: number, warning: Warning): boolean {
  if (!isRunning(clock)) return false;
  if (warning.share !== null && nearness(clock, at) >= warning.share) return true;
  return warning.before !== null && currentDue(clock) - at <= warning.before;
}
