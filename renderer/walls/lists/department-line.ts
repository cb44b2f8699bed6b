import type { WallView } from '../../../shared/wire/wall-view.ts';

export type DepartmentLine = WallView['byDepartment'][number];

/** Departments that hold or owed something, those with the most overdue first, then by what they hold (W6: units, never people). */
export function departmentLines(departments: readonly DepartmentLine[]): readonly DepartmentLine[] {
  return departments
    .filter(({ open, onTime }) => open > 0 || onTime.denominator > 0)
    .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open || (a.id < b.id ? -1 : 1));
}

/** Bars share one scale; at least 1, so that an empty board divides by nothing. */
export const mostOpen = (lines: readonly DepartmentLine[]): number => Math.max(1, ...lines.map(({ open }) => open));
