/** D7 at the hub: a year's table that comes into force counts provisional clocks again, each once, without anybody asking. */
import { afterEach, expect, test } from 'vitest';
import { createHub, type Hub } from '../../hub/hub.ts';
import type { Values } from '../../shared/domain/dossier/dossier.ts';
import { handlingClock } from '../../shared/domain/event/event-clocks.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import type { Entry, SentCommand } from '../../shared/journal/entry.ts';
import { addYear } from '../../shared/time/calendar.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import { calendar, invented2027 } from '../support/shipped-calendar.ts';
import { tempDir } from '../support/station-fixture.ts';
import { dispatchTo, people, registration } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { tinyCounty } from '../support/tiny-county.ts';
import { newId, sentBy } from '../support/wire-client.ts';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** Seven days of an event dispatched then end in a year without a table. */
const now = Date.parse('2026-12-28T10:00+08:00');
const startHub = async (dir: string | null, registry?: Registry): Promise<Hub> => {
  const hub = await createHub(
    testHub({
      store: { kind: 'pglite', dir },
      ...(registry !== undefined && { registry }),
      now: () => now,
    }),
  );
  cleanups.push(() => hub.stop());
  return hub;
};
const sent = (command: Command): SentCommand => sentBy('s1', people.director, 'trusted', command, { at: now });

async function dispatched(hub: Hub, receipt: string): Promise<string> {
  const event = newId();
  const first = { ...registration({ toldAt: now, number: receipt }), event } as Command;
  const rest = [{ kind: 'event.reportToCenter', reason: '' }, dispatchTo()].map(
    (one) => ({ ...one, event }) as Command,
  );
  const entries = await hub.offer([first, ...rest].map(sent));
  expect(entries.map(({ fact }) => fact.kind)).toEqual([
    'event.registered',
    'event.reportedToCenter',
    'event.dispatched',
  ]);
  return event;
}

async function table2027(hub: Hub): Promise<void> {
  const dossier = newId();
  const act = (name: string, fields: Values, number: string | null): Command => ({
    kind: 'dossier.act',
    dossier,
    machine: 'calendarYear',
    act: name,
    opens: number === null ? null : { number, area: '320722', event: null },
    fields,
  });
  const notice = {
    year: 2027,
    notice: invented2027.notice,
    off: invented2027.off.map(({ name, from, to }) => `${name} ${from} ${to}`),
    workdays: [...invented2027.workdays],
  };
  await hub.offer([act('import', notice, 'RL1'), act('putInForce', { checkedAgainst: '原文' }, null)].map(sent));
}

/** Entries by which clocks were counted again, once there are `least` of them. */
async function recounts(hub: Hub, least: number): Promise<readonly Entry[]> {
  const found = async () => (await hub.entriesAfter(0, 1_000)).filter(({ station }) => station === 'hub');
  await expect.poll(async () => (await found()).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(least);
  return found();
}

test('given provisional clocks of two events, when the year’s table comes into force, then each is counted again once, by the hub, and keeps what it was', async () => {
  const hub = await startHub(null);
  const events = [await dispatched(hub, 'LYG20261228-0010001'), await dispatched(hub, 'LYG20261228-0010002')];
  const before = (await hub.events(['assigned'])).map((event) => handlingClock(event));
  expect(before.map((clock) => [clock?.dueDate, clock?.provisional])).toEqual([
    ['2027-01-04', true],
    ['2027-01-04', true],
  ]);
  await table2027(hub);
  const entries = await recounts(hub, 2);
  expect(entries.map(({ fact }) => fact.kind)).toEqual(['event.clockRecomputed', 'event.clockRecomputed']);
  expect(new Set(entries.map(({ fact }) => 'event' in fact && fact.event))).toEqual(new Set(events));
  const after = (await hub.events(['assigned'])).map((event) => handlingClock(event));
  expect(after.map((clock) => [clock?.dueDate, clock?.provisional])).toEqual([
    ['2027-01-06', false],
    ['2027-01-06', false],
  ]);
  expect(after.map((clock) => clock?.startAt)).toEqual(before.map((clock) => clock?.startAt));
});

test('given a table that comes with a new registry file, when the hub starts with it, then it counts, and a further start writes nothing', async () => {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  const added = addYear(calendar, { year: 2027, table: invented2027 });
  if (!added.ok) throw new Error(added.error.message);
  const with2027 = { ...tinyCounty, version: 'tiny@2', calendar: added.value };
  const first = await startHub(dir);
  await dispatched(first, 'LYG20261228-0010001');
  await first.stop();
  for (const start of ['second', 'third']) {
    const hub = await startHub(dir, with2027);
    expect(await recounts(hub, 1), start).toHaveLength(1);
    await hub.stop();
  }
});
