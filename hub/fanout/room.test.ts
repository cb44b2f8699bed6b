import { expect, test } from 'vitest';
import type { Role } from '../../shared/domain/actor/actor.ts';
import type { LiveSession } from '../access/sessions.ts';
import { createRooms } from './room.ts';

const seat = (station: string, role: Role = 'countySeat', account = station): LiveSession => ({
  id: station,
  station,
  until: 1e15,
  actor: { account, name: account, role, area: '320722', unit: '', department: null },
});
const here = (open: string[] = [], hold: { event: string; since: number }[] = []) => ({
  t: 'here' as const,
  open,
  hold,
});

test('Q3 given two seats, when both claim one event, then exactly one holds it and the other is told what it lacks', () => {
  const rooms = createRooms();
  rooms.here(seat('a'), here(['e']), 0);
  rooms.here(seat('b'), here(['e']), 0);
  expect(rooms.claim(seat('a'), 'e', '', 0)).toBeNull();
  expect(rooms.claim(seat('b'), 'e', '', 30_000)).toBe('needs-leader');
  const { seats, claims } = rooms.view('320722', 30_000);
  expect(seats.map((s) => s.open)).toEqual([['e'], ['e']]);
  expect(claims).toMatchObject([{ event: 'e', station: 'a', stale: false }]);
});

test('Q3 given a silent holder, when 45 s are over, then its claim shows stale and stays with it until somebody asks', () => {
  const rooms = createRooms();
  rooms.here(seat('a'), here(), 0);
  rooms.claim(seat('a'), 'e', '', 0);
  expect([...rooms.sweep(44_000)]).toEqual([]);
  expect([...rooms.sweep(45_000)]).toEqual(['320722']);
  expect([...rooms.sweep(46_000)]).toEqual([]);
  expect(rooms.view('320722', 3_600_000).claims).toMatchObject([{ station: 'a', stale: true }]);
  expect(rooms.claim(seat('b'), 'e', '', 3_600_000)).toBeNull();
  expect(rooms.view('320722', 3_600_000).claims).toMatchObject([{ station: 'b', stale: false }]);
});

test('Q3 given a hub that lost its memory, when consoles say what they hold, then each has it again and none what another has', () => {
  const rooms = createRooms();
  expect(rooms.here(seat('a'), here([], [{ event: 'e', since: 5 }]), 100)).toBe(true);
  rooms.here(seat('b'), here([], [{ event: 'e', since: 1 }]), 100);
  expect(rooms.view('320722', 100).claims).toMatchObject([{ event: 'e', station: 'a', since: 5 }]);
});

test('given a sign-out or another person at the console, then what was held is free', () => {
  const rooms = createRooms();
  rooms.here(seat('a'), here(), 0);
  rooms.claim(seat('a'), 'e', '', 0);
  rooms.here(seat('a', 'countySeat', 'other'), here(), 10);
  expect(rooms.view('320722', 10).claims).toEqual([]);
  rooms.claim(seat('b'), 'f', '', 10);
  rooms.left(seat('b'));
  expect(rooms.view('320722', 10).claims).toEqual([]);
});
