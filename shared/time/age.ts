/** 年满…周岁 (periods.md D14; LYG-14-1-2, JS-14-1-2). */
import { addDays, addMonths, type LocalDate } from './local-date.ts';

/** The day a full age is treated as reached: the day after the birthday, as the start day is not counted (D14). */
export function ageReachedOn(birth: LocalDate, years: number): LocalDate {
  return addDays(addMonths(birth, years * 12), 1);
}

/** Whether somebody born on `birth` has reached a full age on a date (D14). */
export function hasReachedAge(birth: LocalDate, years: number, on: LocalDate): boolean {
  return on >= ageReachedOn(birth, years);
}
