import { describe, expect, test } from 'vitest';
import {
  pick,
  type Random,
  random,
  randomAct,
  randomRegistration,
  uuidOf,
  walkers,
  words,
} from '../../../tests/support/random-walk.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { department, grid } from '../../../tests/support/story.ts';
import { contributions } from '../../figures/contributions.ts';
import { createMapSums } from '../../figures/map-sums.ts';
import { genesis } from '../../journal/chain.ts';
import { type Books, commit, type Lookup, loadFrom } from '../../journal/commit.ts';
import { handle, needs } from '../../journal/handle.ts';
import { recompute, verifyClock } from '../../time/clock.ts';
import { MS_PER_DAY } from '../../time/local-date.ts';
import type { Actor } from '../actor/actor.ts';
import { findItem } from '../item/item.ts';
import { ownClause } from '../profile/own-clause.ts';
import type { Refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';
import { commandKinds, type EventCommand, verbs } from '../verbs.ts';
import { apply } from './apply.ts';
import type { EventFact } from './entries.ts';
import { type GridEvent, isOpen } from './event.ts';

/** Sequences a profile and steps a sequence: 10,000 sequences in all. */
const sequences = 2000;
const steps = 18;
/** Plenty on a crowded machine, ms: the work is fixed, the clock is not. */
const limit = 300_000;
const start = Date.parse('2025-09-01T08:00+08:00');

type Step = {
  readonly actor: Actor;
  readonly command: EventCommand;
  readonly at: number;
  readonly before: GridEvent | undefined;
  readonly fact: EventFact | null;
  readonly after: GridEvent | undefined;
  readonly refused: Refusal | null;
};
type Life = { readonly rules: Rules; readonly seed: number; readonly steps: Step[]; readonly rows: GridEvent[] };

const packs = new Map<PlaceId, { readonly rules: Rules; readonly lookup: Omit<Lookup, 'rows'> }>(
  placeIds.map((place) => {
    const rules = rulesOfPlace(place);
    const items = rules.items.items.map((i) => i.code);
    const departments = new Map(['chengguan', 'shuili', 'gongan'].map((id) => [id, department(id, items)]));
    return [place, { rules, lookup: { grids: new Map([[grid.code, grid]]), departments } }];
  }),
);

const lookupOf = (life: Life): Omit<Lookup, 'rows'> => {
  const found = [...packs.values()].find((p) => p.rules === life.rules);
  if (found === undefined) throw new Error('rules of no place');
  return found.lookup;
};

/** So that a decision that touches what it was given is an error at once. */
function deepFreeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}

/** What nobody should get through: any kind by anybody, at impossible times, about things that are not there. */
function badCommand(r: Random, rules: Rules, event: GridEvent, at: number): { actor: Actor; command: EventCommand } {
  const kind = pick(r, commandKinds);
  const base = words(r, kind, event, at, rules) as EventCommand & Record<string, unknown>;
  const when = pick(r, [at + 30 * MS_PER_DAY, event.registeredAt - 30 * MS_PER_DAY, at]);
  const bent = {
    ...base,
    ...('askedAt' in base && { askedAt: when }),
    ...('toldAt' in base && { toldAt: when }),
    ...('calledAt' in base && { calledAt: when }),
    ...('obligation' in base && r() < 0.5 && { obligation: 'no-such-duty' }),
    ...('order' in base && r() < 0.5 && { order: 'no-such-order' }),
    ...('into' in base && { into: uuidOf(r) }),
    ...('joined' in base && { joined: uuidOf(r) }),
    ...('item' in base && r() < 0.5 && { item: '9999' }),
    ...(r() < 0.1 && { event: uuidOf(r) }),
  } as EventCommand;
  return { actor: pick(r, walkers), command: bent };
}

/** A life of two events that may be joined: every command, what it did or why it was refused. */
function live(place: PlaceId, seed: number, length = steps): Life {
  const pack = packs.get(place);
  if (pack === undefined) throw new Error(place);
  const { rules, lookup } = pack;
  const r = random(seed);
  const ids = [uuidOf(r), uuidOf(r)] as const;
  const rows = new Map<string, GridEvent>();
  const done: Step[] = [];
  let at = start + Math.floor(r() * 300 * MS_PER_DAY);
  for (let n = 0; n < length; n++) {
    at += Math.floor(r() * r() * r() * 6 * MS_PER_DAY);
    const id = n === 0 || r() < 0.75 ? ids[0] : ids[1];
    const event = rows.get(id);
    const bad = event !== undefined && r() < 0.15;
    const next =
      event === undefined
        ? randomRegistration(r, rules, id, at, n)
        : bad
          ? badCommand(r, rules, event, at)
          : randomAct(r, rules, event, at, rows.get(id === ids[0] ? ids[1] : ids[0]));
    if (next === null) continue;
    const command = next.command as EventCommand;
    // The door: what does not fit its shape gets no further (randomAct has asked it already).
    if (bad && !verbs[command.kind].shape.safeParse(command).success) continue;
    const loaded = loadFrom({ ...lookup, rows }, needs(command));
    const before = bad ? JSON.stringify([...rows]) : '';
    const outcome = handle({ rules, actor: next.actor, at, hubAt: r() < 0.85 ? at : null }, loaded, command);
    if (bad && !outcome.ok && JSON.stringify([...rows]) !== before) throw new Error(`${command.kind} left a mark`);
    const after = outcome.ok ? deepFreeze(outcome.value.after) : undefined;
    done.push({
      actor: next.actor,
      command,
      at,
      before: loaded.event,
      fact: outcome.ok ? outcome.value.fact : null,
      after,
      refused: outcome.ok ? null : outcome.error,
    });
    if (after !== undefined) rows.set(after.id, after);
  }
  return { rules, seed, steps: done, rows: [...rows.values()] };
}

