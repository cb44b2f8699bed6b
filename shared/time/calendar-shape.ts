/** The stored form of a rest-day calendar (periods.md D7): tables by year and notice, and what the regulation fixes. */
import { err, ok, type Result } from '../std/result.ts';
import { parseWith, z } from '../std/shape.ts';
import { dayNumber, type LocalDate, localDateShape, weekdayOfDay } from './local-date.ts';

/** Inclusive on both ends. */
export type DayRange = { readonly name: string; readonly from: LocalDate; readonly to: LocalDate };

export type YearTable = {
  /** Address or title of the State Council General Office notice. */
  readonly notice: string;
  readonly off: readonly DayRange[];
  /** Weekend days declared working days (调休上班). */
  readonly workdays: readonly LocalDate[];
};

export type FixedHolidays = {
  readonly regulation: string;
  /** How the dates in `byYear` were obtained. */
  readonly method: string;
  readonly everyYear: readonly {
    readonly name: string;
    readonly month: number;
    readonly days: readonly number[];
    /** First year the regulation fixes them. */
    readonly since: number;
  }[];
  /** Days that follow the moon or the sun: 春节, 清明节, 端午节, 中秋节. */
  readonly byYear: Readonly<Record<string, readonly DayRange[]>>;
};

export type Calendar = {
  readonly version: string;
  readonly source: string;
  readonly years: Readonly<Record<string, YearTable>>;
  readonly fixedHolidays: FixedHolidays;
  /** Versions this one grew from by imports, oldest first, with the years each held. */
  readonly earlier: readonly { readonly version: string; readonly years: readonly string[] }[];
};

/** Why a calendar or a year's table was refused; `path` is dotted, e.g. `off.2.to`. */
export type CalendarError = {
  readonly code: 'bad-shape' | 'wrong-table' | 'empty-table' | 'year-known';
  readonly path: string;
  readonly message: string;
};

const yearKey = z.string().regex(/^\d{4}$/, 'must be a year');
const rangeShape = z.strictObject({ name: z.string().min(1), from: localDateShape, to: localDateShape });

/** Zod shape of one year's table; `checkYearTable` holds the rules that need the year. */
export const yearTableShape = z.strictObject({
  notice: z.string().min(1),
  off: z.array(rangeShape),
  workdays: z.array(localDateShape),
});

/** Zod shape of a calendar file. */
export const calendarShape = z.strictObject({
  version: z.string().min(1),
  source: z.string().min(1),
  years: z.record(yearKey, yearTableShape),
  fixedHolidays: z.strictObject({
    regulation: z.string().min(1),
    method: z.string().min(1),
    everyYear: z.array(
      z.strictObject({
        name: z.string().min(1),
        month: z.int().min(1).max(12),
        days: z.array(z.int().min(1).max(31)).min(1),
        since: z.int(),
      }),
    ),
    byYear: z.record(yearKey, z.array(rangeShape)),
  }),
  earlier: z.array(z.strictObject({ version: z.string().min(1), years: z.array(yearKey) })).default([]),
}) satisfies z.ZodType<Calendar>;

/** Reads a calendar file: shape, then every table's own rules. The error's path leads to the wrong value. */
export function readCalendar(data: unknown): Result<Calendar, CalendarError> {
  const parsed = parseWith(calendarShape, data);
  if (!parsed.ok) return parsed;
  const calendar: Calendar = parsed.value;
  for (const [year, ranges] of Object.entries(calendar.fixedHolidays.byYear)) {
    const wrong = firstWrongRange(ranges, Number(year), `fixedHolidays.byYear.${year}`);
    if (wrong) return err(wrong);
  }
  const years = Object.entries(calendar.years);
  if (years.length === 0) return err(refusal('wrong-table', 'years', 'a calendar needs at least one year'));
  for (const [year, table] of years) {
    const wrong = checkYearTable(table, Number(year), calendar.fixedHolidays);
    if (wrong) return err({ ...wrong, path: `years.${year}.${wrong.path}` });
  }
  return ok(calendar);
}

const refusal = (code: CalendarError['code'], path: string, message: string): CalendarError => ({
  code,
  path,
  message,
});

/**
 * First rule a year's table breaks, or null: its dates lie in the year (or in December before it, 元旦); ranges do not
 * overlap; working days are weekend days outside them; the fixed holidays of that year are off.
 */
export function checkYearTable(table: YearTable, year: number, fixed: FixedHolidays): CalendarError | null {
  if (table.off.length === 0) {
    return refusal('empty-table', 'off', `the table of ${year} lists no day off; the notice may not be out yet`);
  }
  return firstWrongRange(table.off, year, 'off') ?? firstWrongWorkday(table, year) ?? firstMissing(table, year, fixed);
}

function firstWrongRange(ranges: readonly DayRange[], year: number, path: string): CalendarError | null {
  const seen = new Set<number>();
  for (const [i, range] of ranges.entries()) {
    for (const end of ['from', 'to'] as const) {
      if (!belongs(range[end], year)) {
        return refusal('wrong-table', `${path}.${i}.${end}`, `${range[end]} does not belong to the table of ${year}`);
      }
    }
    const [from, to] = [dayNumber(range.from), dayNumber(range.to)];
    if (to < from) return refusal('wrong-table', `${path}.${i}.to`, `${range.to} is before ${range.from}`);
    for (let day = from; day <= to; day += 1) {
      if (seen.has(day)) return refusal('wrong-table', `${path}.${i}`, `${range.name} overlaps another range`);
      seen.add(day);
    }
  }
  return null;
}

function belongs(date: LocalDate, year: number): boolean {
  return date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`);
}

function firstWrongWorkday(table: YearTable, year: number): CalendarError | null {
  for (const [i, date] of table.workdays.entries()) {
    const path = `workdays.${i}`;
    if (!belongs(date, year)) return refusal('wrong-table', path, `${date} does not belong to the table of ${year}`);
    if (weekdayOfDay(dayNumber(date)) < 6) return refusal('wrong-table', path, `${date} is no weekend day`);
    if (isOff(table, date)) return refusal('wrong-table', path, `${date} is listed as off and as a working day`);
    if (table.workdays.indexOf(date) !== i) return refusal('wrong-table', path, `${date} is listed twice`);
  }
  return null;
}

// Dates written YYYY-MM-DD sort as text.
const isOff = (table: YearTable, date: LocalDate): boolean => table.off.some((r) => r.from <= date && date <= r.to);

function firstMissing(table: YearTable, year: number, fixed: FixedHolidays): CalendarError | null {
  const two = (n: number): string => String(n).padStart(2, '0');
  for (const { name, month, days, since } of fixed.everyYear) {
    if (year < since) continue;
    for (const day of days) {
      const date = `${year}-${two(month)}-${two(day)}`;
      // A table of another year, or one cut short, shows here first.
      if (!isOff(table, date)) return refusal('wrong-table', 'off', `${name} ${date} is missing from the days off`);
    }
  }
  return null;
}
