import { expect, test } from 'vitest';
import type { QueueRow } from '../../shared/wire/queue-row.ts';
import { createRowTable } from './row-table.ts';

const clock = { kind: 'handling', startAt: 1, due: 2, statutory: true, provisional: false };
const row = (version: number, part: Partial<QueueRow> = {}): QueueRow =>
  ({ id: 'a', version, pending: 0, title: '路灯不亮', clock: { ...clock }, ...part }) as QueueRow;

test('given a shown row, when only its version rises, then nobody draws it again; the newer version is known (P10)', () => {
  const table = createRowTable();
  table.put(row(1), false);
  let told = 0;
  table.subscribe('a', () => told++);
  table.put(row(2), false);
  expect(told).toBe(0);
  expect(table.get('a')?.row.version).toBe(2);
  table.put(row(1, { title: '旧' }), false);
  expect(table.get('a')?.row.title).toBe('路灯不亮');
});

test('given a shown row, when a field of it changes or it leaves, then it is told, and its unchanged clock is the same object', () => {
  const table = createRowTable();
  table.put(row(1), false);
  const before = table.get('a')?.row.clock;
  let told = 0;
  table.subscribe('a', () => told++);
  table.put(row(2, { title: '路灯' }), false);
  expect(told).toBe(1);
  expect(table.get('a')?.row.clock).toBe(before);
  table.put(row(2, { title: '路灯' }), true);
  expect(told).toBe(2);
  table.put(row(3, { title: '路灯', clock: { ...clock, due: 9 } }), true);
  expect(told).toBe(3);
});
