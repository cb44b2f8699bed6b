/** What a screen or a file needs of an instant in Asia/Shanghai: its parts, its day's name, reading one from text. */
import { err, ok, type Result } from '../std/result.ts';
import type { ShapeError } from '../std/shape.ts';
import {
  civilFromDay,
  dayFromCivil,
  dayOf,
  daysInMonth,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  startOfDayNumber,
  weekdayOfDay,
} from './local-date.ts';

export type LocalParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 1 Monday … 7 Sunday */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/** Local parts of an instant (ms), for display. */
export function localParts(ms: number): LocalParts {
  const day = dayOf(ms);
  const inDay = ms - startOfDayNumber(day);
  return {
    ...civilFromDay(day),
    weekday: weekdayOfDay(day),
    hour: Math.floor(inDay / MS_PER_HOUR),
    minute: Math.floor((inDay % MS_PER_HOUR) / MS_PER_MINUTE),
    second: Math.floor((inDay % MS_PER_MINUTE) / 1000),
  };
}

export type DayName = 'today' | 'yesterday' | 'tomorrow' | 'thisYear' | 'otherYear';

/** How a screen should name the day of `ms` as seen at `now` (both ms). */
export function dayName(ms: number, now: number): DayName {
  const apart = dayOf(ms) - dayOf(now);
  if (apart === 0) return 'today';
  if (apart === -1) return 'yesterday';
  if (apart === 1) return 'tomorrow';
  return civilFromDay(dayOf(ms)).year === civilFromDay(dayOf(now)).year ? 'thisYear' : 'otherYear';
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Instant (ms) of `YYYY-MM-DD[THH:MM[:SS[.mmm]][offset]]`. Without an offset the text is local time in Asia/Shanghai
 * (D1); without a time it is 00:00 of that day. Refuses dates and times that do not exist.
 */
export function parseInstant(text: string): Result<number, ShapeError> {
  const wrong = (message: string): Result<number, ShapeError> => err({ code: 'bad-shape', path: '', message });
  const match = INSTANT.exec(text.trim());
  if (!match) return wrong(`"${text}" is no instant: write 2025-09-24T16:40+08:00`);
  const at = (i: number): number => Number(match[i] ?? 0);
  if (at(2) < 1 || at(2) > 12 || at(3) < 1 || at(3) > daysInMonth(at(1), at(2))) return wrong(`no such date: ${text}`);
  if (at(4) > 23 || at(5) > 59 || at(6) > 59) return wrong(`no such time of day: ${text}`);
  const offset = offsetOf(match[8] ?? '+08:00');
  if (offset === null) return wrong(`no such UTC offset: ${text}`);
  const milli = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const inDay = at(4) * MS_PER_HOUR + at(5) * MS_PER_MINUTE + at(6) * 1000 + milli;
  return ok(dayFromCivil(at(1), at(2), at(3)) * MS_PER_DAY + inDay - offset);
}

function offsetOf(text: string): number | null {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * MS_PER_HOUR + minutes * MS_PER_MINUTE);
}
