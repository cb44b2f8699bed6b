/** Signing in while the hub is out of reach: the real station, its real files, the real hub. */
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Station } from '../../electron/station/station.ts';
import { createHub, type Hub, type HubOptions } from '../../hub/hub.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import { rowIdOf } from '../../shared/journal/entry.ts';
import { openStation, tempDir, until } from '../support/station-fixture.ts';
import { people, registration } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { password } from '../support/tiny-county.ts';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});
const newDir = (): string => {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  return dir;
};
const options = (dir: string): HubOptions =>
  testHub({
    store: { kind: 'pglite', dir },
  });
const lineIs = (station: Station, state: string) => until(station, { feed: 'session' }, (s) => s.line.state === state);
const signIn = (station: Station, account: string, word = password) =>
  station.run({ kind: 'session.signIn', account, password: word });

async function register(station: Station): Promise<string> {
  const fresh = await station.read({ ask: 'newNumber' });
  if (!fresh.ok) throw new Error(JSON.stringify(fresh.error));
  const { event, number } = fresh.value;
  const command = { ...registration({ toldAt: Date.now(), number }), event } as EventCommand;
  expect(await station.run(command)).toMatchObject({ ok: true });
  return event;
}

/** A hub and a console at which `who` signed in once; then the hub stops and they sign out. */
async function cutOff(who: { readonly account: string }) {
  const hubDir = path.join(newDir(), 'hub');
  const first = await createHub(options(hubDir));
  const { port } = first;
  const station = await openStation(newDir(), first.url);
  cleanups.push(() => station.stop());
  await lineIs(station, 'signed-out');
  expect(await signIn(station, who.account)).toMatchObject({ ok: true });
  await lineIs(station, 'online');
  const event = await register(station);
  await until(station, { feed: 'session' }, (s) => s.line.waiting === 0);
  await first.stop();
  await lineIs(station, 'offline');
  expect(await station.run({ kind: 'session.signOut' })).toMatchObject({ ok: true });
  const back = async (): Promise<Hub> => {
    const hub = await createHub({ ...options(hubDir), port });
    cleanups.push(() => hub.stop());
    return hub;
  };
  return { station, event, back };
}

test('given the hub out of reach, when somebody known to the console signs in, then he works on what it holds, is asked again at the return, and all of it arrives once (issue 4.4, O3)', async () => {
  const { station, event, back } = await cutOff(people.county);
  expect(await signIn(station, people.county.account, 'wrong')).toMatchObject({ error: { reason: 'bad-credentials' } });
  expect(await signIn(station, people.town.account)).toMatchObject({ error: { reason: 'offline' } });
  expect(await signIn(station, people.county.account)).toMatchObject({ ok: true });
  const seen = await until(station, { feed: 'session' }, (s) => s.actor !== null);
  expect(seen).toMatchObject({ actor: people.county, signedInOffline: true, line: { state: 'offline' } });
  expect(await until(station, { feed: 'event', id: event }, (v) => v !== null)).toMatchObject({ event: { id: event } });
  const own = await register(station);
  const hub = await back();
  // The hub does not know this sign-in: it asks, and nothing goes out before.
  await lineIs(station, 'session-ended');
  expect((await hub.entriesAfter(0, 100)).filter((e) => rowIdOf(e.fact) === own)).toEqual([]);
  expect(await signIn(station, people.county.account)).toMatchObject({ ok: true });
  const after = await until(station, { feed: 'session' }, (s) => s.line.state === 'online' && s.line.waiting === 0);
  expect(after.signedInOffline).toBe(false);
  expect((await hub.entriesAfter(0, 100)).filter((e) => rowIdOf(e.fact) === own).map((e) => e.fact.kind)).toEqual([
    'event.registered',
  ]);
});

test('given an account withdrawn during the cut, when its work reaches the hub under a colleague, then it is kept in the tray and told, and the account opens nothing here any more', async () => {
  const { station, back } = await cutOff(people.county);
  expect(await signIn(station, people.county.account)).toMatchObject({ ok: true });
  const own = await register(station);
  const hub = await back();
  await hub.accounts.disable(people.county.account);
  await lineIs(station, 'session-ended');
  expect(await signIn(station, people.county.account)).toMatchObject({ error: { reason: 'bad-credentials' } });
  expect(await signIn(station, people.director.account)).toMatchObject({ ok: true });
  const tray = await until(station, { feed: 'attention' }, (lines) => lines.length === 1);
  expect(tray[0]).toMatchObject({ refusal: { code: 'session-ended' }, sent: { command: { event: own } } });
  await hub.stop();
  await lineIs(station, 'offline');
  await station.run({ kind: 'session.signOut' });
  expect(await signIn(station, people.county.account)).toMatchObject({ error: { reason: 'offline' } });
  expect(await signIn(station, people.director.account)).toMatchObject({ ok: true });
});

test('given a cache of another area, when somebody known to the console signs in offline, then he is told and sees nothing of it (R2)', async () => {
  const { station, back } = await cutOff(people.town);
  const hub = await back();
  expect(await until(station, { feed: 'session' }, (s) => s.line.state === 'signed-out')).toBeDefined();
  expect(await signIn(station, people.county.account)).toMatchObject({ ok: true });
  await lineIs(station, 'online');
  await hub.stop();
  await lineIs(station, 'offline');
  await station.run({ kind: 'session.signOut' });
  expect(await signIn(station, people.town.account)).toMatchObject({ error: { reason: 'other-scope' } });
  expect(await until(station, { feed: 'session' }, (s) => s.actor === null)).toBeDefined();
  expect(await signIn(station, people.county.account)).toMatchObject({ ok: true });
});
