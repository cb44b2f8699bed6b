/** The shipped calendar and vectors against the material they came from; skipped where the material is not there. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isRestDay, readHolidayCn } from '../../shared/time/calendar.ts';
import { addDays, weekday } from '../../shared/time/local-date.ts';
import { periodVectors } from '../support/period-vectors.ts';
import { calendar } from '../support/shipped-calendar.ts';

const material = new URL('../../../shared/', import.meta.url);
const file = (path: string): URL => new URL(path, material);
const read = (path: string): string => readFileSync(file(path), 'utf8');
const absent = !existsSync(file('clauses/periods.md')) || !existsSync(file('data/holidays'));
const title = absent ? 'material (SKIPPED: ../shared is not beside the repository)' : 'material';

describe.skipIf(absent)(title, () => {
  test('given periods.md, when its test vectors are read, then the fixture holds the same 16', () => {
    const block = /```json\n([\s\S]*?)```/.exec(read('clauses/periods.md'))?.[1] ?? '';
    expect(periodVectors).toEqual(JSON.parse(block));
    expect(periodVectors).toHaveLength(16);
  });

  test.each([2024, 2025, 2026])('given holiday-cn %d, when read as a table, then it is the shipped one', (year) => {
    const answer = readHolidayCn(JSON.parse(read(`data/holidays/holiday-cn-${year}.json`)));
    const table = answer.ok ? answer.value.table : null;
    const held = calendar.years[String(year)];
    expect({ off: held?.off, workdays: held?.workdays }).toEqual({ off: table?.off, workdays: table?.workdays });
    expect(held?.notice).toContain(table?.notice);
  });

  test('given holiday-cn 2027 without days, when read, then it is refused and not taken as a plain year (D7)', () => {
    const answer = readHolidayCn(JSON.parse(read('data/holidays/holiday-cn-2027.json')));
    expect(answer).toMatchObject({ ok: false, error: { code: 'empty-table' } });
  });

  test('given chinese-days, when all 1,096 days of 2024 to 2026 are compared, then none differs', () => {
    type Days = Record<string, string>;
    const days = JSON.parse(read('data/holidays/chinese-days-1.5.7.json')) as { holidays: Days; workdays: Days };
    let compared = 0;
    for (let d = '2024-01-01'; d <= '2026-12-31'; d = addDays(d, 1)) {
      const rest = d in days.holidays || (weekday(d) > 5 && !(d in days.workdays));
      expect([d, isRestDay(calendar, d)]).toEqual([d, rest]);
      compared += 1;
    }
    expect(compared).toBe(1096);
  });
});
