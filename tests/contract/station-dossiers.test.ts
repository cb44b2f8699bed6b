/** Dossiers between real stations and the real hub: taken offline too, taken away from who is barred, judged by the rules in force. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Station } from '../../electron/station/station.ts';
import { createHub, type Hub } from '../../hub/hub.ts';
import type { DossierAct } from '../../shared/domain/dossier/act-on-dossier.ts';
import type { Values } from '../../shared/domain/dossier/dossier.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import { rowIdOf } from '../../shared/journal/entry.ts';
import { plantCrossingActs } from '../support/crossing-acts.ts';
import { until } from '../support/station-fixture.ts';
import { gridCode, people, registration } from '../support/story.ts';
import { deskOf, settled, signIn } from '../support/test-desks.ts';
import { testHub } from '../support/test-hub.ts';
import { newId } from '../support/wire-client.ts';

plantCrossingActs();

let hub: Hub;
beforeAll(async () => {
  hub = await createHub(testHub());
});
afterAll(() => hub.stop());

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

const desk = (who: { readonly account: string }): Promise<Station> => deskOf(hub, who, cleanups);

const dossier = (station: Station, id: string, test: (state: string | null) => boolean) =>
  until(station, { feed: 'dossier', id }, (view) => test(view?.dossier.state ?? null));
async function open(station: Station, machine: string, act: string, letters: string, fields: Values): Promise<string> {
  const fresh = await station.read({ ask: 'newNumber', letters });
  if (!fresh.ok) throw new Error(JSON.stringify(fresh.error));
  const { event: id, number } = fresh.value;
  const opens = { number, area: '320722', event: null };
  const done = await station.run({ kind: 'dossier.act', dossier: id, machine, act, opens, fields: { ...fields } });
  expect(done).toMatchObject({ ok: true, value: { dossier: id, event: null } });
  return id;
}
async function act(station: Station, id: string, machine: string, name: string, fields: Values = {}): Promise<void> {
  const command: DossierAct = { kind: 'dossier.act', dossier: id, machine, act: name, opens: null, fields };
  expect(await station.run(command)).toMatchObject({ ok: true });
}
const complained = (over: Values = {}): Values => ({
  channel: 'phone',
  anonymous: true,
  staff: 's1',
  staffName: '某网格员',
  staffUnit: '另一单位',
  conductClass: 'rudeConduct',
  complaintText: '态度生硬',
  ...over,
});

test('LYG-19-4 given a complaint two seats see, when one of them is barred, then it is gone from his desk: list, pane, history; the other goes on', async () => {
  const [county, leader] = [await desk(people.county), await desk(people.leader)];
  const id = await open(county, 'complaint', 'receive', 'TS', complained());
  await dossier(leader, id, (state) => state === 'received');
  const list = { feed: 'dossiers', filter: { machine: 'complaint', show: 'all', text: '' } } as const;
  await until(leader, list, (found) => found.rows.some((row) => row.id === id));
  await act(county, id, 'complaint', 'testBar', { testBarred: people.leader.account });
  await dossier(leader, id, (state) => state === null);
  await until(leader, list, (found) => found.rows.every((row) => row.id !== id));
  await act(county, id, 'complaint', 'note', { note: '已约谈' });
  const view = await until(county, { feed: 'dossier', id }, (v) => v?.dossier.version === 3 && v.pending.length === 0);
  expect(view?.timeline.map((line) => line.entry.fact)).toMatchObject([
    { act: 'receive' },
    { act: 'testBar' },
    { act: 'note' },
  ]);
  await settled(leader);
  await dossier(leader, id, (state) => state === null);
});

test('O3 given a dossier opened and carried on without the line, when it is back, then the hub has every step once and a colleague sees it', async () => {
  const [county, other] = [await desk(people.county), await desk(people.director)];
  expect(await county.run({ kind: 'hub.setAddress', url: 'http://127.0.0.1:9' })).toMatchObject({ ok: true });
  await until(county, { feed: 'session' }, (s) => s.line.state === 'offline');
  const id = await open(county, 'complaint', 'receive', 'TS', complained({ staffName: '离线' }));
  await act(county, id, 'complaint', 'accept');
  const shown = await until(county, { feed: 'dossier', id }, (v) => v?.dossier.state === 'accepted');
  expect(shown?.pending).toHaveLength(2);
  expect(shown?.timeline.every((line) => line.pending)).toBe(true);
  expect(await county.run({ kind: 'hub.setAddress', url: hub.url })).toMatchObject({ ok: true });
  await settled(county);
  await dossier(other, id, (state) => state === 'accepted');
  const entries = (await hub.entriesAfter(0, 10_000)).filter((entry) => rowIdOf(entry.fact) === id);
  expect(entries.map((entry) => entry.fact)).toMatchObject([{ act: 'receive' }, { act: 'accept' }]);
});

test('given a target the director sets, when a colleague accepts a complaint at his own desk, then the new one counts there and at the hub', async () => {
  const [director, county] = [await desk(people.director), await desk(people.county)];
  const setting = { path: 'local.periods.complaintHandle', value: '5日', reason: '本县办法', document: '示例' };
  const rule = await open(director, 'parameterOverride', 'propose', 'CS', setting);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await act(director, rule, 'parameterOverride', 'putInForce', { effectiveFrom: today });
  await until(county, { feed: 'ruling' }, (dossiers) =>
    dossiers.some((one) => one.id === rule && one.state === 'inForce'),
  );
  const id = await open(county, 'complaint', 'receive', 'TS', complained());
  await act(county, id, 'complaint', 'accept');
  const here = await until(county, { feed: 'dossier', id }, (v) => v?.dossier.state === 'accepted');
  expect(here?.dossier.clocks.map((clock) => clock.length)).toEqual([5]);
  const there = await until(director, { feed: 'dossier', id }, (v) => v?.dossier.state === 'accepted');
  expect(there?.dossier.clocks.map((clock) => clock.length)).toEqual([5]);
  await act(director, rule, 'parameterOverride', 'end', { endReason: '到期' });
  await settled(director);
});

test('invariant 6: given a console that changes hands between colleagues, when one of them is barred, then each has exactly his dossiers, and goes on with the cache where both have the same', async () => {
  const station = await desk(people.county);
  const plain = await open(station, 'complaint', 'receive', 'TS', complained());
  await settled(station);
  await signIn(station, people.leader);
  await dossier(station, plain, (state) => state === 'received');
  await signIn(station, people.county);
  const barring = await open(
    station,
    'complaint',
    'receive',
    'TS',
    complained({ staffAccount: people.leader.account }),
  );
  await settled(station);
  await signIn(station, people.leader);
  await dossier(station, plain, (state) => state === 'received');
  await dossier(station, barring, (state) => state === null);
  await signIn(station, people.county);
  await dossier(station, barring, (state) => state === 'received');
});

test('given a refused act on a dossier, when the operator gives it up, then the tray is empty and the journal of the dossier says so', async () => {
  const [one, two] = [await desk(people.county), await desk(people.director)];
  const id = await open(one, 'complaint', 'receive', 'TS', complained());
  await dossier(two, id, (state) => state === 'received');
  await two.run({ kind: 'hub.setAddress', url: 'http://127.0.0.1:9' });
  await until(two, { feed: 'session' }, (s) => s.line.state === 'offline');
  await act(two, id, 'complaint', 'refuse', { refuseReason: '不属投诉' });
  await act(one, id, 'complaint', 'accept');
  await settled(one);
  await two.run({ kind: 'hub.setAddress', url: hub.url });
  const [line] = await until(two, { feed: 'attention' }, (lines) => lines.length === 1);
  expect(line).toMatchObject({ refusal: { code: 'wrong-act-state' }, dossier: { id, state: 'accepted' } });
  expect(await two.run({ kind: 'attention.drop', id: line?.id ?? newId(), reason: '已受理' })).toMatchObject({
    ok: true,
  });
  await until(two, { feed: 'attention' }, (lines) => lines.length === 0);
  const view = await until(one, { feed: 'dossier', id }, (v) => v?.dossier.steps.at(-1)?.act === 'dropRefused');
  expect(view?.dossier.state).toBe('accepted');
});

test('LYG-7-2 given a grid split at one desk, when it comes into force, then a colleague takes calls in the new grid and the hub knows it', async () => {
  const [county, director, water] = [await desk(people.county), await desk(people.director), await desk(people.water)];
  const fresh = '320722001001009';
  const signed = { signedOn: '2026-01-05', signedDocument: '会签单' };
  const id = await open(county, 'gridChange', 'draft', 'BG', {
    changeKind: 'split',
    gridType: 'comprehensive',
    name: '一村网格拆分',
    grids: [gridCode],
    civilAffairs: 'shuili',
    reason: '户数超过上限',
    plan: '方案1号',
  });
  await dossier(water, id, (state) => state === 'drafted');
  await act(water, id, 'gridChange', 'signDepartment', { department: 'shuili', ...signed });
  await dossier(county, id, (state) => state === 'signing');
  await act(county, id, 'gridChange', 'signDecider', signed);
  await act(county, id, 'gridChange', 'allocateCode', { grid: fresh, gridName: '09网格' });
  await settled(county);
  await dossier(director, id, (state) => state === 'signed');
  expect(await until(director, { feed: 'registry' }, () => true)).toMatchObject({ grids: { length: 3 } });
  await act(county, id, 'gridChange', 'putInForce', { adjustedOn: '2026-01-06' });
  const registry = await until(
    director,
    { feed: 'registry' },
    (now) => now?.grids.some((one) => one.code === fresh) === true,
  );
  expect(registry?.grids.at(-1)).toMatchObject({ code: fresh, name: '09网格', villageName: '一村' });

  const number = await director.read({ ask: 'newNumber' });
  if (!number.ok) throw new Error(JSON.stringify(number.error));
  const { event, number: receipt } = number.value;
  const at = { text: '一村东头', lon: 118.77, lat: 34.52, grid: fresh, gridBasis: 'chosen', area: fresh } as const;
  const call = { ...registration({ toldAt: Date.now(), number: receipt }), event, place: at } as EventCommand;
  expect(await director.run(call)).toMatchObject({ ok: true });
  await settled(director);
  const taken = await until(county, { feed: 'event', id: event }, (view) => view !== null && view.pending.length === 0);
  expect(taken?.event.place.grid).toBe(fresh);
});
