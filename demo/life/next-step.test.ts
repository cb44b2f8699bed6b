import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { handlingClock } from '../../shared/domain/event/event-clocks.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import { handle } from '../../shared/journal/handle.ts';
import { type PlaceId, rulesOfPlace } from '../../tests/support/rules.ts';
import { loadDemo } from '../county/load-demo.ts';
import { createRandom } from '../county/random.ts';
import { createEventWriter, type WrittenEvent } from '../county/write-event.ts';
import { arrive } from './arrive.ts';
import { createCommandIds } from './command-ids.ts';
import { nextStep } from './next-step.ts';
import { planOf } from './plan.ts';
import { patience, type Step, type World, worldOf } from './world.ts';

const resources = path.resolve(import.meta.dirname, '../../resources');
const start = Date.parse('2026-11-18T10:00+08:00');
const hour = 3_600_000;
const day = 24 * hour;
const demos = new Map<PlaceId, ReturnType<typeof loadDemo>>();

function stage(place: PlaceId, time: Partial<Pick<World, 'virtual' | 'yieldFrom'>> = {}) {
  const demo = demos.get(place) ?? loadDemo(resources, place, 'test');
  demos.set(place, demo);
  const rules = rulesOfPlace(place);
  const world = worldOf(demo, rules, 'test', { virtual: (at) => at, yieldFrom: Number.POSITIVE_INFINITY, ...time });
  const random = createRandom('stage');
  const ids = createCommandIds({ profileId: place, stationNo: 999, n: 0, random });
  const grids = new Map(demo.county.grids.map((g) => [g.code, g]));
  const departments = new Map(demo.county.departments.map((d) => [d.id, d]));

  const run = (event: GridEvent | undefined, actor: Actor, command: EventCommand, at: number): GridEvent => {
    const grid = command.kind === 'event.register' ? grids.get(command.place.grid ?? '') : undefined;
    const department = command.kind === 'event.dispatch' ? departments.get(command.to.id) : undefined;
    const outcome = handle({ rules, actor, at, hubAt: at }, { event, grid, department }, command);
    if (!outcome.ok) throw new Error(`${command.kind}: ${JSON.stringify(outcome.error)}`);
    return outcome.value.after;
  };
  const writer = createEventWriter(demo, random.fork('words'));
  return {
    world,
    register: (change: Partial<WrittenEvent> = {}, at = start): GridEvent => {
      const act = arrive(world, { ...writer.write(change.channel), ...change }, at, ids, random);
      return run(undefined, act.actor, act.command, at);
    },
    take: (event: GridEvent, step: Step, at = Math.max(step.at, step.notBefore ?? 0)): GridEvent =>
      run(event, step.actor, step.make(at), at),
    /** Follows the demo's people until the event is in a state, or nobody acts any more. */
    follow(event: GridEvent, until: readonly GridEvent['state'][]): GridEvent {
      let now = event;
      for (let i = 0; i < 60 && !until.includes(now.state); i++) {
        const step = nextStep(world, now);
        if (step === null) return now;
        now = this.take(now, step);
      }
      return now;
    },
    plan: (event: GridEvent) => planOf(world.seed, demo.rhythm, event),
  };
}

const kindOf = (step: Step | null): string | undefined => step?.make(start).kind;

/** Registers until an event comes whose future is as wanted. */
function findEvent(
  on: ReturnType<typeof stage>,
  change: Partial<WrittenEvent>,
  wanted: (plan: ReturnType<typeof planOf>) => boolean,
): GridEvent {
  for (let i = 0; i < 2_000; i++) {
    const event = on.register(change, start + i);
    if (wanted(on.plan(event))) return event;
  }
  throw new Error('no event has that future');
}

describe('given an event, then what comes next', () => {
  test('is the same for the same row, so that a restart changes nothing', () => {
    const event = stage('LYG').register({ channel: '12345' });
    const [one, two] = [nextStep(stage('LYG').world, event), nextStep(stage('LYG').world, structuredClone(event))];
    expect(one).not.toBeNull();
    expect(two?.at).toBe(one?.at);
    expect(two?.make(start)).toEqual(one?.make(start));
  });

  test.each(['LYG', 'JS', 'ZS', 'AK', 'ZG'] as const)('leads to a closed or refused event in %s', (place) => {
    const on = stage(place);
    for (let i = 0; i < 60; i++) {
      const event = on.follow(on.register({}, start + i * 1000), ['closed', 'rejected']);
      expect(['closed', 'rejected'], JSON.stringify([event.state, event.holder, event.level])).toContain(event.state);
    }
  });

  test('is nobody’s for what was imported', () => {
    const event = stage('LYG').register({ channel: '12345' });
    expect(nextStep(stage('LYG').world, { ...event, channel: 'import' })).toBeNull();
  });
});

describe('grid staff', () => {
  test('never settle licence, punishment or coercion on the spot (LYG-16-3-2)', () => {
    const on = stage('LYG');
    const { items } = on.world.rules.items;
    const power = items.find((i) => i.kind === 'adminPower');
    expect(power).toBeDefined();
    const event = findEvent(on, { channel: 'gridStaff', item: power!.code }, (plan) => plan.settlesOnSpot);
    expect(kindOf(nextStep(on.world, event))).toMatch(/^event\.reportTo/);
  });

  test('pass the village where the rules ask for it (ZS-25-7) and go straight to the centre where there is none (ZG-5-5)', () => {
    for (const [place, kind] of [
      ['ZS', 'event.reportToVillage'],
      ['ZG', 'event.reportToCenter'],
    ] as const) {
      const on = stage(place);
      const event = findEvent(on, { channel: 'gridStaff' }, (plan) => !plan.settlesOnSpot);
      expect(kindOf(nextStep(on.world, event))).toBe(kind);
    }
  });
});

