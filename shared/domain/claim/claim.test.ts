import { expect, test } from 'vitest';
import type { Actor, Role } from '../actor/actor.ts';
import { type Claim, judgeTake } from './claim.ts';

const actor = (role: Role): Actor => ({
  account: role,
  name: role,
  role,
  area: '320722',
  unit: '',
  department: null,
});
const claim: Claim = { event: 'e', station: 's1', account: 'a', name: '甲', since: 0, heardAt: 30_000 };
const other = (role: Role = 'countySeat') => ({ actor: actor(role), station: 's2' });

test('Q3 given nobody holds an event, when a seat acts first, then it claims; who sits in no centre never does', () => {
  expect(judgeTake(null, other(), 0, '')).toEqual({ ground: 'free', refused: null });
  expect(judgeTake(null, other('liaison'), 0, '').refused).toBe('needs-seat');
});

test('Q3 given a claim of at most 20 s, when another seat takes it, then no reason is needed; later a leader and a reason are', () => {
  expect(judgeTake(claim, other(), 20_000, '').ground).toBe('quick');
  expect(judgeTake(claim, other(), 20_001, '有事').refused).toBe('needs-leader');
  expect(judgeTake(claim, other('shiftLeader'), 20_001, '  ').refused).toBe('needs-reason');
  expect(judgeTake(claim, other('shiftLeader'), 20_001, '换人').ground).toBe('leader');
});

test('Q3 given a seat silent for 45 s, when anybody takes its claim, then it is his; before that it is not', () => {
  expect(judgeTake(claim, other(), 74_999, '').refused).toBe('needs-leader');
  expect(judgeTake(claim, other(), 75_000, '').ground).toBe('stale');
  expect(judgeTake(claim, { actor: actor('countySeat'), station: 's1' }, 999_999, '').ground).toBe('own');
});