/** Clauses quoted by what was written or refused, that the texts in force do not have. */
function foreignClauses({ fact, refused }: Step, rules: Rules): readonly string[] {
  const quoted = JSON.stringify([fact, refused]).match(/(?<=")(?:LYG|ZS|AK|JS|ZG)-\d[\w.-]*(?=")/g) ?? [];
  return quoted.filter((clause) => ownClause(rules.profile, clause) !== clause);
}

type Law = (step: Step, rules: Rules) => string | null;

const onwardOpen = (row: GridEvent): boolean =>
  row.obligations.some((o) => o.kind === 'onwardReport' && o.clearedAt === null);

/** Each law says what is wrong after a step that went through; null = nothing. */
const laws: Readonly<Record<string, Law>> = {
  '2: at most one holder; open past the pool exactly one; joint handling has one lead': ({ after }) => {
    if (after === undefined) return null;
    const ended = new Set(['rejected', 'closed', 'archived', 'merged', 'withdrawn']);
    if (ended.has(after.state)) return after.holder === null ? null : `held when ${after.state}`;
    if (isOpen(after) && after.state !== 'registered' && after.holder === null) return `nobody holds ${after.state}`;
    return after.state !== 'jointHandling' || after.holder?.kind === 'department' ? null : 'joint without a lead';
  },
  '3: completed has a result, closed every duty cleared or exempt with reason': ({ after }) => {
    if (after === undefined) return null;
    const over = new Set(['completed', 'closed', 'archived']);
    if (over.has(after.state) && !after.result) return 'no result';
    if (after.state !== 'closed' && after.state !== 'archived') return null;
    if (after.obligations.some((o) => o.clearedAt === null)) return 'a duty is open';
    if (after.obligations.some((o) => o.way === null && o.exempt === null)) return 'neither way nor reason';
    const goOn = new Set(['followUp', 'supervisionReply']);
    const running = after.clocks.find((c) => c.stoppedAt === null && !goOn.has(c.kind));
    return running === undefined ? null : `${running.id} runs on`;
  },
  '3: archived is immutable: only unsealing changes it': ({ before, after, fact }) => {
    if (before?.state !== 'archived' || after === undefined || fact?.kind === 'event.unsealed') return null;
    return before === after ? null : `${fact?.kind} changed it`;
  },
  '4: grid staff never hold licence, punishment or coercion': ({ after }, rules) =>
    after?.holder?.kind === 'gridStaff' && findItem(rules.items, after.item)?.kind === 'adminPower'
      ? 'grid staff hold it'
      : null,
  '5: a major event with its onward report open is never rejected, withdrawn, completed or archived': ({ after }) => {
    if (after === undefined || !after.flags.majorEvent) return null;
    if (after.state === 'rejected' || after.state === 'withdrawn') return after.state;
    const over = new Set(['completed', 'closed', 'archived']);
    return over.has(after.state) && onwardOpen(after) ? `${after.state} with it open` : null;
  },
  '9: restricted kinds count in totals only': ({ after }) =>
    after?.flags.restricted === true && contributions(after).some((c) => c.dim === 'item') ? 'its item is shown' : null,
  'a step raises the version by one, or leaves a sealed event as it was': ({ before, after }) => {
    if (after === undefined || before === undefined || before === after) return null;
    return after.version === before.version + 1 ? null : `${before.version} to ${after.version}`;
  },
  'clock ids are unique, and what is stopped says as what': ({ after }) => {
    if (after === undefined) return null;
    if (new Set(after.clocks.map((c) => c.id)).size !== after.clocks.length)
      return `two clocks of one id: ${after.clocks.map((c) => c.id).join(' ')}`;
    return after.clocks.every((c) => (c.stoppedAt === null) === (c.stoppedAs === null)) ? null : 'stopped as nothing';
  },
  'a merged event has its target, and a target its trace': ({ after }) => {
    if (after === undefined) return null;
    if ((after.state === 'merged') !== (after.mergedInto !== null)) return 'merged into nothing';
    return new Set(after.joined.map((j) => j.event)).size === after.joined.length ? null : 'joined twice';
  },
  'what is written or refused quotes the texts in force only (C1)': (step, rules) => {
    const foreign = foreignClauses(step, rules);
    return foreign.length === 0 ? null : `${step.command.kind} quotes ${foreign.join(' ')}`;
  },
  'supervised is what its orders say': ({ after }) => {
    if (after === undefined) return null;
    const open = after.orders.some((o) => o.state !== 'verified' && o.state !== 'closed');
    return open === after.flags.supervised ? null : `flag ${after.flags.supervised}`;
  },
};