describe('a department', () => {
  const inHandling = (
    on: ReturnType<typeof stage>,
    wanted: (plan: ReturnType<typeof planOf>) => boolean,
  ): GridEvent => {
    const event = findEvent(
      on,
      { channel: '12345', severity: 4 },
      (plan) => !plan.refusedAtIntake && !plan.transfers && !plan.escalatesToCity && wanted(plan),
    );
    return on.follow(event, ['inHandling']);
  };

  test('that is silent and does not heed the reminder answers after the due moment only (LYG-30-1)', () => {
    const on = stage('LYG');
    const event = inHandling(on, (p) => p.handling.outcome === 'silent' && !p.heedsReminder);
    const step = nextStep(on.world, event);
    expect(kindOf(step)).toBe('event.submitResult');
    expect(step!.notBefore).toBeGreaterThanOrEqual(handlingClock(event)!.due);
  });

  test('that is silent but heeds the reminder answers before it', () => {
    const on = stage('LYG');
    const event = inHandling(on, (p) => p.handling.outcome === 'silent' && p.heedsReminder);
    const step = nextStep(on.world, event)!;
    expect(step.notBefore).toBeUndefined();
    expect(step.at).toBeLessThan(handlingClock(event)!.due);
    expect(step.at).toBeGreaterThanOrEqual(event.changedAt);
  });

  test('gives an event back once; refused, it handles it (D3)', () => {
    const on = stage('LYG');
    let event = inHandling(on, (p) => p.handling.outcome === 'return' && !p.grantsReturn);
    event = on.take(event, nextStep(on.world, event)!);
    expect(event.returnRequest).not.toBeNull();
    const decision = nextStep(on.world, event)!;
    expect(decision.make(start)).toMatchObject({ kind: 'event.decideReturn', accept: false });
    event = on.take(event, decision);
    expect(kindOf(nextStep(on.world, event))).toBe('event.submitResult');
  });

  test('that gave it back does not get it again', () => {
    const on = stage('LYG');
    const event = inHandling(on, (p) => p.handling.outcome === 'return' && p.grantsReturn);
    const first = event.holder?.id;
    const returned = on.follow(event, ['triage']);
    const again = on.follow(returned, ['assigned']);
    expect(again.holder?.id).not.toBe(first);
  });

  test('asks for more time before the due moment and lives with a refusal (T17)', () => {
    const on = stage('LYG');
    const event = inHandling(
      on,
      (p) =>
        p.handling.asksExtension &&
        !p.grantsExtension &&
        p.handling.answerAfter > 2 * day &&
        p.handling.answerAfter < 5 * day,
    );
    const ask = nextStep(on.world, event)!;
    expect(kindOf(ask)).toBe('event.requestExtension');
    const asked = on.take(event, ask);
    const refused = on.take(asked, nextStep(on.world, asked)!);
    expect(refused.extensions).toBe(0);
    expect(kindOf(nextStep(on.world, refused))).toBe('event.submitResult');
  });
});

describe('at a desk where a visitor may sit', () => {
  test('colleagues leave him his share for two virtual hours; what was there before him they do at once', () => {
    const before = stage('LYG');
    const event = findEvent(before, { channel: '12345' }, (plan) => plan.left.intake);
    const usual = nextStep(before.world, event)!;
    const visited = nextStep({ ...before.world, yieldFrom: start - hour }, event)!;
    expect(usual.desk && visited.desk).toBe(true);
    expect(visited.at - usual.at).toBe(patience);
  });

  test('what a visitor registered is left to him whatever the share', () => {
    const on = stage('LYG', { yieldFrom: start - hour });
    const event = findEvent(on, { channel: '12345' }, (plan) => !plan.left.intake);
    const own = nextStep(on.world, { ...event, reporter: '访客' })!;
    expect(own.at - nextStep(on.world, event)!.at).toBe(patience);
  });

  test('what a visitor took on the spot himself nobody else settles', () => {
    const on = stage('LYG');
    const event = on.register({ channel: 'gridStaff' });
    const taken: GridEvent = { ...event, state: 'onSpot', holder: { kind: 'gridStaff', id: 'grid', name: '访客' } };
    expect(nextStep(on.world, taken)).toBeNull();
  });
});

test('given a speed, then durations shrink and lateness stays real', () => {
  const slow = stage('LYG');
  const event = slow.follow(
    findEvent(slow, { channel: '12345', severity: 4 }, (p) => p.handling.outcome === 'result' && !p.refusedAtIntake),
    ['assigned'],
  );
  const live = Math.round(event.deliveredAt!);
  const virtual = (at: number): number => (at < live ? at : live + (at - live) * 20);
  const fast = stage('LYG', { virtual, yieldFrom: start - hour });
  const step = nextStep(fast.world, event)!;
  const real = live + (step.at - live) / 20;
  expect(kindOf(step)).toBe('event.signIn');
  expect(real - live).toBeCloseTo((nextStep(slow.world, event)!.at - live) / 20, 3);
});
