import { expect, test } from 'vitest';
import type { QueueRow } from '../../../shared/wire/queue-row.ts';
import { searchCsv } from './search-csv.ts';

test('given found events, when exported, then each is a line, signs are kept and nothing is a formula', () => {
  const row = {
    number: 'LYG20250901-0010001',
    title: '=cmd,"路灯"\n不亮',
    state: 'triage',
    severity: null,
    holder: null,
    town: '牛山街道',
    grid: null,
    place: '-东路',
    registeredAt: Date.parse('2025-09-01T09:50+08:00'),
  } as unknown as QueueRow;
  const csv = searchCsv([row], 'zh');
  expect(csv.startsWith('\uFEFF编号,标题,状态')).toBe(true);
  expect(csv).toContain(`LYG20250901-0010001,"'=cmd,""路灯""\n不亮",`);
  expect(csv).toContain(`,牛山街道,,'-东路,2025-09-01 09:50:00\r\n`);
});
