import { type Cadence, windowOf, windowsBetween } from '../time/cadence.ts';
import { addDays, civilFromDay, dayNumber, endOfDay, type LocalDate, startOfDay } from '../time/local-date.ts';

/** What a work meeting looks back on: a week, a month, AK's quarter, a year. */
export const packKinds = ['week', 'month', 'quarter', 'year'] as const satisfies readonly Cadence[];
export type PackKind = (typeof packKinds)[number];

/** Days of a pack, both counted; `before` is the like period right before it. */
export type PackPeriod = {
  readonly kind: PackKind;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly before: { readonly from: LocalDate; readonly to: LocalDate };
};

/** The period of a kind that a date lies in. */
export function packPeriod(kind: PackKind, date: LocalDate): PackPeriod {
  const { from, to } = windowOf(kind, date);
  const before = windowOf(kind, addDays(from, -1));
  return { kind, from, to, before: { from: before.from, to: before.to } };
}

/** Parts a period is drawn in: days of a week or month, weeks of a quarter, months of a year. */
export function partsOf({ kind, from, to }: Pick<PackPeriod, 'kind' | 'from' | 'to'>): readonly {
  readonly from: LocalDate;
  readonly to: LocalDate;
}[] {
  const cadence: Cadence = kind === 'quarter' ? 'week' : kind === 'year' ? 'month' : 'day';
  return windowsBetween(cadence, from, to).map((w) => ({
    from: w.from < from ? from : w.from,
    to: w.to > to ? to : w.to,
  }));
}

/** [from, to) of local dates in ms, both dates counted. */
export const spanOf = (days: { readonly from: LocalDate; readonly to: LocalDate }): { from: number; to: number } => ({
  from: startOfDay(days.from),
  to: endOfDay(days.to),
});

/**
 * What a period is compared with: the like one before it, and of it only as much as there is of this one where it still runs, for half a
 * week beside a whole one would read as a fall. [from, to) in ms. @param cutoff ms, not before the period's beginning
 */
export function comparedSpan(
  period: PackPeriod,
  cutoff: number,
): { from: number; to: number; readonly isCut: boolean } {
  const [now, before] = [spanOf(period), spanOf(period.before)];
  const to = Math.min(before.to, before.from + Math.max(0, cutoff - now.from));
  return cutoff >= now.to ? { ...before, isCut: false } : { from: before.from, to, isCut: true };
}

/** ISO week of a date: the week of its Thursday. */
function isoWeek(date: LocalDate): { readonly year: number; readonly week: number } {
  const { from } = windowOf('week', date);
  const thursday = dayNumber(from) + 3;
  const { year } = civilFromDay(thursday);
  const first = dayNumber(`${String(year).padStart(4, '0')}-01-01`);
  return { year, week: Math.floor((thursday - first) / 7) + 1 };
}

/** `2026年第46周`, `2026年11月`, `2026年第四季度`, `2026年度`. */
export function periodName({ kind, from }: Pick<PackPeriod, 'kind' | 'from'>): string {
  const [year = '', month = ''] = from.split('-');
  if (kind === 'week') {
    const { year: of, week } = isoWeek(from);
    return `${of}年第${week}周`;
  }
  if (kind === 'month') return `${year}年${Number(month)}月`;
  if (kind === 'year') return `${year}年度`;
  return `${year}年第${['一', '二', '三', '四'][Math.floor((Number(month) - 1) / 3)] ?? ''}季度`;
}

/** What the like period before is called on a slide. */
export const beforeName: Readonly<Record<PackKind, string>> = {
  week: '上周',
  month: '上月',
  quarter: '上季度',
  year: '上年',
};
/** What this period is called on a slide. */
export const thisName: Readonly<Record<PackKind, string>> = {
  week: '本周',
  month: '本月',
  quarter: '本季度',
  year: '本年',
};
