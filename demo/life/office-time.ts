import { dayOf, weekdayOfDay } from '../../shared/time/local-date.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Asia/Shanghai, without summer time since 1991. */
const offsetMs = 8 * hourMs;

/**
 * The same instant when it lies in office hours, else one of the next ones: what falls into the night is done the next day, spread
 * over `spread` ms by its own minute, so that a morning does not begin with one great heap.
 * @param opens @param closes local hours
 */
export function officeTime(at: number, opens = 8.5, closes = 17.5, spread = 8 * hourMs): number {
  const day = Math.floor((at + offsetMs) / dayMs) * dayMs - offsetMs;
  const open = day + opens * hourMs;
  if (at >= open && at < day + closes * hourMs) return at;
  const next = at < open ? open : open + dayMs;
  // A hash of the minute, not the minute itself: the order of the night is not the order of the morning.
  const share = ((Math.floor(at / 60_000) * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;
  return Math.round(next + share * spread);
}

/** The same on working days: what falls on Saturday or Sunday is done on Monday morning. Public holidays are worked through. */
export function workdayTime(at: number): number {
  const open = officeTime(at);
  const day = weekdayOfDay(dayOf(open));
  return day <= 5 ? open : officeTime(open + (8 - day) * dayMs);
}
