/** Nobody receives what he may not see, and everybody all he may: random lives of events, readers that come and go. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHub, type Hub } from '../../hub/hub.ts';
import { type Actor, isSeat } from '../../shared/domain/actor/actor.ts';
import { apply } from '../../shared/domain/event/apply.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { type Entry, rowIdOf } from '../../shared/journal/entry.ts';
import { takeDelta } from '../../shared/journal/rebase.ts';
import { createModelReplica } from '../support/model-replica.ts';
import { provesPartly } from '../support/proves.ts';
import { pick, type Random, random, randomAct, randomRegistration, uuidOf } from '../support/random-walk.ts';
import { rulesOfPlace } from '../support/rules.ts';
import { people } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { otherGrid } from '../support/tiny-county.ts';
import { connectWire, sentBy } from '../support/wire-client.ts';

const rules = rulesOfPlace('LYG');
const readers: readonly Actor[] = Object.values(people);
let hub: Hub;

beforeAll(async () => {
  hub = await createHub(testHub());
});
afterAll(() => hub.stop());

/** What the law of scope says, from the journal alone: an account of its own, not the hub's. */
type Known = { readonly row: GridEvent; readonly entries: readonly Entry[] };

function lawfullySees(actor: Actor, { row, entries }: Known): boolean {
  const departments = new Set<string>();
  let reached = false;
  let event: GridEvent | undefined;
  for (const entry of entries) {
    if (entry.fact.kind === 'command.refused' || entry.fact.kind === 'dossier.acted') continue;
    event = apply(event, entry.fact, entry.doneAt);
    for (const d of event.departments) departments.add(d);
    for (const h of [event.holder, event.lastHolder]) {
      if (h?.kind === 'gridStaff' && actor.role === 'gridStaff' && h.id === actor.account) reached = true;
      if (h?.kind === 'village' && actor.role === 'village' && h.id === actor.area) reached = true;
    }
    // Who acts on what he would not see otherwise goes on seeing it; who saw it by area loses it when it turns restricted.
    if (entry.actor.account === actor.account && !seesByArea(actor, event)) reached = true;
  }
  if (reached) return true;
  if (actor.department !== null) return departments.has(actor.department);
  return seesByArea(actor, row);
}

const seesByArea = (actor: Actor, row: GridEvent): boolean =>
  actor.department === null && row.place.area.startsWith(actor.area) && (!row.flags.restricted || isSeat(actor));

/** What the journal knew of a row when this entry stood last in it. */
function asOf({ entries }: Known, seq: number): Known {
  const past = entries.filter((e) => e.seq <= seq);
  let row: GridEvent | undefined;
  for (const { fact, doneAt } of past)
    if (fact.kind !== 'command.refused' && fact.kind !== 'dossier.acted') row = apply(row, fact, doneAt);
  if (row === undefined) throw new Error('nothing before its first entry');
  return { row, entries: past };
}

async function journal(): Promise<ReadonlyMap<string, Known>> {
  const known = new Map<string, { row: GridEvent; entries: Entry[] }>();
  for (const entry of await hub.entriesAfter(0, 1_000_000)) {
    if (entry.fact.kind === 'command.refused' || entry.fact.kind === 'dossier.acted') continue;
    const before = known.get(entry.fact.event);
    const row = apply(before?.row, entry.fact, entry.doneAt);
    known.set(row.id, { row, entries: [...(before?.entries ?? []), entry] });
  }
  return known;
}

const places = [otherGrid, '320722001001001', '320722001001002', '320722001', '320722002', '320722'];

/** One more step of some life: a new event somewhere, or an act that somebody may do now; at times one nobody may. */
function step(r: Random, rows: GridEvent[], at: number, n: number): { actor: Actor; command: Command } | null {
  if (rows.length < 4 || r() < 0.25) {
    const begun = randomRegistration(r, rules, uuidOf(r), at, n);
    if (begun.command.kind !== 'event.register') return null;
    const item = r() < 0.3 ? '6501' : begun.command.item;
    const area = pick(r, places);
    const grid = area.length === 15 ? area : null;
    return {
      actor: r() < 0.3 ? people.town : people.county,
      command: { ...begun.command, item, place: { ...begun.command.place, area, grid } },
    };
  }
  const turned = pick(r, rows);
  if (r() < 0.04 && ['registered', 'triage'].includes(turned.state))
    return {
      actor: people.director,
      command: { kind: 'event.classify', event: turned.id, item: '6190', severity: 2, reason: '' },
    };
  return randomAct(r, rules, pick(r, rows), at);
}

type Console = Awaited<ReturnType<typeof openConsole>>;

