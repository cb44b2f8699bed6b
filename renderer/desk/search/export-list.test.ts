import { expect, test } from 'vitest';
import { err, ok } from '../../../shared/std/result.ts';
import type { FoundRow, SearchFor } from '../../../shared/wire/search.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { exportList } from './export-list.ts';

const asked: SearchFor = { text: '路灯', stage: null, area: null, item: null, from: null, to: null };
const found = (id: string): FoundRow => {
  const row = { id, number: id, title: '', state: 'triage', severity: null, holder: null, registeredAt: 0 };
  return { row: { ...row, town: '', grid: null, place: '' } } as unknown as FoundRow;
};

test('R2 given records that go out, when the journal takes no note of one, then none goes out and it is said why (ZG-13-2)', async () => {
  const told: unknown[] = [];
  const bridge = {
    read: () => Promise.resolve(ok({ rows: [found('a'), found('b')], next: null, skipped: [], indexed: null })),
    run: (command: unknown) => {
      told.push(command);
      return Promise.resolve(err({ code: 'unavailable', message: '磁盘' }));
    },
  } as unknown as Pick<Bridge, 'read' | 'run'>;
  const done = await exportList(bridge, { asked, count: 2, purpose: '复查', name: 'x.csv', language: 'zh' });
  expect(done).toMatchObject({ ok: false, message: expect.stringContaining('磁盘') as string });
  expect(told).toMatchObject([
    { kind: 'event.recordAccess', event: 'a', act: 'exported', purpose: '复查', count: 2, approval: null },
  ]);
});
