/** A station without a hub: what an operator may count on when the line is down from the start. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FaultPoint, Station } from '../../electron/station/station.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import type { SessionState } from '../../shared/wire/session-view.ts';
import { openDesk, openStation, tempDir, testId, until } from '../support/station-fixture.ts';
import { people, registration } from '../support/story.ts';

/** Nobody listens on port 9. */
const noHub = 'http://127.0.0.1:9';
let dir: string;
const cleanups: (() => Promise<void> | void)[] = [];

/** A console somebody signed in on while the line stood; it is cut now. */
beforeEach(() => {
  const temp = tempDir();
  cleanups.push(temp.remove);
  dir = temp.dir;
  const desk = openDesk(dir, Date.now);
  desk.store.fitScope({ id: 's', token: 't', actor: people.county, until: 0 });
  desk.store.setAsOf(Date.now() - 60_000);
  desk.store.settleDown();
  desk.close();
});
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});
async function start(fault?: (point: FaultPoint) => void): Promise<Station> {
  const station = await openStation(dir, noHub, fault === undefined ? {} : { fault });
  cleanups.push(() => station.stop());
  return station;
}
async function registerAt(station: Station) {
  const fresh = await station.read({ ask: 'newNumber' });
  if (!fresh.ok) throw new Error(JSON.stringify(fresh.error));
  const { event, number } = fresh.value;
  return { event, done: await station.run({ ...registration({ number }), event } as Command) };
}
const sessionOf = (station: Station): Promise<SessionState> => until(station, { feed: 'session' }, () => true);

test('given no line from the start, when the console opens, then the same operator works on and the line says so (O1, O3)', async () => {
  const station = await start();
  const { event, done } = await registerAt(station);
  expect(done).toMatchObject({ ok: true, value: { event } });
  const session = await sessionOf(station);
  expect(session).toMatchObject({
    actor: { account: people.county.account },
    line: { state: 'offline', waiting: 1, hubUrl: noHub },
    storage: { state: 'ok', cachedEvents: 1 },
  });
  expect(session.line.dataAsOf).not.toBeNull();
  expect(await until(station, { feed: 'outbox' }, () => true)).toMatchObject([
    { kind: 'event.register', event, offered: false, title: '路面积水' },
  ]);
  const view = await until(station, { feed: 'event', id: event }, () => true);
  expect(view).toMatchObject({
    timelineWhole: true,
    timeline: [{ pending: true, entry: { seq: 0 } }],
    pending: [{ fits: true }],
  });
  expect(view?.acts).toContain('event.reportToCenter');
});

test('given a console that was stopped, when it opens again, then acts, drafts and preferences are there', async () => {
  const first = await openStation(dir, noHub);
  await registerAt(first);
  const draft = testId();
  expect(await first.run({ kind: 'draft.save', id: draft, form: { title: '半句' } })).toMatchObject({ ok: true });
  expect(await first.run({ kind: 'prefs.set', key: 'theme', value: 'dark' })).toMatchObject({ ok: true });
  await first.stop();
  const station = await start();
  expect(await until(station, { feed: 'drafts' }, () => true)).toMatchObject([{ id: draft, form: { title: '半句' } }]);
  expect(await until(station, { feed: 'prefs' }, () => true)).toEqual({ theme: 'dark' });
  expect((await sessionOf(station)).line.waiting).toBe(1);
  expect(await station.run({ kind: 'draft.drop', id: draft })).toMatchObject({ ok: true });
  expect(await until(station, { feed: 'drafts' }, () => true)).toEqual([]);
});

test('given commands that do not fit, when they are run, then each says where and why and nothing is written', async () => {
  const station = await start();
  const bad = async (command: unknown) => await station.run(command as Command);
  expect(await bad({ kind: 'event.fly', event: testId() })).toMatchObject({
    ok: false,
    error: { code: 'bad-shape', path: 'kind' },
  });
  expect(await bad({ kind: 'event.addNote', event: 'x', text: 'y' })).toMatchObject({
    ok: false,
    error: { code: 'bad-shape', path: 'event' },
  });
  expect(await bad({ kind: 'draft.save', id: 'x', form: {} })).toMatchObject({
    ok: false,
    error: { code: 'bad-shape', path: 'id' },
  });
  expect(await bad(null)).toMatchObject({ ok: false, error: { code: 'bad-shape' } });
  expect(await bad({ kind: 'event.addNote', event: testId(), text: 'y' })).toMatchObject({
    ok: false,
    error: { code: 'refused', refusal: { code: 'not-found' } },
  });
  expect(await station.run({ kind: 'demo.cut' })).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  expect(await station.run({ kind: 'cache.rebuild' })).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  expect((await sessionOf(station)).line.waiting).toBe(0);
});

test('given a disk without room, when an act is done, then it is refused as storage with a state and a way out, and goes on by itself (R5)', async () => {
  let full = false;
  const station = await start((point) => {
    if (full && point === 'outbox-written')
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  });
  full = true;
  expect((await registerAt(station)).done).toMatchObject({
    ok: false,
    error: { code: 'storage', message: expect.stringContaining('磁盘空间不足') },
  });
  expect(await sessionOf(station)).toMatchObject({ storage: { state: 'full', cachedEvents: 0 }, line: { waiting: 0 } });
  full = false;
  expect((await registerAt(station)).done).toMatchObject({ ok: true });
  expect((await sessionOf(station)).storage.state).toBe('ok');
});

test('given a cache that turns out damaged while open, when it is read, then an empty one takes its place, the acts wait on and the state is said (R6)', async () => {
  let broken = false;
  const station = await start((point) => {
    if (broken && point === 'outbox-written') throw Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' });
  });
  await registerAt(station);
  broken = true;
  expect((await registerAt(station)).done).toMatchObject({ ok: false, error: { code: 'storage' } });
  broken = false;
  const session = await until(station, { feed: 'session' }, (s) => s.storage.state === 'rebuilding');
  expect(session).toMatchObject({ line: { waiting: 1 }, storage: { cachedEvents: 0 } });
});

test('given somebody signed out, when they act, then nothing is done and the work left behind still waits (O3)', async () => {
  const station = await start();
  const { event } = await registerAt(station);
  expect(await station.run({ kind: 'session.signOut' })).toMatchObject({ ok: true });
  expect(await station.run({ kind: 'event.addNote', event, text: 'x' })).toMatchObject({
    ok: false,
    error: { code: 'refused', refusal: { code: 'signed-out' } },
  });
  expect(await sessionOf(station)).toMatchObject({ actor: null, line: { waiting: 1 } });
  expect(await station.read({ ask: 'newNumber' })).toMatchObject({ ok: false, error: { code: 'signed-out' } });
});
