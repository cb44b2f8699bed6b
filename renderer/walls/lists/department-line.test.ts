import { expect, test } from 'vitest';
import { wallView } from '../../../tests/fixtures/wall-view.ts';
import { departmentLines, mostOpen } from './department-line.ts';

test('given departments, when listed, then the most overdue come first and idle ones are left out', () => {
  const idle = { id: 'idle', name: '闲', open: 0, overdue: 0, onTime: { numerator: 0, denominator: 0, percent: null } };
  const lines = departmentLines([idle, ...wallView().byDepartment]);
  expect(lines.map(({ id }) => id)).not.toContain('idle');
  expect(lines.map(({ overdue }) => overdue)).toEqual(lines.map(({ overdue }) => overdue).toSorted((a, b) => b - a));
  expect(lines[0]?.id).toBe('zhujian');
});

test('given no department at all, when scaled, then the bars divide by one', () => {
  expect(mostOpen([])).toBe(1);
});
