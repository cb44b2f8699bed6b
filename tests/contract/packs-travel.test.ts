/** Packs of a meeting between two real stations and the real hub (W4, decision 0012): the same bytes, whoever froze them. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Station } from '../../electron/station/station.ts';
import { createHub, type Hub } from '../../hub/hub.ts';
import { noEdits } from '../../shared/meeting/edits.ts';
import { localDate } from '../../shared/time/local-date.ts';
import type { PackView } from '../../shared/wire/meeting.ts';
import { until } from '../support/station-fixture.ts';
import { people, registration } from '../support/story.ts';
import { deskOf, settled } from '../support/test-desks.ts';
import { testHub } from '../support/test-hub.ts';

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
async function freeze(station: Station): Promise<PackView> {
  const id = randomUUID();
  const date = localDate(Date.now());
  const command = { kind: 'meeting.freeze', id, period: 'week', date, area: '320722', cutoff: null } as const;
  expect(await station.run(command)).toMatchObject({ ok: true });
  return seen(station, id);
}
async function seen(station: Station, id: string, test: (view: PackView) => boolean = () => true): Promise<PackView> {
  const view = await until(station, { feed: 'pack', id }, (v) => v !== null && test(v));
  if (view === null) throw new Error('no pack');
  return view;
}
const where = (station: Station, id: string, is: string) =>
  until(station, { feed: 'packs' }, (lines) => lines.some((line) => line.id === id && line.where === is));
const cut = async (station: Station): Promise<void> => {
  expect(await station.run({ kind: 'hub.setAddress', url: 'http://127.0.0.1:9' })).toMatchObject({ ok: true });
  await until(station, { feed: 'session' }, (s) => s.line.state === 'offline');
};
const mend = async (station: Station): Promise<void> => {
  expect(await station.run({ kind: 'hub.setAddress', url: hub.url })).toMatchObject({ ok: true });
  await settled(station);
};

test('W4 given a pack frozen at one console, when a colleague opens it at his, then it is the same byte for byte, with its events, remarks, order and decisions', async () => {
  const [county, director] = [await desk(people.county), await desk(people.director)];
  const fresh = await county.read({ ask: 'newNumber' });
  if (!fresh.ok) throw new Error(JSON.stringify(fresh.error));
  const { event, number } = fresh.value;
  expect(await county.run({ ...registration({ number }), event })).toMatchObject({ ok: true });
  // A pack holds what the county's journal has.
  await settled(county);
  const made = await freeze(county);
  expect(made.pack.total).toBe(1);

  const lines = await where(director, made.id, 'shared');
  expect(lines[0]).toMatchObject({ by: people.county.name, madeAt: made.madeAt, digest: made.digest });
  const there = await seen(director, made.id);
  expect(there).toEqual(made);
  expect(there.intact).toBe(true);
  const behind = (station: Station) =>
    station.read({ ask: 'packEvents', id: made.id, figure: 'inflow', part: 'numerator' });
  await settled(director);
  expect(await behind(director)).toEqual(await behind(county));

  const comment = { slide: 'overview', text: '请城管局说明' } as const;
  expect(await director.run({ kind: 'meeting.comment', id: made.id, comment })).toMatchObject({ ok: true });
  const edits = { ...noEdits, notes: { overview: '先说结论，'.repeat(300) } };
  expect(await county.run({ kind: 'meeting.edit', id: made.id, edits })).toMatchObject({ ok: true });
  const task = await director.read({ ask: 'newNumber', letters: 'YD' });
  if (!task.ok) throw new Error(JSON.stringify(task.error));
  const decided = await director.run({
    kind: 'dossier.act',
    dossier: task.value.event,
    machine: 'meetingTask',
    act: 'decide',
    opens: { number: task.value.number, area: '320722', event: null },
    fields: { task: '逐件报办结日期', holderName: '示例镇', dueOn: '2099-01-01', pack: made.id },
  });
  expect(decided).toMatchObject({ ok: true });
  const whole = (view: PackView): boolean =>
    view.comments.length === 1 && view.decisions.length === 1 && view.edits.notes.overview === edits.notes.overview;
  const [a, b] = [await seen(county, made.id, whole), await seen(director, made.id, whole)];
  expect(b).toEqual(a);
  expect(a.comments).toMatchObject([{ ...comment, by: people.director.name }]);
  expect({ ...a, comments: [], decisions: [], edits: noEdits }).toEqual(made);
});

test('W4 O3 given the line is down, when a pack is frozen, then it waits and says so, and those that came before still open', async () => {
  const [county, director] = [await desk(people.county), await desk(people.director)];
  const before = await freeze(director);
  await where(county, before.id, 'shared');
  await cut(county);
  await cut(director);
  expect(await seen(county, before.id)).toEqual(before);
  const offline = await freeze(county);
  await where(county, offline.id, 'waiting');
  expect(await until(director, { feed: 'packs' }, () => true)).not.toContainEqual(
    expect.objectContaining({ id: offline.id }),
  );
  await mend(county);
  await where(county, offline.id, 'shared');
  await mend(director);
  await where(director, offline.id, 'shared');
  expect(await seen(director, offline.id)).toEqual(offline);
});

test('given a pack of the county, when a seat of one town looks, then it is not there', async () => {
  const [county, town] = [await desk(people.county), await desk(people.town)];
  const { id } = await freeze(county);
  await where(county, id, 'shared');
  await settled(town);
  expect(await until(town, { feed: 'packs' }, () => true)).toEqual([]);
  expect(await until(town, { feed: 'pack', id }, () => true)).toBeNull();
});
