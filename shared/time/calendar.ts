/** Which days are rest days (periods.md D6, D7, P10). The tables are data; see calendar-shape.ts and import-year.ts. */
import type { Calendar, DayRange } from './calendar-shape.ts';
import { civilFromDay, dayNumber, type LocalDate, weekdayOfDay } from './local-date.ts';

export type { Calendar, CalendarError, DayRange, FixedHolidays, YearTable } from './calendar-shape.ts';
export { calendarShape, readCalendar, yearTableShape } from './calendar-shape.ts';
export type { NewYear } from './import-year.ts';
export { addYear, calendarAt, readHolidayCn } from './import-year.ts';

type Compiled = {
  /** Days a table speaks of: true off, false a working weekend. */
  readonly declared: ReadonlyMap<number, boolean>;
  readonly years: ReadonlySet<number>;
  /** Holidays fixed by the national regulation; asked only in years without a table. */
  readonly fixedByYear: ReadonlySet<number>;
  /** month * 100 + day → first year it holds. */
  readonly fixedEveryYear: ReadonlyMap<number, number>;
};

// Calendars are never changed in place, so what was compiled from one stays true as long as it lives.
const compiledByCalendar = new WeakMap<Calendar, Compiled>();

function compiled(calendar: Calendar): Compiled {
  const known = compiledByCalendar.get(calendar);
  if (known) return known;
  const fresh = compile(calendar);
  compiledByCalendar.set(calendar, fresh);
  return fresh;
}

function compile(calendar: Calendar): Compiled {
  const declared = new Map<number, boolean>();
  const years = Object.keys(calendar.years)
    .map(Number)
    .toSorted((a, b) => a - b);
  // In order of years: a table may speak of December before it (元旦), and then the later notice holds.
  for (const year of years) {
    const table = calendar.years[String(year)];
    if (!table) continue;
    for (const range of table.off) for (const day of daysOf(range)) declared.set(day, true);
    for (const date of table.workdays) declared.set(dayNumber(date), false);
  }
  const fixedByYear = new Set<number>();
  for (const ranges of Object.values(calendar.fixedHolidays.byYear)) {
    for (const range of ranges) for (const day of daysOf(range)) fixedByYear.add(day);
  }
  const fixedEveryYear = new Map<number, number>();
  for (const { month, days, since } of calendar.fixedHolidays.everyYear) {
    for (const day of days) fixedEveryYear.set(month * 100 + day, since);
  }
  return { declared, years: new Set(years), fixedByYear, fixedEveryYear };
}

function daysOf(range: DayRange): number[] {
  const from = dayNumber(range.from);
  return Array.from({ length: dayNumber(range.to) - from + 1 }, (_, i) => from + i);
}

/** `isRestDay` for a day number: the hot path of `due`. */
export function isRestDayNumber(calendar: Calendar, day: number): boolean {
  const c = compiled(calendar);
  const declared = c.declared.get(day);
  if (declared !== undefined) return declared;
  if (weekdayOfDay(day) > 5) return true;
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  if (c.years.has(year)) return false;
  const since = c.fixedEveryYear.get(month * 100 + dayOfMonth);
  return c.fixedByYear.has(day) || (since !== undefined && year >= since);
}

/** Whether the year of a day number has a table. */
export function knowsDayNumber(calendar: Calendar, day: number): boolean {
  return compiled(calendar).years.has(civilFromDay(day).year);
}

/**
 * True when the table says off, or it is a weekend day not declared a working day (D6). In a year without a table the
 * answer is provisional: weekends and the holidays fixed by the national regulation (D7); ask `knowsYear`.
 */
export function isRestDay(calendar: Calendar, date: LocalDate): boolean {
  return isRestDayNumber(calendar, dayNumber(date));
}

/** Whether the calendar holds the State Council table of this year (D7). */
export function knowsYear(calendar: Calendar, year: number): boolean {
  return compiled(calendar).years.has(year);
}

/** Last year with a table; clocks due after it are provisional (D7). */
export function lastKnownYear(calendar: Calendar): number {
  return Math.max(...compiled(calendar).years);
}
