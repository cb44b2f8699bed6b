/** The real station against the real hub over real sockets: what neither can promise alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Station } from '../../electron/station/station.ts';
import { createHub, type Hub } from '../../hub/hub.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import { rowIdOf } from '../../shared/journal/entry.ts';
import type { FeedValue } from '../../shared/wire/bridge.ts';
import { provesPartly } from '../support/proves.ts';
import { openStation, tempDir, until } from '../support/station-fixture.ts';
import { dispatchTo, people, registration } from '../support/story.ts';
import { settled, signIn } from '../support/test-desks.ts';
import { testHub } from '../support/test-hub.ts';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});
function newDir(): string {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  return dir;
}

async function startStation(
  hubUrl: string,
  dir = newDir(),
  log: (line: string) => void = () => undefined,
): Promise<Station> {
  const station = await openStation(dir, hubUrl, { log });
  cleanups.push(() => station.stop());
  return station;
}

const lineIs = (station: Station, state: string) => until(station, { feed: 'session' }, (s) => s.line.state === state);
async function did(station: Station, command: EventCommand): Promise<string> {
  expect(await station.run(command)).toMatchObject({ ok: true });
  return command.event;
}
async function register(station: Station, over: Parameters<typeof registration>[0] = {}): Promise<string> {
  const fresh = await station.read({ ask: 'newNumber' });
  if (!fresh.ok) throw new Error(JSON.stringify(fresh.error));
  const { event, number } = fresh.value;
  return did(station, { ...registration({ toldAt: Date.now(), ...over, number }), event } as EventCommand);
}
const report = (event: string): EventCommand => ({ kind: 'event.reportToCenter', event, reason: '' });
const dispatch = (event: string): EventCommand => ({ ...dispatchTo('chengguan'), event }) as EventCommand;
const viewOf = (station: Station, id: string, test: (view: NonNullable<FeedValue['event']>) => boolean) =>
  until(station, { feed: 'event', id }, (v) => v !== null && test(v));

describe('one hub', () => {
  let hub: Hub;
  beforeAll(async () => {
    hub = await createHub(testHub());
  });
  afterAll(() => hub.stop());

  test('given two consoles, when one registers, reports and dispatches, then both hold what the hub decided (house: decide again)', async () => {
    provesPartly('LYG-28-1');
    const [desk, other] = [await startStation(hub.url), await startStation(hub.url)];
    await signIn(desk, people.town);
    await signIn(other, people.county);
    const event = await register(desk);
    await did(desk, report(event));
    await did(desk, dispatch(event));
    const here = await viewOf(desk, event, (v) => v.pending.length === 0 && v.timeline.length === 3);
    const there = await viewOf(other, event, (v) => v.event.state === 'assigned');
    expect(here?.event).toEqual(there?.event);
    expect(here?.timelineWhole).toBe(true);
    expect(there?.event.clocks.map((c) => c.kind)).toContain('deptHandle');
    expect(there?.event.number).toMatch(/^LYG\d{8}-\d{3}\d{4}$/);
  });

  test('given a department, when an event is dispatched to it, then it enters its sight with its history; others stay out of it', async () => {
    const [seat, urban, water] = [
      await startStation(hub.url),
      await startStation(hub.url),
      await startStation(hub.url),
    ];
    await signIn(seat, people.town);
    await signIn(urban, people.urban);
    await signIn(water, people.water);
    const event = await register(seat);
    await did(seat, report(event));
    await did(seat, dispatch(event));
    const seen = await viewOf(urban, event, (v) => v.event.state === 'assigned');
    expect(seen?.timeline.map((l) => l.entry.fact.kind)).toEqual([
      'event.registered',
      'event.reportedToCenter',
      'event.dispatched',
    ]);
    expect(seen?.acts).toContain('event.signIn');
    await did(urban, { kind: 'event.signIn', event, handler: '乙' });
    await viewOf(seat, event, (v) => v.event.state === 'inHandling');
    await until(water, { feed: 'session' }, (s) => s.line.state === 'online');
    await until(water, { feed: 'event', id: event }, (v) => v === null);
  });

  test("given another operator at the same console, when the scope is another, then nothing of the first one's is left to see (R2)", async () => {
    const station = await startStation(hub.url);
    await signIn(station, people.county);
    const event = await register(station);
    await settled(station);
    expect(await station.run({ kind: 'session.signOut' })).toMatchObject({ ok: true });
    await until(station, { feed: 'event', id: event }, (v) => v === null);
    await until(station, { feed: 'registry' }, (r) => r?.staff.length === 0);
    await signIn(station, people.otherTown);
    await until(station, { feed: 'event', id: event }, (v) => v === null);
    await signIn(station, people.county);
    await viewOf(station, event, (v) => v.event.id === event);
  });

  test('given a wrong password and a wrong address, when tried, then each is its own clear state with a way back', async () => {
    const station = await startStation(hub.url);
    await lineIs(station, 'signed-out');
    expect(
      await station.run({ kind: 'session.signIn', account: people.county.account, password: 'wrong' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'sign-in', reason: 'bad-credentials' },
    });
    const { createServer } = await import('node:http');
    const web = createServer((_request, response) => response.writeHead(404).end('a shop'));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => void web.close());
    const address = web.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    expect(await station.run({ kind: 'hub.setAddress', url })).toMatchObject({ ok: true });
    await lineIs(station, 'wrong-address');
    expect(await station.run({ kind: 'hub.setAddress', url: 'ftp://x' })).toMatchObject({
      ok: false,
      error: { path: 'url' },
    });
    expect(await station.run({ kind: 'hub.setAddress', url: 'http://127.0.0.1:9' })).toMatchObject({ ok: true });
    await lineIs(station, 'offline');
    expect(await station.run({ kind: 'session.signIn', account: 'x', password: 'y' })).toMatchObject({
      error: { reason: 'offline' },
    });
    expect(await station.run({ kind: 'hub.setAddress', url: hub.url })).toMatchObject({ ok: true });
    await signIn(station, people.county);
  });

  test('given a cache damaged while closed, when opened, then it says so, keeps the acts and is whole again by itself (R6)', async () => {
    const dir = newDir();
    const station = await openStation(dir, hub.url);
    await signIn(station, people.county);
    const event = await register(station);
    await settled(station);
    await station.run({ kind: 'hub.setAddress', url: 'http://127.0.0.1:9' });
    await lineIs(station, 'offline');
    const kept = await did(station, { kind: 'event.addNote', event, text: '断线时的备注' });
    await station.stop();
    const file = path.join(dir, 'cache.db');
    const bytes = readFileSync(file);
    for (let at = 4096 + 50; at < bytes.length; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    const lines: string[] = [];
    const again = await startStation('http://127.0.0.1:9', dir, (l) => lines.push(l));
    const seen = await until(again, { feed: 'session' }, (s) => s.storage.state === 'rebuilding');
    expect(seen.line.waiting).toBe(1);
    expect(await again.run({ kind: 'hub.setAddress', url: hub.url })).toMatchObject({ ok: true });
    const whole = await settled(again);
    expect(whole.storage.state).toBe('ok');
    const view = await viewOf(again, kept, (v) => v.timeline.some((l) => l.entry.fact.kind === 'event.noteAdded'));
    expect(view?.timeline.filter((l) => l.entry.fact.kind === 'event.noteAdded')).toHaveLength(1);
  });
});

test('given a hub that stops in the middle of a shift, when work goes on and the hub returns, then all of it arrives once, in order; what it refuses stands in the tray (issue §9)', async () => {
  const store = { kind: 'pglite', dir: path.join(newDir(), 'hub') } as const;
  const first = await createHub({ ...testHub(), store });
  const { port } = first;
  const dir = newDir();
  const deskBefore = await openStation(dir, first.url);
  await signIn(deskBefore, people.town);
  const other = await startStation(first.url);
  await signIn(other, people.town);
  const contested = await register(deskBefore, { title: '两人同办' });
  await viewOf(other, contested, (v) => v.event.state === 'registered');
  await first.stop();
  await lineIs(deskBefore, 'offline');
  await lineIs(other, 'offline');
  // The other console decides first; whose act reaches the hub first wins.
  await did(other, {
    kind: 'event.refuseIntake',
    event: contested,
    reasonCode: 'notGrid',
    reason: '不属网格事项',
    pointer: '12345',
  });
  const event = await register(deskBefore, { title: '断线登记' });
  await did(deskBefore, report(event));
  await deskBefore.stop();
  // Restarted offline: the same operator goes on (O3).
  const desk = await openStation(dir, first.url);
  await until(desk, { feed: 'session' }, (s) => s.actor?.account === people.town.account && s.line.waiting === 2);
  await did(desk, {
    ...dispatchTo('chengguan'),
    slip: { number: '0518-5550100', receiver: '丙', calledAt: Date.now(), readBack: true },
    event,
  } as EventCommand);
  await did(desk, {
    kind: 'event.recordCall',
    event,
    to: '城管局',
    number: '0518-5550100',
    calledAt: Date.now(),
    outcome: 'reached',
    text: '',
  });
  await did(desk, report(contested));
  const wall = await until(desk, { feed: 'wall' }, (w) => w !== null && w.open >= 2);
  expect(wall?.toSignIn).toBe(1);
  await desk.stop();
  const second = await createHub({ ...testHub(), store, port });
  cleanups.push(() => second.stop());
  await settled(other);
  const back = await startStation(first.url, dir);
  await settled(back);
  const entries = await second.entriesAfter(0, 100);
  expect(entries.filter((e) => rowIdOf(e.fact) === event).map((e) => e.fact.kind)).toEqual([
    'event.registered',
    'event.reportedToCenter',
    'event.dispatched',
    'event.callRecorded',
  ]);
  const tray = await until(back, { feed: 'attention' }, (lines) => lines.length === 1);
  expect(tray).toMatchObject([
    { sent: { command: report(contested) }, refusal: { code: 'wrong-state' }, event: { state: 'rejected' } },
  ]);
  expect(tray[0]?.meanwhile.map((l) => l.entry.fact.kind)).toEqual(['event.intakeRefused']);
  expect(await back.run({ kind: 'attention.drop', id: tray[0]?.id ?? '', reason: '已由他席处理' })).toMatchObject({
    ok: true,
  });
  await until(back, { feed: 'attention' }, (lines) => lines.length === 0);
  await settled(back);
  expect((await second.entriesAfter(0, 100)).at(-1)?.fact.kind).toBe('event.refusedDropped');
  const [here, there] = [
    await viewOf(back, event, (v) => v.pending.length === 0),
    await viewOf(other, event, (v) => v.event.state === 'assigned'),
  ];
  expect(here?.event).toEqual(there?.event);
});
