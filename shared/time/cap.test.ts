import { expect, test } from 'vitest';
import { provesPartly } from '../../tests/support/proves.ts';
import { capEnd, keepsCap } from './cap.ts';

const year = { length: 1, unit: 'year' } as const;

test('D9 AK-10.2-3 given a temporary item from 29 Feb 2024, when its cap is asked, then 28 Feb 2025 is the latest end', () => {
  provesPartly('AK-10.2-3');
  expect(capEnd('2024-02-29', year).latest).toBe('2025-02-28');
});

test('D9 AK-10.2-3 given a start, when the form proposes an end, then it is the day before: one year, both ends counted', () => {
  expect(capEnd('2025-03-10', year)).toEqual({ latest: '2026-03-10', proposed: '2026-03-09' });
});

test('D9 given a corresponding day in a holiday, when the cap is checked, then the holiday moves nothing', () => {
  expect(keepsCap('2024-10-01', '2025-10-01', year)).toBe(true);
  expect(keepsCap('2024-10-01', '2025-10-02', year)).toBe(false);
  expect(keepsCap('2024-10-01', '2024-09-30', year)).toBe(false);
});
