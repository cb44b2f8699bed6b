/** Calendar windows for 每天, 每周, 月度, 每季度, 每半年, 每年 (periods.md D10): windows of the calendar, never rolling ones. */
import { type Calendar, isRestDayNumber, knowsDayNumber } from './calendar.ts';
import {
  addMonthsToDay,
  civilFromDay,
  dateOfDay,
  dayFromCivil,
  dayNumber,
  type LocalDate,
  weekdayOfDay,
} from './local-date.ts';

export const cadences = ['day', 'week', 'month', 'quarter', 'halfYear', 'year'] as const;
export type Cadence = (typeof cadences)[number];

/** Both ends counted. Rest days never lengthen it (D9, D10). */
export type CadenceWindow = { readonly cadence: Cadence; readonly from: LocalDate; readonly to: LocalDate };

const MONTHS: Record<Exclude<Cadence, 'day' | 'week'>, number> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The window a date lies in. A week runs Monday to Sunday and may cross a year. */
export function windowOf(cadence: Cadence, date: LocalDate): CadenceWindow {
  const day = dayNumber(date);
  if (cadence === 'day') return { cadence, from: date, to: date };
  if (cadence === 'week') {
    const monday = day - (weekdayOfDay(day) - 1);
    return { cadence, from: dateOfDay(monday), to: dateOfDay(monday + 6) };
  }
  const months = MONTHS[cadence];
  const { year, month } = civilFromDay(day);
  const first = dayFromCivil(year, month - ((month - 1) % months), 1);
  return { cadence, from: dateOfDay(first), to: dateOfDay(addMonthsToDay(first, months) - 1) };
}

/** The window right after. */
export function nextWindow(window: CadenceWindow): CadenceWindow {
  return windowOf(window.cadence, dateOfDay(dayNumber(window.to) + 1));
}

/** The windows that touch the dates `from`–`to` (both counted), oldest first. */
export function windowsBetween(cadence: Cadence, from: LocalDate, to: LocalDate): CadenceWindow[] {
  const windows: CadenceWindow[] = [];
  for (let w = windowOf(cadence, from); w.from <= to; w = nextWindow(w)) windows.push(w);
  return windows;
}

/** Whether the centre may excuse a window with a note: every day of it is a rest day (D10, e.g. Spring Festival week). */
export function excusable(
  window: CadenceWindow,
  calendar: Calendar,
): { readonly excusable: boolean; readonly provisional: boolean } {
  let provisional = false;
  for (let day = dayNumber(window.from); day <= dayNumber(window.to); day += 1) {
    if (!isRestDayNumber(calendar, day)) return { excusable: false, provisional: !knowsDayNumber(calendar, day) };
    provisional ||= !knowsDayNumber(calendar, day);
  }
  return { excusable: true, provisional };
}
