import { expect, test } from 'vitest';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { createRandom } from '../county/random.ts';
import { createAgenda, type Due } from './agenda.ts';
import { createCommandIds, seededUuid } from './command-ids.ts';
import { colleaguesTake, deskBounds } from './desk-share.ts';
import { officeTime, workdayTime } from './office-time.ts';
import { createVirtualClock } from './virtual-clock.ts';
import type { Step } from './world.ts';

const hour = 3_600_000;
const actor = { account: 'a' } as Actor;
const stepAt = (at: number, more: Partial<Step> = {}): Step => ({
  at,
  actor,
  desk: false,
  make: () => ({ kind: 'event.close', event: 'e' }),
  ...more,
});
const at = (local: string): number => Date.parse(`${local}+08:00`);

test('given the night, then work is done in the next office hours, the day is left as it is', () => {
  const noon = at('2026-11-18T12:00');
  expect(officeTime(noon)).toBe(noon);
  for (let minute = 0; minute < 900; minute += 7) {
    const done = officeTime(at('2026-11-18T17:30') + minute * 60_000);
    expect(done).toBeGreaterThanOrEqual(at('2026-11-19T08:30'));
    expect(done).toBeLessThan(at('2026-11-19T16:30'));
  }
});

test('given a weekend, then a working day is Monday', () => {
  const saturday = workdayTime(at('2026-11-21T10:00'));
  expect(saturday).toBeGreaterThanOrEqual(at('2026-11-23T08:30'));
  expect(saturday).toBeLessThan(at('2026-11-23T17:30'));
  const friday = at('2026-11-20T10:00');
  expect(workdayTime(friday)).toBe(friday);
});

test('given changes of speed, then virtual time never jumps and the past stays the real one', () => {
  const clock = createVirtualClock(1_000, 20);
  expect(clock.at(400)).toBe(400);
  expect(clock.at(1_100)).toBe(3_000);
  clock.setSpeed(0, 1_100);
  expect(clock.at(9_000)).toBe(3_000);
  clock.setSpeed(3, 10_000);
  expect(clock.at(10_010)).toBe(3_030);
  expect(clock.at(1_050)).toBe(2_000);
  expect(clock.speed()).toBe(3);
});

test('given many steps, then they come in the order of their time and only the last of an event counts', () => {
  const agenda = createAgenda();
  agenda.put('a', 1, stepAt(30));
  agenda.put('b', 1, stepAt(10));
  agenda.put('c', 1, stepAt(20, { notBefore: 50 }));
  agenda.put('a', 2, stepAt(5));
  agenda.put('d', 1, stepAt(1));
  agenda.put('d', 2, null);
  const order: string[] = [];
  for (let due = agenda.take(100); due !== undefined; due = agenda.take(100)) order.push(`${due.event}${due.version}`);
  expect(order).toEqual(['a2', 'b1', 'c1']);
  agenda.put('e', 1, stepAt(200));
  expect(agenda.take(199)).toBeUndefined();
});

const waiting = (times: readonly number[]): { due: Due; severity: number | null }[] =>
  times.map((time, i) => ({ due: { event: `e${i}`, version: 1, step: stepAt(time) }, severity: (i % 4) + 1 }));

test('given a desk, then colleagues take what has waited but never the last few', () => {
  expect(colleaguesTake(waiting([1, 2, 3, 4, 5, 6]), 100)).toEqual([]);
  const taken = colleaguesTake(waiting([1, 2, 300, 4, 5, 6, 7, 8, 9]), 100);
  expect(taken.map((due) => due.event)).toEqual(['e0', 'e1', 'e3']);
});

test('given a desk that overflows, then colleagues take one of the mildest at a time', () => {
  const many = waiting(Array.from({ length: deskBounds.most + 5 }, (_, i) => 1_000 + i));
  const [taken, ...more] = colleaguesTake(many, 0);
  expect(more).toEqual([]);
  expect(many.find(({ due }) => due === taken)?.severity).toBe(4);
});

test('given a seed, then ids are version 7, differ, and repeat with it', () => {
  const draw = (seed: string): string[] => {
    const random = createRandom(seed);
    return Array.from({ length: 2_000 }, (_, i) => seededUuid(at('2026-11-18T12:00') + (i >> 4), random));
  };
  const ids = draw('x');
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
  expect(draw('x')).toEqual(ids);
  expect(draw('y')).not.toEqual(ids);
});

test('given a day, then receipt numbers run through it and begin anew the next', () => {
  const ids = createCommandIds({ profileId: 'LYG', stationNo: 999, n: 7, random: createRandom('n') });
  const noon = at('2026-11-18T12:00');
  expect(ids.number(noon)).toBe('LYG20261118-9990001');
  expect(ids.number(noon + hour)).toBe('LYG20261118-9990002');
  expect(ids.number(noon + 13 * hour)).toBe('LYG20261119-9990001');
  expect(ids.send(actor, noon, { kind: 'event.close', event: 'e' }).n).toBe(8);
});
