import { expect, test } from 'vitest';
import { AlarmLoad } from '../../../shared/alarm/alarm-load.ts';
import type { AlarmRecord } from '../../../shared/alarm/alarm-record.ts';
import type { AlarmStore } from './alarm-store.ts';
import { createRecentLoad, firstSpan } from './recent-load.ts';

const hour = 3_600_000;
const t0 = Date.parse('2026-11-19T08:00+08:00');
const line = (n: number, at: number): AlarmRecord => ({
  id: `raised a${n} ${at}`,
  at,
  due: at,
  what: n % 3 === 0 ? 'sounded' : n % 50 === 1 ? 'floodEnded' : 'raised',
  kind: 'notSigned',
  priority: 'medium',
  alarm: `a${n % 7}`,
  group: 'g',
  subject: null,
  name: '',
  members: 1,
  reason: { code: 'true' },
});

function journal() {
  const lines: AlarmRecord[] = [];
  let reads = 0;
  const store = {
    records: (_room: string, from: number, to: number) => {
      reads += 1;
      return lines.filter((one) => one.at >= from && one.at < to);
    },
  } as Partial<AlarmStore> as AlarmStore;
  return { lines, store, reads: () => reads };
}

test('A7: given lines that come over a shift, then the load equals a recount of the journal at each moment, which is read once', () => {
  const { lines, store, reads } = journal();
  const recent = createRecentLoad(store, 2 * hour);
  for (let n = 0; n < 600; n++) {
    const now = t0 + n * 47_000;
    const fresh = line(n, now);
    lines.push(fresh);
    recent.told('room', [fresh]);
    if (n % 20 !== 0) continue;
    const recount = new AlarmLoad(firstSpan(now, 2 * hour));
    for (const one of lines) recount.add(one);
    expect(recent.figures('room', now, 10)).toEqual(recount.figures(now, 10));
    const ended = lines.filter((one) => one.what === 'floodEnded' && one.at >= firstSpan(now, 2 * hour));
    expect(recent.floods('room', now)).toEqual(ended.slice(-20));
  }
  expect(reads()).toBe(1);
});

test('given a line is told again, another room or a clock set back, then nothing is counted twice and nothing is missing', () => {
  const { lines, store, reads } = journal();
  const recent = createRecentLoad(store, hour);
  lines.push(line(5, t0 - 90 * 60_000), line(2, t0), line(3, t0 + 1));
  recent.figures('room', t0 + 2, 10);
  recent.told('room', [line(2, t0)]);
  recent.told('other', [line(4, t0)]);
  expect(recent.figures('room', t0 + 2, 10).spans.reduce((sum, one) => sum + one.before, 0)).toBe(1);
  expect(recent.figures('room', t0 - hour, 10).spans.reduce((sum, one) => sum + one.before, 0)).toBe(1);
  expect(reads()).toBe(2);
});
