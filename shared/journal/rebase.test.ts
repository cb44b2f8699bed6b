import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createModelReplica, type ModelReplica } from '../../tests/support/model-replica.ts';
import { pick, random, randomAct, randomRegistration, uuidOf } from '../../tests/support/random-walk.ts';
import { rulesOfPlace } from '../../tests/support/rules.ts';
import { department, dispatchTo, grid, people, registration } from '../../tests/support/story.ts';
import type { Actor } from '../domain/actor/actor.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { Command } from '../domain/verbs.ts';
import { genesis, verifyChain } from './chain.ts';
import { commit } from './commit.ts';
import type { Entry, SentCommand } from './entry.ts';
import type { Row } from './handle.ts';
import { showPending, takeDelta } from './rebase.ts';

const rules = rulesOfPlace('LYG');
const registry = {
  grids: new Map([[grid.code, grid]]),
  departments: new Map(
    ['chengguan', 'shuili'].map((id) => [
      id,
      department(
        id,
        rules.items.items.map((i) => i.code),
      ),
    ]),
  ),
};
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A hub in memory: journal, rows, dedupe by command id. */
function createModelHub() {
  const journal: Entry[] = [];
  const known = new Set<string>();
  const rows = new Map<string, Row>();
  const books = { rows, ruling: new Map<string, Dossier>(), ...registry };
  let head = { seq: 0, hash: genesis };
  return {
    journal,
    rows,
    accept(batch: readonly SentCommand[], hubAt: number): void {
      const fresh = batch.filter((s) => !known.has(s.id) && known.add(s.id));
      const done = commit(head, books, fresh, { rules, hubAt, digest, admit: () => null });
      head = done.head;
      journal.push(...done.entries);
    },
    since: (after: number, limit = 500) => {
      const entries = journal.slice(after, after + limit);
      return { after, upto: after + entries.length, entries, entered: [], left: [] };
    },
  };
}

function createStation(name: string) {
  const replica = createModelReplica(registry);
  let n = 0;
  return {
    name,
    replica,
    act(actor: Actor, command: Command, at: number, id: string): boolean {
      n += 1;
      const sent: SentCommand = { id, station: name, n, session: name, actor, at, command };
      replica.enqueue(sent);
      const shown = showPending(replica, rules, sent);
      if (shown.ok) return true;
      n -= 1;
      replica.acts.delete(id);
      return false;
    },
    unsent: () => replica.pending().map((p) => p.sent),
  };
}

const visible = (r: ModelReplica): [string, Row][] => [...r.rows].sort(([a], [b]) => (a < b ? -1 : 1));

