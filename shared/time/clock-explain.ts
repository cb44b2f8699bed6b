/** Every due moment explains itself and can be counted again from what the clock stores (D7, D8; behaviour rule D4). */
import { err, ok, type Result } from '../std/result.ts';
import type { Calendar } from './calendar.ts';
import type { Clock, ClockKind, ClockStop } from './clock-shape.ts';
import { calendarAt } from './import-year.ts';
import { daysBetween, endOfDay, type LocalDate, localDate, MS_PER_MINUTE, startOfDay } from './local-date.ts';
import { due, type PeriodUnit } from './period.ts';

export type ClockExplanation = {
  readonly kind: ClockKind;
  readonly basis: string;
  readonly statutory: boolean;
  readonly startAt: number;
  readonly startDate: LocalDate;
  /** How the due moment came about: counted from the start, or given by an order or a foreign system. */
  readonly way: 'counted' | 'given';
  readonly length: number;
  readonly unit: PeriodUnit;
  readonly rule: string;
  readonly calendar: string;
  readonly provisional: boolean;
  readonly nominalEnd: LocalDate | null;
  readonly dueDate: LocalDate | null;
  /** Days the end moved over rest days (P5). */
  readonly rolledOver: number;
  /** `HH:MM` when the last day ends before midnight (D5). */
  readonly businessClose: string | null;
  /** First instant too late, ms. */
  readonly due: number;
  readonly extendedDue: number | null;
  readonly stoppedAt: number | null;
  readonly stoppedAs: ClockStop | null;
};

/** The parts a screen or a paper needs to say, in either language, why a clock is due when it is. */
export function explainClock(clock: Clock): ClockExplanation {
  const { nominalEnd, dueDate } = clock;
  return {
    kind: clock.kind,
    basis: clock.basis,
    statutory: clock.statutory,
    startAt: clock.startAt,
    startDate: localDate(clock.startAt),
    way: isGiven(clock) ? 'given' : 'counted',
    length: clock.length,
    unit: clock.unit,
    rule: clock.rule,
    calendar: clock.calendar,
    provisional: clock.provisional,
    nominalEnd,
    dueDate,
    rolledOver: nominalEnd !== null && dueDate !== null ? daysBetween(nominalEnd, dueDate) : 0,
    businessClose: businessCloseOf(clock),
    due: clock.due,
    extendedDue: clock.extendedDue,
    stoppedAt: clock.stoppedAt,
    stoppedAs: clock.stoppedAs,
  };
}

const isGiven = (clock: Clock): boolean => clock.length === 0;

/** The business close a due moment was cut to, read back from the clock: its due instant within its due date. */
function businessCloseOf(clock: Clock): string | null {
  if (clock.dueDate === null || clock.due === endOfDay(clock.dueDate)) return null;
  const minutes = Math.floor((clock.due - startOfDay(clock.dueDate)) / MS_PER_MINUTE);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

type Derived = Pick<Clock, 'nominalEnd' | 'dueDate' | 'due' | 'provisional'>;

function derive(clock: Clock, calendar: Calendar): Derived {
  const { startAt, length, unit } = clock;
  const answer = due({ start: startAt, length, unit, calendar, businessClose: businessCloseOf(clock) });
  return {
    nominalEnd: answer.nominalEnd,
    dueDate: answer.due,
    due: answer.dueInstant,
    provisional: answer.provisional,
  };
}

export type ClockMismatch =
  /** The calendar is neither the clock's version nor grown from it. */
  | { readonly code: 'other-calendar'; readonly wanted: string; readonly held: string }
  | {
      readonly code: 'does-not-derive';
      readonly field: keyof Derived;
      readonly stored: string | number | boolean | null;
      readonly derived: string | number | boolean | null;
    };

/**
 * Counts the due moment again from the stored parts and compares (lifecycle.md §6.7). `calendar` may be a later version
 * grown from the clock's own by imports: the earlier one is taken back out of it. A given due moment has nothing to count.
 */
export function verifyClock(clock: Clock, calendar: Calendar): Result<null, ClockMismatch> {
  if (isGiven(clock)) return verifyGiven(clock);
  const held = calendarAt(calendar, clock.calendar);
  if (held === null) return err({ code: 'other-calendar', wanted: clock.calendar, held: calendar.version });
  // A due instant outside its due date is no business close; deriving with it would not make sense.
  if (clock.dueDate !== null && !endsWithin(clock, clock.dueDate))
    return mismatch(clock, 'due', endOfDay(clock.dueDate));
  const derived = derive(clock, held);
  for (const field of ['nominalEnd', 'dueDate', 'due', 'provisional'] as const) {
    if (clock[field] !== derived[field]) return mismatch(clock, field, derived[field]);
  }
  return ok(null);
}

function verifyGiven(clock: Clock): Result<null, ClockMismatch> {
  if (clock.dueDate === null || endOfDay(clock.dueDate) === clock.due) return ok(null);
  return mismatch(clock, 'due', endOfDay(clock.dueDate));
}

function endsWithin(clock: Clock, date: LocalDate): boolean {
  return clock.due > startOfDay(date) && clock.due <= endOfDay(date);
}

function mismatch(clock: Clock, field: keyof Derived, derived: string | number | boolean | null) {
  return err({ code: 'does-not-derive', field, stored: clock[field], derived } as const);
}

/**
 * A provisional clock counted once more when its year's table has arrived (D7). Clocks that are not provisional, and those
 * whose year the calendar still lacks, come back as they were. `moved` says whether the due moment changed; the caller
 * journals it. The extension and the stop stay.
 */
export function recompute(clock: Clock, calendar: Calendar): { readonly clock: Clock; readonly moved: boolean } {
  if (!clock.provisional || isGiven(clock)) return { clock, moved: false };
  const derived = derive(clock, calendar);
  if (derived.provisional) return { clock, moved: false };
  return { clock: { ...clock, ...derived, calendar: calendar.version }, moved: derived.due !== clock.due };
}
