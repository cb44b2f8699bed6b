/** One more year for a calendar (periods.md D7), and the way back to the versions it grew from (D8). */
import { err, ok, type Result } from '../std/result.ts';
import { parseWith, z } from '../std/shape.ts';
import {
  type Calendar,
  type CalendarError,
  checkYearTable,
  type DayRange,
  type YearTable,
  yearTableShape,
} from './calendar-shape.ts';
import { dayNumber, localDateShape } from './local-date.ts';

export type NewYear = { readonly year: number; readonly table: YearTable };

const newYearShape = z.strictObject({ year: z.int().min(1992).max(9998), table: yearTableShape });

/**
 * The calendar with one more year's table, under a new version made from the old one, the year and the table itself, so
 * that every node that imports the same table gets the same version. Refuses a year already held (a notice once applied
 * is not swapped in silence), an empty table and a wrong one, with the path of the wrong value. Data is checked: it may
 * come straight from a file.
 */
export function addYear(calendar: Calendar, added: unknown): Result<Calendar, CalendarError> {
  const parsed = parseWith(newYearShape, added);
  if (!parsed.ok) return parsed;
  const { year, table } = parsed.value;
  const key = String(year);
  if (calendar.years[key]) {
    const message = `calendar ${calendar.version} already holds ${year} (${calendar.years[key].notice})`;
    return err({ code: 'year-known', path: 'year', message });
  }
  const wrong = checkYearTable(table, year, calendar.fixedHolidays);
  if (wrong) return err({ ...wrong, path: `table.${wrong.path}` });
  return ok({
    ...calendar,
    version: `${calendar.version}+${year}.${fingerprint(table)}`,
    years: { ...calendar.years, [key]: table },
    earlier: [...calendar.earlier, { version: calendar.version, years: Object.keys(calendar.years) }],
  });
}

/** FNV-1a, 32 bit, of the table in a fixed order: tells two tables of one year apart, no defence against forgery. */
function fingerprint(table: YearTable): string {
  const ranges = table.off.map((r) => `${r.from}/${r.to}`).toSorted();
  const text = [...ranges, '|', ...table.workdays.toSorted()].join(',');
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/** The calendar as it was under `version`; null when this calendar is neither that version nor grown from it. */
export function calendarAt(calendar: Calendar, version: string): Calendar | null {
  if (calendar.version === version) return calendar;
  const index = calendar.earlier.findIndex((e) => e.version === version);
  const then = calendar.earlier[index];
  if (!then) return null;
  const years = Object.fromEntries(Object.entries(calendar.years).filter(([year]) => then.years.includes(year)));
  return { ...calendar, version, years, earlier: calendar.earlier.slice(0, index) };
}

const holidayCnShape = z.object({
  year: z.int(),
  papers: z.array(z.string()),
  days: z.array(z.object({ name: z.string().min(1), date: localDateShape, isOffDay: z.boolean() })),
});

/**
 * One year's file of the open data set holiday-cn (`{year, papers, days: [{name, date, isOffDay}]}`) as a year to add. A
 * file without days is refused: its notice is not out, and weekends alone would be a silent guess (D7).
 */
export function readHolidayCn(data: unknown): Result<NewYear, CalendarError> {
  const parsed = parseWith(holidayCnShape, data);
  if (!parsed.ok) return parsed;
  const { year, papers, days } = parsed.value;
  if (days.length === 0) {
    return err({ code: 'empty-table', path: 'days', message: `the file of ${year} lists no days: no notice yet` });
  }
  const sorted = days.toSorted((a, b) => dayNumber(a.date) - dayNumber(b.date));
  const off: DayRange[] = [];
  for (const { name, date, isOffDay } of sorted) {
    if (!isOffDay) continue;
    const last = off.at(-1);
    const follows = last !== undefined && last.name === name && dayNumber(date) === dayNumber(last.to) + 1;
    if (follows) off[off.length - 1] = { ...last, to: date };
    else off.push({ name, from: date, to: date });
  }
  const workdays = sorted.filter((d) => !d.isOffDay).map((d) => d.date);
  return ok({ year, table: { notice: papers[0] ?? `holiday-cn ${year}`, off, workdays } });
}
