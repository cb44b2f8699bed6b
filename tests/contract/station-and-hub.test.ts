/** The real station against the real hub over real sockets: what neither can promise alone. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Station } from '../../electron/station/station.ts';
import { createHub, type Hub, type HubOptions } from '../../hub/hub.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { openStation, resourcesDir, tempDir, until } from '../support/station-fixture.ts';
import { dispatchTo, people, registration } from '../support/story.ts';
import { accounts, password, tinyCounty } from '../support/tiny-county.ts';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function startHub(over: Partial<HubOptions> = {}): Promise<Hub> {
  const hub = await createHub({
    store: { kind: 'pglite', dir: null },
    seed: { registry: tinyCounty, accounts },
    argon2: { memoryCost: 64, timeCost: 1, parallelism: 1 },
    log: () => undefined,
    markFile: null,
    ...over,
  });
  cleanups.push(() => hub.stop());
  return hub;
}

async function startStation(hubUrl: string, dir = newDir()): Promise<Station> {
  const station = await openStation(dir, hubUrl, { log: process.env.LOG ? (l) => console.log(l) : () => undefined });
  cleanups.push(() => station.stop());
  return station;
}
function newDir(): string {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  return dir;
}

const online = (station: Station) =>
  until(station, { feed: 'session' }, (s) => s.line.state === 'online' && s.line.waiting === 0);
const linked = (station: Station) => until(station, { feed: 'session' }, (s) => s.line.state === 'signed-out');

async function signedIn(station: Station, who: { readonly account: string }): Promise<Station> {
  await linked(station);
  expect(await station.run({ kind: 'session.signIn', account: who.account, password })).toMatchObject({ ok: true });
  await online(station);
  return station;
}

async function register(station: Station, over: Parameters<typeof registration>[0] = {}): Promise<string> {
  const fresh = await station.read({ ask: 'newNumber' });
  if (!fresh.ok) throw new Error(JSON.stringify(fresh.error));
  const { event, number } = fresh.value;
  const done = await station.run({ ...registration({ toldAt: Date.now(), ...over, number }), event } as Command);
  expect(done).toMatchObject({ ok: true });
  return event;
}

test('given a station and a hub, when an event is registered, reported and dispatched, then a second station sees it as the hub took it', async () => {
  const hub = await startHub();
  const [desk, other] = [await startStation(hub.url), await startStation(hub.url)];
  await signedIn(desk, people.town);
  await signedIn(other, people.county);
  const event = await register(desk);
  expect(await desk.run({ kind: 'event.reportToCenter', event, reason: '' })).toMatchObject({ ok: true });
  expect(await desk.run({ ...dispatchTo('chengguan'), event } as Command)).toMatchObject({ ok: true });
  const here = await until(
    desk,
    { feed: 'event', id: event },
    (v) => v !== null && v.pending.length === 0 && v.timeline.length === 3,
  );
  const there = await until(other, { feed: 'event', id: event }, (v) => v?.event.state === 'assigned');
  expect(here?.event).toEqual(there?.event);
  expect(here?.timelineWhole).toBe(true);
  expect(there?.event.clocks.map((c) => c.kind)).toContain('deptHandle');
  expect(there?.event.number).toMatch(/^LYG\d{8}-001\d{4}$/);
});
