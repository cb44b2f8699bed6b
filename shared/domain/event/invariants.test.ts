import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random, randomAct, randomRegistration, uuidOf } from '../../../tests/support/random-walk.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { department, grid } from '../../../tests/support/story.ts';
import { createMapSums } from '../../figures/map-sums.ts';
import { handle } from '../../journal/handle.ts';
import { recompute, verifyClock } from '../../time/clock.ts';
import { findItem } from '../item/item.ts';
import type { Rules } from '../verb.ts';
import { apply } from './apply.ts';
import type { EventFact } from './entries.ts';
import { type GridEvent, isOpen } from './event.ts';

const packs = new Map<PlaceId, Rules>(placeIds.map((id) => [id, rulesOfPlace(id)]));

type Walk = {
  readonly facts: { readonly fact: EventFact; readonly at: number }[];
  readonly rows: GridEvent[];
  readonly refusals: number;
};

/** A random life of one event: every fact and the row after it. */
function walk(place: PlaceId, seed: number, steps: number): Walk {
  const rules = packs.get(place) as Rules;
  const r = random(seed);
  const id = uuidOf(r);
  let at = Date.parse('2025-09-01T08:00+08:00') + Math.floor(r() * 1e10);
  let event: GridEvent | undefined;
  const facts: Walk['facts'] = [];
  const rows: GridEvent[] = [];
  let refusals = 0;
  for (let n = 0; n < steps; n++) {
    at += Math.floor(r() * 12 * 3_600_000);
    const next = event === undefined ? randomRegistration(r, rules, id, at, n) : randomAct(r, rules, event, at);
    if (next === null) break;
    const loaded = { event, grid, department: department('chengguan') };
    const outcome = handle({ rules, actor: next.actor, at, hubAt: r() < 0.8 ? at : null }, loaded, next.command);
    if (!outcome.ok) {
      refusals += 1;
      continue;
    }
    event = outcome.value.after;
    facts.push({ fact: outcome.value.fact, at });
    rows.push(event);
  }
  return { facts, rows, refusals };
}

const lives = (runs: number, check: (w: Walk, rules: Rules) => void): void => {
  fc.assert(
    fc.property(fc.constantFrom(...placeIds), fc.integer(), (place, seed) =>
      check(walk(place, seed, 25), packs.get(place) as Rules),
    ),
    { numRuns: runs, seed: 20261122 },
  );
};

describe('invariants of lifecycle.md §6 over random lives in all five profiles', () => {
  test('1: replaying the facts gives state, holder, clocks and duties exactly', () => {
    lives(400, ({ facts, rows }) => {
      let event: GridEvent | undefined;
      for (const [i, { fact, at }] of facts.entries()) {
        event = apply(event, structuredClone(fact), at);
        expect(event).toEqual(rows[i]);
      }
    });
  });

  test('2: at most one holder, and every open state past the pool has exactly one', () => {
    lives(300, ({ rows }) => {
      for (const row of rows) {
        if (isOpen(row) && row.state !== 'registered') expect(row.holder, row.state).not.toBeNull();
        if (row.state === 'rejected' || row.state === 'closed') expect(row.holder).toBeNull();
      }
    });
  });

  test('3: completed has a result, closed has every duty cleared or exempt and no clock running', () => {
    lives(400, ({ rows }) => {
      for (const row of rows) {
        if (row.state === 'completed' || row.state === 'closed') expect(row.result).toBeTruthy();
        if (row.state !== 'closed') continue;
        expect(row.obligations.every((o) => o.clearedAt !== null)).toBe(true);
        // A follow-up and an order outlive the close (T27, T30).
        const late = new Set(['followUp', 'supervisionReply']);
        expect(row.clocks.every((c) => c.stoppedAt !== null || late.has(c.kind))).toBe(true);
      }
    });
  });

  test('4: grid staff never hold licence, punishment or coercion', () => {
    lives(300, ({ rows }, rules) => {
      for (const row of rows)
        if (row.holder?.kind === 'gridStaff') expect(findItem(rules.items, row.item)?.kind).not.toBe('adminPower');
    });
  });

  test('5: a major event is never refused, nor completed while its onward report is open', () => {
    lives(300, ({ rows }) => {
      for (const row of rows) {
        if (!row.flags.majorEvent) continue;
        expect(row.state).not.toBe('rejected');
        if (row.state === 'closed')
          expect(row.obligations.filter((o) => o.kind === 'onwardReport').every((o) => o.clearedAt !== null)).toBe(
            true,
          );
      }
    });
  });

  test('7: every due moment re-derives from its stored parts and the calendar (D4, D6, D8)', () => {
    lives(200, ({ rows }, { calendar }) => {
      for (const clock of rows.at(-1)?.clocks ?? []) {
        expect(verifyClock(clock, calendar)).toEqual({ ok: true, value: null });
        expect(recompute(clock, calendar).moved).toBe(false);
      }
    });
  });

  test('clock ids are unique in their event, and stopped clocks say as what', () => {
    lives(200, ({ rows }) => {
      const clocks = rows.at(-1)?.clocks ?? [];
      expect(new Set(clocks.map((c) => c.id)).size).toBe(clocks.length);
      for (const c of clocks) expect(c.stoppedAt === null).toBe(c.stoppedAs === null);
    });
  });

  test('figures: moved fact by fact they equal a naive recount of the rows', () => {
    lives(300, ({ rows }) => {
      const sums = createMapSums();
      let before: GridEvent | undefined;
      for (const row of rows) {
        sums.move(before, row);
        before = row;
        expect(sums.dump()).toEqual(createMapSums([row]).dump());
      }
    });
  });

  test('the walks are real: most states are reached and most acts go through', () => {
    const seen = new Set<string>();
    let facts = 0;
    let refusals = 0;
    lives(300, (w) => {
      for (const row of w.rows) seen.add(row.state);
      facts += w.facts.length;
      refusals += w.refusals;
    });
    for (const state of [
      'registered',
      'onSpot',
      'atVillage',
      'triage',
      'assigned',
      'inHandling',
      'transferred',
      'handled',
      'completed',
      'closed',
      'rejected',
    ])
      expect(seen).toContain(state);
    expect(facts).toBeGreaterThan(refusals * 5);
  });
});
