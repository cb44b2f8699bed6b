/**
 * Dates and instants in Asia/Shanghai (periods.md D1): UTC+8, no summer time since 1992, so plain integer arithmetic is
 * exact and fast. A LocalDate is `YYYY-MM-DD`; an instant is Unix milliseconds; a day number counts days from 1970-01-01.
 */
import { z } from '../std/shape.ts';

export type LocalDate = string;

export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;
const SHANGHAI_OFFSET = 8 * MS_PER_HOUR;

export type Civil = { readonly year: number; readonly month: number; readonly day: number };

/** Day number of a civil date; month 1–12. Out-of-range days run on into the next month. */
export function dayFromCivil(year: number, month: number, day: number): number {
  // Years begin on 1 March here, so that the leap day is the last day of its year.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Civil date of a day number. */
export function civilFromDay(dayNumber: number): Civil {
  const z0 = dayNumber + 719_468;
  const era = Math.floor(z0 / 146_097);
  const dayOfEra = z0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month, month 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for a real calendar date written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Zod shape of a local date. */
export const localDateShape = z.string().refine(isLocalDate, 'must be a date written YYYY-MM-DD');

/** Day number of a local date. Throws RangeError on text that is no date; doors check with `localDateShape` first. */
export function dayNumber(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`Not a date written YYYY-MM-DD: ${date}`);
  return dayFromCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** Local date of a day number. */
export function dateOfDay(day: number): LocalDate {
  const c = civilFromDay(day);
  return `${String(c.year).padStart(4, '0')}-${two(c.month)}-${two(c.day)}`;
}

/** Day number, in Asia/Shanghai, of an instant in ms. */
export function dayOf(ms: number): number {
  return Math.floor((ms + SHANGHAI_OFFSET) / MS_PER_DAY);
}

/** First instant (ms) of a day number in Asia/Shanghai. */
export function startOfDayNumber(day: number): number {
  return day * MS_PER_DAY - SHANGHAI_OFFSET;
}

/** Local date, in Asia/Shanghai, of an instant in ms. */
export function localDate(ms: number): LocalDate {
  return dateOfDay(dayOf(ms));
}

/** First instant (ms) of a local date. */
export function startOfDay(date: LocalDate): number {
  return startOfDayNumber(dayNumber(date));
}

/** First instant (ms) that no longer belongs to a local date: the exclusive end used by due moments (D5). */
export function endOfDay(date: LocalDate): number {
  return startOfDayNumber(dayNumber(date) + 1);
}

/** First instant (ms) of the local hour an instant lies in; the bucket of the 24 h charts. */
export function localHour(ms: number): number {
  // The offset is whole hours, so local hours begin where UTC hours begin.
  return Math.floor(ms / MS_PER_HOUR) * MS_PER_HOUR;
}

/** The date `days` later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(date) + days);
}

/** Day number `months` later: the corresponding day, else the last day of that month (P4, D3). */
export function addMonthsToDay(day: number, months: number): number {
  const c = civilFromDay(day);
  const index = c.year * 12 + (c.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayFromCivil(year, month, Math.min(c.day, daysInMonth(year, month)));
}

/** The corresponding day `months` later, else the last day of that month (P4, D3). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return dateOfDay(addMonthsToDay(dayNumber(date), months));
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Weekday of a day number: 1 Monday … 7 Sunday. */
export function weekdayOfDay(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Weekday of a date: 1 Monday … 7 Sunday. */
export function weekday(date: LocalDate): number {
  return weekdayOfDay(dayNumber(date));
}
