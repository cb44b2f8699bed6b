import { expect, test } from 'vitest';
import type { QueueRow } from '../../../shared/wire/queue-row.ts';
import { groupRows } from './group-rows.ts';

const row = (id: string, part: Partial<QueueRow>): QueueRow => ({
  id,
  number: 'LYG20261119-0010001',
  title: id,
  severity: 4,
  channel: 'phone',
  state: 'triage',
  level: 'county',
  town: '320722001',
  place: '',
  grid: null,
  holder: null,
  registeredAt: 0,
  stepSince: null,
  clock: null,
  handlingDue: null,
  major: false,
  supervised: false,
  returnPending: false,
  extensionPending: false,
  pending: 0,
  version: 1,
  ...part,
});

test('given rows in order of their limit (Q1), when grouped, then urgent ones come first and the order inside a group stays', () => {
  const items = groupRows(
    [
      row('a', {}),
      row('b', { state: 'registered' }),
      row('c', { major: true }),
      row('d', {}),
      row('e', { handlingDue: 50, state: 'inHandling' }),
    ],
    100,
  );
  expect(items.map((i) => (i.kind === 'head' ? `${i.group}:${i.count}` : i.id))).toEqual([
    'urgent:2',
    'c',
    'e',
    'triage:2',
    'a',
    'd',
    'intake:1',
    'b',
  ]);
});

test('given an event that is completed but was due before, when grouped, then it is not urgent any more', () => {
  expect(groupRows([row('a', { handlingDue: 50, state: 'completed' })], 100)[0]).toMatchObject({ group: 'feedback' });
});

test('given a row done here and not confirmed (O1), when grouped, then it stands under unsent', () => {
  expect(groupRows([row('a', { pending: 1 })], 100)[0]).toMatchObject({ group: 'pending' });
});