describe('takeDelta', () => {
  const setup = () => {
    const hub = createModelHub();
    const a = createStation('a');
    const id = '0190a000-0000-7000-8000-00000000000a';
    const register = { ...registration({ toldAt: 900 }), event: id } as Command;
    a.act(people.county, register, 1000, '0190a000-0000-7000-8000-0000000000c1');
    return { hub, a, id };
  };

  test('house 5: given the hub says just what is shown here, then it is confirmed and no row is touched', () => {
    const { hub, a, id } = setup();
    const before = a.replica.events.get(id);
    hub.accept(a.unsent(), 1000);
    expect(takeDelta(a.replica, rules, 'a', hub.since(0))).toBe('confirmed');
    expect(a.replica.events.get(id)).toBe(before);
    expect(a.unsent()).toEqual([]);
  });

  test('D12 given a dispatch, then the hub adds delivery and clock and the row is rebased onto them', () => {
    const { hub, a, id } = setup();
    a.act(
      people.county,
      { kind: 'event.reportToCenter', event: id, reason: '' },
      1100,
      '0190a000-0000-7000-8000-0000000000c2',
    );
    a.act(people.county, { ...dispatchTo(), event: id } as Command, 1200, '0190a000-0000-7000-8000-0000000000c3');
    expect(a.replica.events.get(id)?.deliveredAt).toBeNull();
    hub.accept(a.unsent(), 5000);
    expect(takeDelta(a.replica, rules, 'a', hub.since(0))).toBe('rebased');
    expect(a.replica.events.get(id)).toMatchObject({ state: 'assigned', deliveredAt: 5000 });
    expect(a.replica.events.get(id)?.clocks.some((c) => c.kind === 'deptHandle')).toBe(true);
  });

  test('given a hole before the delta, then nothing changes and it says gap; seen again it says old', () => {
    const { hub, a } = setup();
    hub.accept(a.unsent(), 1000);
    expect(takeDelta(a.replica, rules, 'a', { ...hub.since(0), after: 5, upto: 6 })).toBe('gap');
    expect(a.replica.cursor()).toBe(0);
    takeDelta(a.replica, rules, 'a', hub.since(0));
    expect(takeDelta(a.replica, rules, 'a', hub.since(0))).toBe('old');
  });

  test('O4, invariant 8: given two desks dispatch the same event apart, then the first wins and the later one is refused to its author with its text', () => {
    const { hub, a, id } = setup();
    a.act(
      people.county,
      { kind: 'event.reportToCenter', event: id, reason: '' },
      1100,
      '0190a000-0000-7000-8000-0000000000c2',
    );
    hub.accept(a.unsent(), 1100);
    const b = createStation('b');
    for (const s of [a, b]) takeDelta(s.replica, rules, s.name, hub.since(s.replica.cursor()));
    a.act(
      people.county,
      { ...dispatchTo('chengguan'), event: id } as Command,
      2000,
      '0190a000-0000-7000-8000-0000000000d1',
    );
    b.act(
      people.leader,
      { ...dispatchTo('shuili'), event: id } as Command,
      1900,
      '0190a000-0000-7000-8000-0000000000d2',
    );
    hub.accept(a.unsent(), 2100);
    hub.accept(b.unsent(), 2200);
    for (const s of [a, b]) takeDelta(s.replica, rules, s.name, hub.since(s.replica.cursor()));
    expect(b.replica.events.get(id)?.holder?.id).toBe('chengguan');
    expect([...b.replica.attention.values()]).toMatchObject([{ code: 'wrong-state', detail: { state: 'assigned' } }]);
    expect(hub.journal.at(-1)?.fact).toMatchObject({
      kind: 'command.refused',
      command: { instruction: '请今日内处理' },
    });
  });

  test('given a pending act no longer fits after a rebase, then it stays queued: only the hub refuses for good', () => {
    const { hub, a, id } = setup();
    hub.accept(a.unsent(), 1000);
    takeDelta(a.replica, rules, 'a', hub.since(0));
    a.act(
      people.county,
      { kind: 'event.reportToCenter', event: id, reason: '' },
      1100,
      '0190a000-0000-7000-8000-0000000000e1',
    );
    const refuse = { kind: 'event.refuseIntake', event: id, reasonCode: 'x', reason: 'x', pointer: 'x' } as const;
    hub.accept(
      [
        {
          id: '0190a000-0000-7000-8000-0000000000e2',
          station: 'b',
          n: 1,
          session: 'b',
          actor: people.leader,
          at: 1050,
          command: refuse,
        },
      ],
      1060,
    );
    takeDelta(a.replica, rules, 'a', hub.since(1));
    expect(a.replica.pending()).toMatchObject([{ shown: null }]);
    expect(a.replica.events.get(id)?.state).toBe('rejected');
  });
});

test('property: whatever is lost, doubled, split or late, all stations end equal to the journal and every act ended exactly once', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const r = random(seed);
      const hub = createModelHub();
      const stations = ['a', 'b', 'c'].map(createStation);
      const accepted = new Map<string, string[]>(stations.map((s) => [s.name, []]));
      const ids = Array.from({ length: 3 }, () => uuidOf(r));
      let at = Date.parse('2025-09-01T08:00+08:00');
      for (let step = 0; step < 60; step++) {
        at += Math.floor(r() * 3_600_000);
        const s = pick(r, stations);
        const x = r();
        if (x < 0.5) {
          const id = pick(r, ids);
          const known = s.replica.events.get(id);
          const next = known ? randomAct(r, rules, known, at) : randomRegistration(r, rules, id, at, step);
          const commandId = uuidOf(r);
          if (next !== null && s.act(next.actor, next.command, at, commandId)) accepted.get(s.name)?.push(commandId);
        } else if (x < 0.75) {
          const unsent = s.unsent();
          hub.accept(r() < 0.3 ? unsent.slice(0, 1) : unsent, at);
          if (r() < 0.2) hub.accept(unsent, at);
        } else {
          const back = r() < 0.2 ? 2 : 0;
          takeDelta(s.replica, rules, s.name, hub.since(Math.max(0, s.replica.cursor() - back), r() < 0.3 ? 2 : 500));
        }
      }
      for (const s of stations) hub.accept(s.unsent(), at);
      for (const s of stations) takeDelta(s.replica, rules, s.name, hub.since(s.replica.cursor()));
      const truth = [...hub.rows].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(verifyChain(hub.journal, { seq: 0, hash: genesis }, digest)).toBeNull();
      for (const s of stations) {
        expect(visible(s.replica)).toEqual(truth);
        expect(s.unsent()).toEqual([]);
        const mine = hub.journal.filter((e) => e.station === s.name);
        expect(mine.map((e) => e.commandId)).toEqual(accepted.get(s.name));
        const refused = mine.filter((e) => e.fact.kind === 'command.refused').map((e) => e.commandId);
        expect([...s.replica.attention.keys()].sort()).toEqual(refused.sort());
      }
    }),
    { numRuns: 150, seed: 7 },
  );
});