async function openConsole(actor: Actor, name: string, from: number, bySnapshot: boolean) {
  const client = await connectWire(hub.url, `${name}-${actor.account}`);
  const session = await client.signIn(actor.account);
  await client.hello(session, { epoch: hub.epoch(), cursor: from });
  const replica = createModelReplica({ grids: new Map(), departments: new Map() });
  replica.setCursor(from);
  const received: Entry[] = [];
  const pull = async (): Promise<void> => {
    for (const { entries, entered, left, after, upto } of await client.pullAll(
      replica.cursor(),
      (await hub.head()).seq,
    )) {
      received.push(...entries, ...entered.flatMap((e) => e.history));
      expect(takeDelta(replica, rules, client.station, { entries, entered, left, after, upto })).not.toBe('gap');
    }
  };
  let more: string | null = null;
  const page = async (afterId: string | null): Promise<void> => {
    const said = await client.snapshot(afterId);
    for (const row of said.rows) replica.putRow(row);
    received.push(...said.entries);
    replica.setCursor(said.seq);
    more = said.nextId;
  };
  if (bySnapshot) await page(null);
  return { actor, client, replica, received, pull, nextPage: () => (more === null ? Promise.resolve() : page(more)) };
}

/** Holds a console against the journal: exactly the rows it may see, each as it stands, and no entry of any other. */
function expectLawful(one: Console, all: ReadonlyMap<string, Known>, since: ReadonlySet<string>): void {
  const lawful = [...all.values()].filter((known) => since.has(known.row.id) && lawfullySees(one.actor, known));
  const shown = [...one.replica.events.values()].filter((row) => since.has(row.id));
  expect(shown.map((row) => row.id).sort()).toEqual(lawful.map(({ row }) => row.id).sort());
  for (const { row } of lawful) expect(one.replica.events.get(row.id)).toEqual(row);
  const foreign = one.received.filter((entry) => {
    if (entry.fact.kind === 'command.refused') return entry.actor.account !== one.actor.account;
    const known = all.get(rowIdOf(entry.fact));
    // What he saw lawfully before it turned restricted was his to see then.
    return known === undefined || !(lawfullySees(one.actor, known) || lawfullySees(one.actor, asOf(known, entry.seq)));
  });
  expect(foreign).toEqual([]);
}

test('given random lives of events, when readers of every role pull and page at random, then each has exactly what he may see (invariant 9, R1)', async () => {
  provesPartly('LYG-9-3', 'JS-9-5', 'JS-9-10');
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const r = random(seed);
      const before = new Set((await journal()).keys());
      const { seq } = await hub.head();
      const consoles: Console[] = [];
      for (const actor of readers) consoles.push(await openConsole(actor, `s${seed}`, seq, r() < 0.3));
      const rows = new Map<string, GridEvent>();
      let at = Date.parse('2025-09-01T10:00+08:00');
      for (let n = 0; n < 120; n++) {
        at += Math.floor(r() * 3_600_000);
        const next = step(r, [...rows.values()], at, n);
        if (next !== null) {
          const [entry] = await hub.offer([sentBy('maker', next.actor, 's', next.command, { at })], { past: true });
          if (entry !== undefined && entry.fact.kind !== 'command.refused' && entry.fact.kind !== 'dossier.acted')
            rows.set(entry.fact.event, apply(rows.get(entry.fact.event), entry.fact, entry.doneAt));
        }
        if (r() < 0.1) await pick(r, consoles).pull();
        if (r() < 0.05) consoles.push(await openConsole(pick(r, readers), `s${seed}n${n}`, 0, true));
      }
      for (const one of consoles) {
        await one.nextPage();
        await one.pull();
      }
      const all = await journal();
      const since = new Set([...all.keys()].filter((id) => !before.has(id)));
      for (const one of consoles) {
        expectLawful(one, all, since);
        one.client.close();
      }
    }),
    { numRuns: 5, seed: 20_251_122, endOnFailure: true },
  );
}, 120_000);

test('given a journal of many readers, when read from its beginning by deltas alone, then it gives the same rows', async () => {
  const all = await journal();
  for (const actor of readers) {
    const one = await openConsole(actor, 'from-zero', 0, false);
    await one.pull();
    expectLawful(one, all, new Set(all.keys()));
    one.client.close();
  }
});

test('LYG-9-3, JS-9-5 given a dispute that turns out to be domestic violence, when classified, then it goes from every console but those of seats and of who held it', async () => {
  provesPartly('LYG-9-3', 'JS-9-5');
  const { seq } = await hub.head();
  const { village, county, staff } = people;
  const consoles = await Promise.all([village, staff, county].map((actor) => openConsole(actor, 'turn', seq, false)));
  const event = uuidOf(random(20_260_101));
  const at = Date.now();
  const offer = (actor: Actor, command: Command) => hub.offer([sentBy('maker', actor, 's', command, { at })]);
  const begun = randomRegistration(random(7), rules, event, at, 99_999).command as Command;
  await offer(county, { ...begun, item: '6101', channel: 'phone', major: null, details: undefined } as Command);
  for (const one of consoles) await one.pull();
  expect(consoles.map((one) => one.replica.events.has(event))).toEqual([true, true, true]);
  await offer(county, { kind: 'event.classify', event, item: '6190', severity: 2, reason: '实为家暴' });
  for (const one of consoles) await one.pull();
  expect(consoles.map((one) => one.replica.events.has(event))).toEqual([false, false, true]);
  // A console that starts anew does not get it either.
  const fresh = await openConsole(village, 'turn-fresh', 0, true);
  expect(fresh.replica.events.has(event)).toBe(false);
  for (const one of [...consoles, fresh]) one.client.close();
});
