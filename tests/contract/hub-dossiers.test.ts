/** Dossiers at the hub, on both stores: who is barred hears nothing, what leaves is said, rules in force judge the next command. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHub, type Hub } from '../../hub/hub.ts';
import { type Actor, covers, isSeat } from '../../shared/domain/actor/actor.ts';
import type { DossierAct } from '../../shared/domain/dossier/act-on-dossier.ts';
import { type Dossier, isDossier, type Values } from '../../shared/domain/dossier/dossier.ts';
import { machineOf } from '../../shared/domain/dossier/machines.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { type Entry, rowIdOf } from '../../shared/journal/entry.ts';
import { applyFact } from '../../shared/journal/handle.ts';
import { takeDelta } from '../../shared/journal/rebase.ts';
import { plantCrossingActs } from '../support/crossing-acts.ts';
import { createModelReplica } from '../support/model-replica.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { poolOf, randomDossierAct, randomOpening } from '../support/random-dossier.ts';
import { pick, random, uuidOf } from '../support/random-walk.ts';
import { rulesOfPlace } from '../support/rules.ts';
import { morePeople, people, registration } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { accounts, password, tinyCounty } from '../support/tiny-county.ts';
import { connectWire, newId, sentBy } from '../support/wire-client.ts';

plantCrossingActs();

const { supervisor, stationed, townDirector } = morePeople;
const readers: readonly Actor[] = [...Object.values(people), supervisor, stationed, townDirector];
const rules = rulesOfPlace('LYG');
const seeded = [...accounts, ...[supervisor, stationed, townDirector].map((actor) => ({ ...actor, password }))];
const grids = tinyCounty.grids.map((grid) => grid.code);
let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** A dossier as the journal tells it. */
type Known = { readonly row: Dossier; readonly entries: readonly Entry[] };

/** The law of scope from the journal alone, in words of its own: the roles of issue 3 as `readers` of each machine. */
function lawfullySees(actor: Actor, { row, entries }: Known): boolean {
  if (row.barred.includes(actor.account) || row.barredUnits.includes(actor.unit)) return false;
  let past: Dossier | undefined;
  for (const { fact, doneAt, actor: by } of entries) {
    if (fact.kind !== 'dossier.acted') continue;
    const after = applyFact(past, fact, doneAt);
    if (!isDossier(after)) throw new Error('not a dossier');
    past = after;
    if (past.handler === actor.account || past.openedBy === actor.account) return true;
    if (actor.department !== null && past.departments.includes(actor.department)) return true;
    if (by.account === actor.account && !readsInItsArea(actor, past)) return true;
  }
  return readsInItsArea(actor, row);
}

function readsInItsArea(actor: Actor, row: Dossier): boolean {
  const machine = machineOf(row.machine);
  if (machine?.rules === true || machine?.public === true) return true;
  const usual = isSeat(actor) || (!row.restricted && ['administrator', 'supervisor'].includes(actor.role));
  return covers(actor, row.area) && (machine?.readers?.includes(actor.role) ?? usual);
}

