import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type GridEvent, isOpen } from '../../shared/domain/event/event.ts';
import { countAll, everFrom, everTo, onTime, overdueBy } from '../../shared/figures/figures.ts';
import { createMapSums } from '../../shared/figures/map-sums.ts';
import { type PlaceId, rulesOfPlace } from '../../tests/support/rules.ts';
import { loadDemo } from '../county/load-demo.ts';
import { createRandom } from '../county/random.ts';
import { createCommandIds } from './command-ids.ts';
import { historyDays, writePast } from './history.ts';
import type { Simulated } from './simulate.ts';

const resources = path.resolve(import.meta.dirname, '../../resources');
const day = 24 * 3_600_000;
const friday = Date.parse('2026-11-20T14:30+08:00');

function past(place: PlaceId, to = friday, of: { events?: readonly GridEvent[]; from?: number } = {}): Simulated {
  const demo = loadDemo(resources, place, 'griddesk');
  const ids = createCommandIds({ profileId: place, stationNo: 999, n: 0, random: createRandom('ids') });
  const { events = [], from = to - historyDays * day } = of;
  return writePast({ demo, rules: rulesOfPlace(place), seed: 'griddesk', events, from, to, ids });
}
const whole = past('LYG');

const countBy = <T>(list: Iterable<T>, key: (of: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const of of list) counts[key(of)] = (counts[key(of)] ?? 0) + 1;
  return counts;
};

describe('given three weeks of LYG', () => {
  const sums = createMapSums();
  for (const event of whole.events.values()) sums.move(undefined, event);

  test('then the rules took every act, in the order of its time', () => {
    expect([...whole.refused]).toEqual([]);
    const times = whole.sent.map((s) => s.at);
    expect(times.every((at, i) => i === 0 || at > times[i - 1]!)).toBe(true);
    expect(times[0]).toBeGreaterThanOrEqual(friday - historyDays * day);
    expect(times.at(-1)).toBeLessThan(friday);
  });

  test('then the figures look like those of a county that works (LYG-30-9)', () => {
    expect(whole.events.size).toBeGreaterThan(2_000);
    expect(whole.events.size).toBeLessThan(4_000);
    expect(countAll(sums, 'open')).toBeGreaterThan(220);
    expect(countAll(sums, 'open')).toBeLessThan(350);
    const overdue = overdueBy(sums, 'all', friday).get('') ?? 0;
    expect(overdue).toBeGreaterThanOrEqual(1);
    expect(overdue).toBeLessThanOrEqual(20);
    const rate = onTime(sums, everFrom, everTo, friday);
    expect(rate.denominator).toBeGreaterThan(1_000);
    expect(rate.percent).toBeGreaterThan(93);
    expect(rate.percent).toBeLessThan(97);
  });

  test('then every step of the main path has been taken, and work waits on the visitor’s desk', () => {
    const kinds = countBy(whole.sent, (s) => s.command.kind);
    const path =
      `register reportToCenter refuseIntake takeOnSpot settle reportToVillage settleAtVillage collateAndReport dispatch
      signIn return decideReturn requestExtension decideExtension escalate transferOut foreignReply submitResult accept sendBack
      recordFeedback close reopen`.split(/\s+/);
    for (const verb of path) expect(kinds[`event.${verb}`], verb).toBeGreaterThan(0);
    const open = [...whole.events.values()].filter(isOpen);
    const states = countBy(open, (e) => e.state);
    expect(states['registered']).toBeGreaterThan(0);
    expect(states['triage']).toBeGreaterThan(2);
    expect(states['inHandling']).toBeGreaterThan(100);
    expect(new Set([...whole.events.values()].map((e) => e.number)).size).toBe(whole.events.size);
  });

  test('then the same start gives the same past, so that a broken-off one can be offered again', () => {
    expect(past('LYG').sent).toEqual(whole.sent);
  });
});

test('given two days without the demo, when they are caught up, then the open events went on and nothing was done twice', () => {
  const play = [...whole.events.values()].filter((e) => isOpen(e) || e.state === 'completed');
  const later = past('LYG', friday + 2 * day, { events: play, from: friday });
  expect([...later.refused]).toEqual([]);
  expect(later.sent[0]!.at).toBeGreaterThanOrEqual(friday);
  const before = new Set(whole.sent.map((s) => s.id));
  expect(later.sent.some((s) => before.has(s.id))).toBe(false);
  const moved = play.filter((e) => later.events.get(e.id)!.version > e.version);
  expect(moved.length).toBeGreaterThan(play.length / 4);
});

test.each(['JS', 'ZS', 'AK', 'ZG'] as const)('given the rules of %s, then a past breaks none of them', (place) => {
  const { refused, events } = past(place, friday, { from: friday - 8 * day });
  expect([...refused]).toEqual([]);
  expect(events.size).toBeGreaterThan(600);
});
