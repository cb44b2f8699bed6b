/** Counting periods by the Civil Code arts. 200–204 as periods.md D1–D5 and D7 state it: the hot path of the product. */
import { z } from '../std/shape.ts';
import type { Calendar } from './calendar.ts';
import { isRestDayNumber, knowsDayNumber } from './calendar.ts';
import {
  addMonthsToDay,
  dateOfDay,
  dayOf,
  type LocalDate,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  startOfDayNumber,
} from './local-date.ts';

export type PeriodUnit = 'minute' | 'hour' | 'day' | 'workingDay' | 'month' | 'year';
export type Period = { readonly length: number; readonly unit: PeriodUnit };

/** Longest length a period may have in each unit: some 100 years, so that dates keep four-digit years. */
const LONGEST: Record<PeriodUnit, number> = {
  minute: 53_000_000,
  hour: 880_000,
  day: 36_600,
  workingDay: 25_000,
  month: 1_200,
  year: 100,
};

export const periodUnitShape = z.enum(['minute', 'hour', 'day', 'workingDay', 'month', 'year']);

/** Zod shape of a period: a whole length of at least 1. */
export const periodShape = z
  .strictObject({ length: z.int().min(1), unit: periodUnitShape })
  .refine((p) => p.length <= LONGEST[p.unit], { path: ['length'], message: 'longer than 100 years' });

/** `HH:MM`, 00:01–24:00: when a body's business stops on its last day (P6, D5). */
export const businessCloseShape = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day written HH:MM')
  .refine((t) => t !== '00:00', 'business cannot close at 00:00; write 24:00 for the end of the day');

export type PeriodQuestion = Period & {
  /** Start instant, ms. Only its local date matters for days and longer (D1); minutes and hours run from it (P3). */
  readonly start: number;
  readonly calendar: Calendar;
  /** Duties to act roll over rest days; caps do not (D9). Default true. */
  readonly roll?: boolean;
  /** `HH:MM` local; null or absent: the end of the day (D5). */
  readonly businessClose?: string | null;
};

export type PeriodAnswer = {
  readonly startDate: LocalDate;
  /** Last day before rolling over; null for minutes and hours. */
  readonly nominalEnd: LocalDate | null;
  /** Last day that is in time; null for minutes and hours. */
  readonly due: LocalDate | null;
  /** First instant (ms) that is too late (D5). */
  readonly dueInstant: number;
  readonly calendarVersion: string;
  /** A day that decided the answer lies in a year without a table (D7). */
  readonly provisional: boolean;
  /** Days between nominal end and due date. */
  readonly rolledOver: number;
};

/**
 * Due moment of a period (Civil Code arts. 200–204; D1–D5, D7, D9). Throws RangeError on a start that is no instant or a
 * length that is no whole number from 1 up; doors check with `periodShape` first.
 */
export function due(question: PeriodQuestion): PeriodAnswer {
  const { start, length, unit, calendar } = question;
  if (!Number.isFinite(start)) throw new RangeError(`Period start is no instant: ${start}`);
  if (!Number.isInteger(length) || length < 1 || length > LONGEST[unit]) {
    throw new RangeError(`Period length must be a whole number from 1 to ${LONGEST[unit]} (${unit}): ${length}`);
  }
  const startDay = dayOf(start);
  const base = { startDate: dateOfDay(startDay), calendarVersion: calendar.version };
  if (unit === 'minute' || unit === 'hour') {
    const dueInstant = start + length * (unit === 'hour' ? MS_PER_HOUR : MS_PER_MINUTE);
    return { ...base, nominalEnd: null, due: null, dueInstant, provisional: false, rolledOver: 0 };
  }
  const end =
    unit === 'workingDay'
      ? nthWorkingDay(calendar, startDay, length)
      : rollOver(calendar, nominalDay(startDay, length, unit), question.roll ?? true);
  return {
    ...base,
    nominalEnd: dateOfDay(end.nominal),
    due: dateOfDay(end.due),
    dueInstant: closeOf(end.due, question.businessClose ?? null),
    provisional: end.provisional,
    rolledOver: end.due - end.nominal,
  };
}

type End = { readonly nominal: number; readonly due: number; readonly provisional: boolean };

function nominalDay(startDay: number, length: number, unit: 'day' | 'month' | 'year'): number {
  // P2: the start day is not counted, so n days end on start + n.
  if (unit === 'day') return startDay + length;
  return addMonthsToDay(startDay, unit === 'month' ? length : 12 * length);
}

function rollOver(calendar: Calendar, nominal: number, roll: boolean): End {
  // A cap asks no calendar, so no table can ever change it: it is not provisional.
  if (!roll) return { nominal, due: nominal, provisional: false };
  let day = nominal;
  let provisional = !knowsDayNumber(calendar, day);
  while (isRestDayNumber(calendar, day)) {
    day += 1;
    provisional ||= !knowsDayNumber(calendar, day);
  }
  return { nominal, due: day, provisional };
}

function nthWorkingDay(calendar: Calendar, startDay: number, length: number): End {
  let day = startDay;
  let provisional = false;
  for (let left = length; left > 0; ) {
    day += 1;
    provisional ||= !knowsDayNumber(calendar, day);
    if (!isRestDayNumber(calendar, day)) left -= 1;
  }
  return { nominal: day, due: day, provisional };
}

function closeOf(day: number, businessClose: string | null): number {
  if (businessClose === null) return startOfDayNumber(day + 1);
  const checked = businessCloseShape.parse(businessClose);
  const minutes = Number(checked.slice(0, 2)) * 60 + Number(checked.slice(3, 5));
  return startOfDayNumber(day) + minutes * MS_PER_MINUTE;
}