describe.each(['pglite', 'postgres'] as const)('on %s', (kind) => {
  const hubs: Hub[] = [];
  let hub: Hub;

  beforeAll(async () => {
    const store =
      kind === 'pglite' ? ({ kind, dir: null } as const) : { kind, url: await postgres.database('dossiers') };
    const node = (): Promise<Hub> =>
      createHub(
        testHub({
          store,
          seed: { registry: tinyCounty, accounts: seeded },
          pollMs: 300,
        }),
      );
    hub = await node();
    hubs.push(hub, ...(kind === 'postgres' ? [await node()] : []));
  });
  afterAll(async () => {
    for (const one of hubs) await one.stop();
  });

  async function journal(): Promise<ReadonlyMap<string, Known>> {
    const known = new Map<string, { row: Dossier; entries: Entry[] }>();
    for (const entry of await hub.entriesAfter(0, 1_000_000)) {
      if (entry.fact.kind !== 'dossier.acted') continue;
      const before = known.get(entry.fact.dossier);
      const row = applyFact(before?.row, entry.fact, entry.doneAt);
      if (isDossier(row)) known.set(row.id, { row, entries: [...(before?.entries ?? []), entry] });
    }
    return known;
  }

  async function openConsole(actor: Actor, name: string, from: number, bySnapshot: boolean) {
    const client = await connectWire(hub.url, `${name}-${actor.account}`);
    const session = await client.signIn(actor.account);
    await client.hello(session, { epoch: hub.epoch(), cursor: from });
    const replica = createModelReplica({ grids: new Map(), departments: new Map() });
    replica.setCursor(from);
    /** Everything that came, with where the journal ended then. */
    const received: { readonly entry: Entry; readonly head: number }[] = [];
    const pull = async (): Promise<void> => {
      for (const { entries, entered, left, after, upto } of await client.pullAll(
        replica.cursor(),
        (await hub.head()).seq,
      )) {
        const { seq: head } = await hub.head();
        received.push(...[...entries, ...entered.flatMap((e) => e.history)].map((entry) => ({ entry, head })));
        expect(takeDelta(replica, rules, client.station, { entries, entered, left, after, upto })).not.toBe('gap');
      }
    };
    let more: string | null = null;
    const page = async (afterId: string | null): Promise<void> => {
      const said = await client.snapshot(afterId);
      for (const row of said.rows) replica.putRow(row);
      for (const entry of said.entries) replica.addEntry(entry);
      replica.setCursor(said.seq);
      more = said.nextId;
    };
    if (bySnapshot) await page(null);
    return { actor, client, replica, received, pull, nextPage: () => (more === null ? Promise.resolve() : page(more)) };
  }
  type Console = Awaited<ReturnType<typeof openConsole>>;

  /** Exactly the dossiers it may see, each as it stands, and no line of any other. */
  function expectLawful(one: Console, all: ReadonlyMap<string, Known>): void {
    const lawful = [...all.values()].filter((known) => lawfullySees(one.actor, known));
    const shown = [...one.replica.rows.values()].filter(isDossier);
    expect(shown.map((row) => row.id).sort()).toEqual(lawful.map(({ row }) => row.id).sort());
    for (const { row } of lawful) expect(one.replica.rows.get(row.id)).toEqual(row);
    const kept = [...one.replica.entries.values()].filter((entry) => {
      const known = all.get(rowIdOf(entry.fact));
      return known !== undefined && !lawfullySees(one.actor, known);
    });
    expect(kept).toEqual([]);
  }

  test('given random lives of dossiers of every machine, when people are barred and dossiers move, then each reader has exactly what he may see, and who is barred was told nothing since (invariant 6, invariant 9)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const r = random(seed);
        const { seq } = await hub.head();
        const consoles: Console[] = [];
        for (const actor of readers) consoles.push(await openConsole(actor, `s${seed}`, 0, r() < 0.4));
        const rows = new Map<string, Dossier>();
        let at = Date.parse('2025-09-01T10:00+08:00') + seq * 60_000;
        for (let n = 0; n < 150; n++) {
          at += Math.floor(r() * 600_000);
          const actor = pick(r, readers);
          const pool = poolOf(readers, {
            grids,
            staff: ['s1', 's2'],
            events: [],
            dossiers: [...rows.keys()].slice(-5),
          });
          const context = { rules, actor, at, hubAt: at };
          const row = rows.size < 6 || r() < 0.25 ? undefined : pick(r, [...rows.values()]);
          const command =
            row === undefined
              ? randomOpening(r, context, uuidOf(r), pool, (letters) => `${letters}${seed}-${n}`)
              : randomDossierAct(r, context, row, pool);
          const [entry] =
            command === null ? [] : await hub.offer([sentBy('maker', actor, 's', command, { at })], { past: true });
          if (entry?.fact.kind === 'dossier.acted') {
            const after = applyFact(rows.get(entry.fact.dossier), entry.fact, entry.doneAt);
            if (isDossier(after)) rows.set(after.id, after);
          }
          if (r() < 0.15) await pick(r, consoles).pull();
          if (r() < 0.03) consoles.push(await openConsole(pick(r, readers), `s${seed}n${n}`, 0, true));
        }
        for (const one of consoles) {
          await one.nextPage();
          await one.pull();
        }
        const all = await journal();
        expect(rows.size).toBeGreaterThan(10);
        for (const one of consoles) {
          expectLawful(one, all);
          for (const { entry, head } of one.received) {
            const known = all.get(rowIdOf(entry.fact));
            const then = known?.entries.filter((e) => e.seq <= head).at(-1);
            if (known === undefined || then === undefined || entry.actor.account === one.actor.account) continue;
            expect(barredBy(known, then.seq, one.actor)).toBe(false);
          }
          one.client.close();
        }
      }),
      { numRuns: kind === 'pglite' ? 3 : 2, seed: 20_251_122, endOnFailure: true },
    );
    expect((await hub.verify()).broken).toBeNull();
  }, 240_000);

  /** True when the dossier barred the actor as of a place in the journal. */
  function barredBy({ entries }: Known, seq: number, actor: Actor): boolean {
    let row: Dossier | undefined;
    for (const { fact, doneAt, seq: at } of entries) {
      if (fact.kind !== 'dossier.acted' || at > seq) continue;
      const after = applyFact(row, fact, doneAt);
      if (isDossier(after)) row = after;
    }
    return row !== undefined && (row.barred.includes(actor.account) || row.barredUnits.includes(actor.unit));
  }

  const act = (dossier: string, machine: string, key: string, fields: Values, number?: string): DossierAct => ({
    kind: 'dossier.act',
    dossier,
    machine,
    act: key,
    opens: number === undefined ? null : { number, area: '320722', event: null },
    fields,
  });
  const complaint = (dossier: string, over: Values = {}): DossierAct =>
    act(
      dossier,
      'complaint',
      'receive',
      {
        channel: 'phone',
        anonymous: true,
        staff: 's1',
        staffName: '某网格员',
        staffUnit: '另一单位',
        conductClass: conductClass(),
        complaintText: '上门采集时态度生硬',
        ...over,
      },
      `TS20250901-${dossier.slice(-6)}`,
    );
  const conductClass = (): string => {
    const field = machineOf('complaint')?.acts[0]?.fields.find((one) => one.key === 'conductClass');
    const options = typeof field?.options === 'function' ? field.options(rules) : field?.options;
    return options?.[0]?.key ?? '';
  };
  const offer = async (actor: Actor, ...commands: Command[]): Promise<readonly Entry[]> =>
    hub.offer(commands.map((command) => sentBy('maker', actor, 's', command)));

  test('LYG-19-4 given a complaint somebody saw, when it bars him, then the next delta takes it away, and history, page and entries stay closed to him', async () => {
    const { seq } = await hub.head();
    const [leader, county] = await Promise.all(
      [people.leader, people.county].map((actor) => openConsole(actor, 'bar', seq, false)),
    );
    if (leader === undefined || county === undefined) throw new Error('no consoles');
    const id = newId();
    const [opened] = await offer(people.county, complaint(id));
    expect(opened?.fact).toMatchObject({ kind: 'dossier.acted', to: 'received' });
    await leader.pull();
    expect(leader.replica.rows.get(id)).toMatchObject({ state: 'received' });
    await offer(people.county, act(id, 'complaint', 'testBar', { testBarred: people.leader.account }));
    await offer(people.county, act(id, 'complaint', 'note', { note: '已约谈' }));
    for (const one of [leader, county]) await one.pull();
    expect(leader.replica.rows.has(id)).toBe(false);
    expect([...leader.replica.entries.values()].filter((entry) => rowIdOf(entry.fact) === id)).toEqual([]);
    expect(county.replica.rows.get(id)).toMatchObject({ barred: [people.leader.account], version: 3 });
    leader.client.say({ t: 'history', ref: 'h', event: id });
    await expect(leader.client.next('history')).rejects.toThrow(/not-found/);
    const fresh = await openConsole(people.leader, 'bar-fresh', 0, true);
    await fresh.nextPage();
    expect(fresh.replica.rows.has(id)).toBe(false);
    // A console that reads the whole journal hears nothing of what was before the bar either.
    const late = await openConsole(people.leader, 'bar-late', 0, false);
    await late.pull();
    expect(late.received.some(({ entry }) => rowIdOf(entry.fact) === id)).toBe(false);
    for (const one of [leader, county, fresh, late]) one.client.close();
  });

  test('given a refused act of one who is barred, when it comes back, then he reads his own words and why, and nobody else does', async () => {
    const id = newId();
    await offer(people.county, complaint(id, { staffAccount: people.leader.account }));
    const client = await connectWire(hub.url, 'barred-desk');
    const session = await client.signIn(people.leader.account);
    await client.hello(session);
    const { seq } = await hub.head();
    const sent = sentBy(client.station, people.leader, session.id, act(id, 'complaint', 'note', { note: '与我无关' }));
    client.say({ t: 'offer', commands: [sent] });
    await client.news(seq);
    const [delta] = await client.pullAll(seq);
    expect(delta?.entries.map((entry) => entry.fact)).toMatchObject([
      { kind: 'command.refused', refusal: { code: 'subject-is-barred' } },
    ]);
    expect(delta?.left).toEqual([id]);
    client.close();
  });

  test('given a parameter put in force, when the next command of the same batch is decided, then by the new rules; on another node as well', async () => {
    const [before, override, first] = [newId(), newId(), newId()];
    const path = 'local.periods.complaintHandle';
    const proposal = { path, value: '5日', reason: '本县办法', document: '示例文件' };
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const entries = await offer(
      people.director,
      complaint(before),
      act(before, 'complaint', 'accept', {}),
      act(override, 'parameterOverride', 'propose', proposal, `CS${override.slice(-6)}`),
      act(override, 'parameterOverride', 'putInForce', { effectiveFrom: today }),
      complaint(first),
      act(first, 'complaint', 'accept', {}),
    );
    const clocks = entries.flatMap(({ fact }) => (fact.kind === 'dossier.acted' ? (fact.effects.start ?? []) : []));
    expect(entries.filter(({ fact }) => fact.kind === 'command.refused')).toEqual([]);
    expect(clocks.map((clock) => clock.length)).toEqual([15, 5]);
    const second = newId();
    const other = hubs.at(-1) ?? hub;
    const later = await other.offer(
      [complaint(second), act(second, 'complaint', 'accept', {})].map((command) =>
        sentBy('maker', people.director, 's', command),
      ),
    );
    expect(later.at(-1)?.fact).toMatchObject({ effects: { start: [{ length: 5, unit: 'day' }] } });
    await offer(people.director, act(override, 'parameterOverride', 'end', { endReason: '到期' }));
    const third = newId();
    const last = await other.offer(
      [complaint(third), act(third, 'complaint', 'accept', {})].map((command) =>
        sentBy('maker', people.director, 's', command),
      ),
    );
    expect(last.at(-1)?.fact).toMatchObject({ effects: { start: [{ length: 15, unit: 'day' }] } });
  });

  test('given a console with a colleague’s rows, when both saw the same dossiers, then it goes on with deltas; when not, it starts anew', async () => {
    const client = await connectWire(hub.url, 'shift');
    const session = await client.signIn(people.leader.account);
    const welcomed = async (): Promise<string> => {
      const { seq: cursor } = await hub.head();
      const sight = { actor: people.director, cursor };
      return (await client.hello(session, { epoch: hub.epoch(), cursor, sight })).sync;
    };
    const shared = await hub.head();
    const one = await openConsole(people.leader, 'shift-one', 0, true);
    const alike = async (): Promise<boolean> => {
      const all = await journal();
      return [...all.values()].every(
        (known) => lawfullySees(people.leader, known) === lawfullySees(people.director, known),
      );
    };
    expect(await welcomed()).toBe((await alike()) ? 'deltas' : 'snapshot');
    await offer(people.county, complaint(newId(), { staffAccount: people.leader.account }));
    expect(await alike()).toBe(false);
    expect(await welcomed()).toBe('snapshot');
    expect(shared.seq).toBeGreaterThan(0);
    one.client.close();
    client.close();
  });

  test('given dossiers and an event, when figures are counted, then only the event counts', async () => {
    const before = (await hub.figures(null)).total;
    const event = newId();
    await offer(people.county, { ...registration(), event } as Command, complaint(newId()));
    const after = (await hub.figures(null)).total;
    expect(after.inflow - before.inflow).toBe(1);
    expect((await hub.events(['registered'])).every((row) => !isDossier(row))).toBe(true);
  });
});
