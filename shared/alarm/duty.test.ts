import { expect, test } from 'vitest';
import { alarmRoom } from '../../tests/support/alarm-room.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { isOnAt, type Presence, shiftEndsAt, turnAt } from './duty.ts';

const at = (local: string): number => Date.parse(`${local}+08:00`);
const roster = (data: Dossier['data']): Dossier =>
  ({ machine: 'dutyRoster', area: '320722', endedAt: null, data }) as unknown as Dossier;
const day = roster({
  from: at('2026-11-02T08:00'),
  until: at('2026-11-02T20:00'),
  repeats: 'day',
  leader: 'leader1',
  deputyLeader: 'leader2',
  director: 'director1',
});
const people = [
  { account: 'leader1', name: '李', role: 'shiftLeader', area: '320722' },
  { account: 'leader2', name: '赵', role: 'shiftLeader', area: '320722' },
  { account: 'director1', name: '周', role: 'director', area: '320722' },
];
const present =
  (...here: readonly string[]): Presence =>
  (account) =>
    here.includes(account) ? 'here' : 'away';

test('part 7: given a shift that repeats daily, then it is on within its hours of every day and names its end', () => {
  expect(isOnAt(day, at('2026-11-19T08:00'))).toBe(true);
  expect(isOnAt(day, at('2026-11-19T20:00'))).toBe(false);
  expect(isOnAt(day, at('2026-11-01T09:00'))).toBe(false);
  expect(shiftEndsAt([day], alarmRoom, at('2026-11-19T12:00'))).toBe(at('2026-11-19T20:00'));
});

test('part 7: given the leader of the shift is here, then it is his turn', () => {
  const turn = turnAt(alarmRoom, 1, at('2026-11-19T09:00'), { rosters: [day], people, presence: present('leader1') });
  expect(turn).toEqual({ who: { account: 'leader1', name: '李' }, skipped: [] });
});

test('part 7: given he is offline, then he is skipped by name and his deputy is next', () => {
  const turn = turnAt(alarmRoom, 1, at('2026-11-19T09:00'), { rosters: [day], people, presence: present('leader2') });
  expect(turn.who?.account).toBe('leader2');
  expect(turn.skipped).toEqual([{ account: 'leader1', name: '李', why: 'offline' }]);
});

test('part 7: given all of them are away, then nobody is next and all stand as skipped', () => {
  const turn = turnAt(alarmRoom, 2, at('2026-11-19T09:00'), { rosters: [day], people, presence: present() });
  expect(turn.who).toBeNull();
  expect(turn.skipped).toHaveLength(1);
});

test('A8: given the line is down and nobody knows who is here, then nobody is passed over', () => {
  const turn = turnAt(alarmRoom, 1, at('2026-11-19T09:00'), { rosters: [day], people, presence: () => 'unknown' });
  expect(turn.who?.account).toBe('leader1');
});

test('part 7: given no shift is entered, then whoever of the room has the role is next', () => {
  const turn = turnAt(alarmRoom, 1, at('2026-11-19T23:00'), { rosters: [day], people, presence: present('leader2') });
  expect(turn.who?.account).toBe('leader2');
});