/** What holds for a whole life: replay, figures, due moments. */
function lifeBreaks({ rules, steps: done, rows }: Life, deep: boolean): string | null {
  for (const row of rows) {
    let again: GridEvent | undefined;
    for (const step of done)
      if (step.fact !== null && step.fact.event === row.id) again = apply(again, step.fact, step.at);
    if (JSON.stringify(again) !== JSON.stringify(row)) return '1: the replay differs';
    if (!deep) continue;
    for (const clock of row.clocks) {
      if (!verifyClock(clock, rules.calendar).ok) return `7: ${clock.id} does not re-derive`;
      if (recompute(clock, rules.calendar).moved) return `7: ${clock.id} moved`;
    }
  }
  return null;
}

const seen = { states: new Map<string, number>(), kinds: new Set<string>(), refusals: new Set<string>(), lives: 0 };

describe('invariants of lifecycle.md §6 over random command sequences', () => {
  test.each(placeIds)(
    '%s: 2,000 sequences break no law, and a refused command leaves every byte as it was',
    { timeout: limit },
    (place) => {
      const broken: string[] = [];
      for (let seed = 1; seed <= sequences; seed++) {
        const life = live(place, seed * 7919 + place.charCodeAt(0));
        seen.lives += 1;
        for (const step of life.steps) {
          if (step.refused !== null) seen.refusals.add(step.refused.code);
          if (step.after !== undefined) {
            seen.states.set(step.after.state, (seen.states.get(step.after.state) ?? 0) + 1);
            seen.kinds.add(step.command.kind);
          }
          for (const [name, law] of Object.entries(laws)) {
            const wrong = law(step, life.rules);
            if (wrong !== null) broken.push(`seed ${seed}, ${step.command.kind}: ${name}: ${wrong}`);
          }
        }
        const wrong = lifeBreaks(life, seed % 10 === 0);
        if (wrong !== null) broken.push(`seed ${seed}: ${wrong}`);
      }
      expect(broken.slice(0, 5)).toEqual([]);
    },
  );

  test('the sequences are real: 10,000 of them reach the states, and most kinds of command and refusal occur', () => {
    expect(seen.lives).toBe(sequences * placeIds.length);
    for (const state of ['onSpot', 'atVillage', 'triage', 'assigned', 'inHandling', 'transferred', 'handled'])
      expect(seen.states.get(state) ?? 0, state).toBeGreaterThan(100);
    for (const state of ['completed', 'closed', 'archived', 'rejected', 'merged', 'withdrawn'])
      expect(seen.states.get(state) ?? 0, state).toBeGreaterThan(10);
    expect(seen.kinds.size).toBeGreaterThan(40);
    for (const code of [
      'wrong-state',
      'not-your-role',
      'outside-your-area',
      'not-found',
      'in-the-future',
      'no-such-event',
    ])
      expect(seen.refusals, code).toContain(code);
  });

  test('figures: moved step by step they equal a naive recount', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const sums = createMapSums();
      const life = live(pick(random(seed), placeIds), seed);
      for (const { before, after } of life.steps) if (after !== undefined) sums.move(before, after);
      expect(sums.dump()).toEqual(createMapSums(life.rows).dump());
    }
  });

  test('8: two offline consoles move one event: the first valid command wins, the later one keeps its text, nothing is dropped', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const r = random(seed);
      const life = live(pick(r, placeIds), seed, 8);
      const row = life.rows.find((e) => isOpen(e));
      if (row === undefined) continue;
      const at = Math.max(...life.steps.map((s) => s.at)) + 1000;
      // Both decided on the same row, apart.
      const offline = [0, 1].flatMap((n) => {
        const act = randomAct(r, life.rules, row, at + n);
        if (act === null) return [];
        const id = `0190c000-0000-7000-8000-00000000000${n}`;
        return [{ id, station: `s${n}`, n: 1, session: 's', at: at + n, ...act }];
      });
      const books: Books = {
        grids: lookupOf(life).grids,
        departments: lookupOf(life).departments,
        rows: new Map([[row.id, row]]),
        ruling: new Map(),
      };
      const options = {
        rules: life.rules,
        hubAt: at + 10,
        digest: (text: string) => String(text.length),
        admit: () => null,
      };
      const { entries } = commit({ seq: 0, hash: genesis }, books, offline, options);
      expect(entries.map((e) => e.commandId)).toEqual(offline.map((o) => o.id));
      for (const [i, { fact }] of entries.entries()) {
        if (fact.kind === 'command.refused') expect(fact.command).toEqual(offline[i]?.command);
        else expect('event' in fact && fact.event).toBe(row.id);
      }
      const taken = entries.filter((e) => e.fact.kind !== 'command.refused').length;
      const after = books.rows.get(row.id);
      expect(after).toMatchObject({ version: row.version + taken });
    }
  });
});
