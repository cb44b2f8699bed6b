/** Files of events, the whole path: window → console → hub → another console, over lines that break, by people who may and who may not. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Station, StationOptions } from '../../electron/station/station.ts';
import { createHub, type Hub, type HubOptions } from '../../hub/hub.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import { filesPath, haveHeader, mostPutBytes, stationHeader, wholeHeader } from '../../shared/wire/file-door.ts';
import type { FileLine } from '../../shared/wire/files.ts';
import { createFilesLine } from '../support/files-line.ts';
import { startPostgres } from '../support/postgres.ts';
import { openStation, tempDir, until } from '../support/station-fixture.ts';
import { people, registration } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { password } from '../support/tiny-county.ts';
import { attachTo, handOver, readBack, sha256Of, tinyPng } from '../support/tiny-files.ts';
import { newId, seated, sentBy } from '../support/wire-client.ts';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});
const hubOptions: HubOptions = testHub();
let hub: Hub;
beforeAll(async () => {
  hub = await createHub(hubOptions);
});
afterAll(() => hub.stop());

/** Waits of the console run ten times as fast, so that a broken line is tried again at once. */
const hasty: StationOptions['timers'] = {
  mono: () => performance.now() * 10,
  set(work, ms) {
    const timer = setTimeout(work, ms / 10);
    return () => clearTimeout(timer);
  },
};
function newDir(): string {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  return dir;
}
async function startStation(url: string, dir = newDir(), over: Partial<StationOptions> = {}): Promise<Station> {
  const station = await openStation(dir, url, over);
  cleanups.push(() => station.stop());
  return station;
}
async function signIn(station: Station, who: { readonly account: string }): Promise<Station> {
  await until(station, { feed: 'session' }, (s) => s.line.state !== 'offline');
  expect(await station.run({ kind: 'session.signIn', account: who.account, password })).toMatchObject({ ok: true });
  await until(station, { feed: 'session' }, (s) => s.line.state === 'online');
  return station;
}
async function register(station: Station): Promise<string> {
  const fresh = await station.read({ ask: 'newNumber' });
  if (!fresh.ok) throw new Error(JSON.stringify(fresh.error));
  const { event, number } = fresh.value;
  const command = { ...registration({ toldAt: Date.now(), number }), event } as EventCommand;
  expect(await station.run(command)).toMatchObject({ ok: true });
  return event;
}
const fileIs = (station: Station, event: string, sha256: string, test: (line: FileLine) => boolean) =>
  until(station, { feed: 'files', event }, (lines) => lines.some((line) => line.sha256 === sha256 && test(line)));
const sentWhole = (station: Station, event: string, sha256: string) =>
  fileIs(station, event, sha256, (line) => line.state === 'hub');
async function fetchWhole(station: Station, event: string, sha256: string): Promise<Buffer | null> {
  await until(station, { feed: 'event', id: event }, (v) => v?.event.attachments?.length === 1);
  expect(await station.run({ kind: 'file.fetch', event, sha256 })).toMatchObject({ ok: true });
  await fileIs(station, event, sha256, (line) => line.held && !line.wanted);
  return readBack(station, event, sha256);
}

test('given a line that breaks in the middle of every piece, when a file is sent, then it goes on where it stopped, acts pass meanwhile, and another console reads the same bytes', async () => {
  const line = await createFilesLine(hub.port);
  cleanups.push(line.stop);
  line.breakEveryOther(true);
  const desk = await signIn(await startStation(line.url, newDir(), { timers: hasty }), people.town);
  const other = await signIn(await startStation(hub.url), people.county);
  const event = await register(desk);
  const photo = tinyPng(1, 900_000);
  const sha256 = await attachTo(desk, event, photo);
  await fileIs(desk, event, sha256, (file) => file.state === 'sending');
  expect(await desk.run({ kind: 'event.addNote', event, text: '照片在传' })).toMatchObject({ ok: true });
  await until(desk, { feed: 'session' }, (s) => s.line.waiting === 0 && s.line.state === 'online');
  await sentWhole(desk, event, sha256);
  // Four pieces, each broken once: begun twice, none a third time.
  expect(line.puts()).toBe(8);
  expect(await fetchWhole(other, event, sha256)).toEqual(photo);
});

test('R6, O2 given a page of the file with the bytes that cannot be read any more, when a file on it is asked for, then the whole ones are saved and sent, the lost one is named, and goes out once it is handed over again', async () => {
  const dir = newDir();
  const before = await openStation(dir, hub.url);
  await signIn(before, people.town);
  const event = await register(before);
  await before.run({ kind: 'hub.setAddress', url: 'http://127.0.0.1:9' });
  await until(before, { feed: 'session' }, (s) => s.line.state === 'offline');
  const [first, second] = [tinyPng(11, 400_000), tinyPng(12, 400_000)];
  const whole = await attachTo(before, event, first);
  const lost = await attachTo(before, event, second);
  await before.stop();
  const file = path.join(dir, 'files.db');
  const bytes = readFileSync(file);
  // Among the pages of the second file.
  bytes.fill(0, Math.floor(bytes.length * 0.8), Math.floor(bytes.length * 0.8) + 64);
  writeFileSync(file, bytes);

  const again = await startStation('http://127.0.0.1:9', dir);
  expect(await readBack(again, event, lost)).toBeNull();
  const { storage } = await until(again, { feed: 'session' }, (s) => s.storage.state === 'files-damaged');
  expect(storage.message).toContain('找回 1 个');
  expect(storage.message).toContain('1 个的内容本机已没有，线路通后向县中心核对');
  expect(storage.message).not.toContain('重新附上');
  expect(await readBack(again, event, whole)).toEqual(first);
  await fileIs(again, event, lost, (line) => line.state === 'failed' && line.problem === 'damaged-here');
  expect(existsSync(path.join(dir, 'files.damaged.db'))).toBe(true);

  expect(await again.run({ kind: 'hub.setAddress', url: hub.url })).toMatchObject({ ok: true });
  await sentWhole(again, event, whole);
  await fileIs(again, event, lost, (line) => line.state === 'failed');
  await until(again, { feed: 'session' }, (s) => /1 个县中心也没有，请重新附上/.test(s.storage.message));
  await handOver(again, second);
  await sentWhole(again, event, lost);
  const other = await signIn(await startStation(hub.url), people.county);
  await until(other, { feed: 'event', id: event }, (v) => v?.event.attachments?.length === 2);
  expect(await other.run({ kind: 'file.fetch', event, sha256: lost })).toMatchObject({ ok: true });
  await fileIs(other, event, lost, (line) => line.held && !line.wanted);
  expect(await readBack(other, event, lost)).toEqual(second);
});

test('O2, O3 given a console without its hub, when a file is attached, then the act and the bytes are there at once, survive a restart, and go out when the line is back', async () => {
  const dir = newDir();
  const before = await openStation(dir, hub.url);
  await signIn(before, people.town);
  const event = await register(before);
  await before.run({ kind: 'hub.setAddress', url: 'http://127.0.0.1:9' });
  await until(before, { feed: 'session' }, (s) => s.line.state === 'offline');
  const photo = tinyPng(2, 300_000);
  const sha256 = await attachTo(before, event, photo);
  await fileIs(before, event, sha256, (line) => line.state === 'here' && line.held);
  expect(await readBack(before, event, sha256)).toEqual(photo);
  await before.stop();
  const again = await startStation('http://127.0.0.1:9', dir);
  await fileIs(again, event, sha256, (line) => line.state === 'here' && line.held);
  expect(await again.run({ kind: 'hub.setAddress', url: hub.url })).toMatchObject({ ok: true });
  await sentWhole(again, event, sha256);
  expect(await readBack(again, event, sha256)).toEqual(photo);
});

test('O3 given a console killed in the middle of a file, when it starts again, then the file arrives whole and only once', async () => {
  const line = await createFilesLine(hub.port);
  cleanups.push(line.stop);
  const dir = newDir();
  const first = await openStation(dir, line.url);
  await signIn(first, people.town);
  const event = await register(first);
  await until(first, { feed: 'session' }, (s) => s.line.waiting === 0);
  await first.stop();
  line.hangFrom(3);
  const bytes = 1_000_000;
  const child = spawn(process.execPath, [
    'tests/support/run-attaching-station.ts',
    dir,
    line.url,
    event,
    String(bytes),
  ]);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await expect.poll(line.puts, { timeout: 20_000 }).toBe(3);
  child.kill('SIGKILL');
  await ended;
  const photo = tinyPng(7, bytes);
  const again = await startStation(hub.url, dir);
  await fileIs(again, event, sha256Of(photo), (file) => file.sent >= 512 * 1024 || file.state === 'hub');
  await sentWhole(again, event, sha256Of(photo));
  const other = await signIn(await startStation(hub.url), people.county);
  expect(await fetchWhole(other, event, sha256Of(photo))).toEqual(photo);
});

test('given a file whose name lies, one too large, or pieces that do not fit, when it is handed over, then the console says what to do and keeps nothing', async () => {
  const station = await signIn(await startStation(hub.url), people.town);
  const event = await register(station);
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(2_000)]);
  expect(await handOver(station, program)).toMatchObject({ ok: false, message: expect.stringContaining('PDF') });
  expect(await readBack(station, null, sha256Of(program))).toBeNull();
  const piece = { kind: 'file.piece', ref: newId(), data: tinyPng(3).toString('base64') } as const;
  expect(await station.run({ ...piece, at: 0, size: 21 * 1024 * 1024 })).toMatchObject({ ok: false });
  expect(await station.run({ ...piece, at: 40, size: 5_000 })).toMatchObject({ ok: false });
  // An act about bytes that are nowhere would be a promise nobody keeps.
  const file = { sha256: 'd'.repeat(64), name: 'x.png', type: 'image/png', size: 9, purpose: 'matter' } as const;
  expect(await station.run({ kind: 'event.attach', event, file })).toMatchObject({ error: { code: 'unavailable' } });
});

test('R2 given a person of another town, when he sits at the same console or asks the hub, then there is nothing for him', async () => {
  const station = await signIn(await startStation(hub.url), people.town);
  const event = await register(station);
  const sha256 = await attachTo(station, event, tinyPng(4, 1_000));
  await sentWhole(station, event, sha256);
  const outsider = await seated(hub.url, newId(), people.otherTown.account);
  cleanups.push(outsider.close);
  const ask = (init: RequestInit, token = outsider.session.token) =>
    fetch(`${hub.url}${filesPath}${event}/${sha256}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, [stationHeader]: outsider.station },
    });
  expect((await ask({})).status).toBe(404);
  expect((await ask({ method: 'HEAD' })).status).toBe(404);
  expect((await ask({ method: 'PUT', body: 'x' })).status).toBe(404);
  expect((await ask({}, 'guessed')).status).toBe(401);
  await station.run({ kind: 'session.signOut' });
  await signIn(station, people.otherTown);
  expect(await readBack(station, event, sha256)).toBeNull();
  expect(await station.run({ kind: 'file.fetch', event, sha256 })).toMatchObject({ ok: false });
});

test('given bytes that are not what the journal names, when they reach the hub, then none of them counts; what fits is given in ranges', async () => {
  const id = newId();
  const client = await seated(hub.url, id, people.town.account);
  cleanups.push(client.close);
  const [right, wrong] = [tinyPng(5, 4_000), tinyPng(6, 4_000)];
  const event = newId();
  const command = { ...registration({ toldAt: Date.now(), number: `LYG20250901-9${Date.now() % 1_000_000}` }), event };
  const file = { sha256: sha256Of(right), name: 'x.png', type: 'image/png', size: right.length, purpose: 'matter' };
  const offered = await hub.offer([
    sentBy(id, people.town, client.session.id, command as EventCommand),
    sentBy(id, people.town, client.session.id, { kind: 'event.attach', event, file } as EventCommand),
  ]);
  expect(offered.map((e) => e.fact.kind)).toEqual(['event.registered', 'event.attached']);
  const ask = (
    query: string,
    init: { method?: string; body?: BodyInit; headers?: Record<string, string> } = {},
    sha256 = file.sha256,
  ) =>
    fetch(`${hub.url}${filesPath}${event}/${sha256}${query}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${client.session.token}`, [stationHeader]: id },
    });
  const put = async (at: number, bytes: Buffer) => {
    const response = await ask(`?at=${at}`, { method: 'PUT', body: Uint8Array.from(bytes) });
    return { status: response.status, ...((await response.json()) as object) };
  };
  expect(await put(0, Buffer.from('<svg onload=alert(1)>'))).toMatchObject({ status: 422, error: 'wrong-type' });
  expect(await put(0, wrong)).toMatchObject({ status: 422, error: 'wrong-hash' });
  const head = await ask('', { method: 'HEAD' });
  expect([head.headers.get(haveHeader), head.headers.get(wholeHeader)]).toEqual(['0', '0']);
  expect((await ask('')).status).toBe(409);
  expect(await put(0, right.subarray(0, 1_000))).toMatchObject({ status: 202, have: 1_000 });
  expect(await put(0, right.subarray(0, 1_000))).toMatchObject({ status: 409, error: 'at', have: 1_000 });
  expect(await put(1_000, tinyPng(5, 9_000))).toMatchObject({ status: 413, error: 'too-long' });
  expect(await put(1_000, Buffer.alloc(300_000))).toMatchObject({ status: 413 });
  expect(await put(1_000, right.subarray(1_000))).toMatchObject({ status: 201, have: 4_000 });
  const part = await ask('', { headers: { range: 'bytes=990-1009' } });
  expect(part.headers.get('content-range')).toBe('bytes 990-1009/4000');
  expect(Buffer.from(await part.arrayBuffer())).toEqual(right.subarray(990, 1_010));
  expect((await ask('', { headers: { range: 'bytes=4000-' } })).status).toBe(416);
  expect((await ask('', {}, sha256Of(wrong))).status).toBe(404);
  expect((await ask('', {}, 'short')).status).toBe(400);
  expect((await ask('?at=x', { method: 'PUT', body: 'x' })).status).toBe(400);
});

test('given somebody who sends more than a piece, or never stops, when the hub has seen that, then it answers 413 and hangs up instead of reading on', async () => {
  const id = newId();
  const client = await seated(hub.url, id, people.town.account);
  cleanups.push(client.close);
  const bytes = tinyPng(7, 4_000);
  const event = newId();
  const command = { ...registration({ toldAt: Date.now(), number: `LYG20250901-8${Date.now() % 1_000_000}` }), event };
  const file = { sha256: sha256Of(bytes), name: 'x.png', type: 'image/png', size: bytes.length, purpose: 'matter' };
  await hub.offer([
    sentBy(id, people.town, client.session.id, command as EventCommand),
    sentBy(id, people.town, client.session.id, { kind: 'event.attach', event, file } as EventCommand),
  ]);
  const send = (token: string, length: string, body: boolean): Promise<string> =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(hub.url);
      const socket = connect(Number(port), hostname);
      let heard = '';
      socket.on('data', (part) => (heard += String(part)));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(heard));
      socket.write(
        `PUT ${filesPath}${event}/${file.sha256}?at=0 HTTP/1.1\r\nhost: hub\r\nauthorization: Bearer ${token}\r\n` +
          `${stationHeader}: ${id}\r\n${length}\r\n\r\n`,
      );
      const chunk = `${(0x4000).toString(16)}\r\n${'x'.repeat(0x4000)}\r\n`;
      const goOn = (): void => {
        if (socket.writable) socket.write(chunk, goOn);
      };
      if (body) goOn();
    });
  const { token } = client.session;
  expect(await send(token, `content-length: ${mostPutBytes + 1}`, false)).toMatch(/^HTTP\/1.1 413 [^]*too-long/);
  // Whether the answer is still read by somebody who goes on writing is not the hub's to say; that the line is closed is.
  await send(token, 'transfer-encoding: chunked', true);
  await send('nobody', 'transfer-encoding: chunked', true);
  const held = await fetch(`${hub.url}${filesPath}${event}/${file.sha256}`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${token}`, [stationHeader]: id },
  });
  expect(held.headers.get(haveHeader)).toBe('0');
});

test('given two nodes on one PostgreSQL, when a file goes up at one, then the other gives it out', async () => {
  const postgres = await startPostgres();
  cleanups.push(postgres.stop);
  const url = await postgres.database('files');
  const open = async (): Promise<Hub> => {
    const node = await createHub({ ...hubOptions, store: { kind: 'postgres', url } });
    cleanups.push(node.stop);
    return node;
  };
  const one = await open();
  const two = await open();
  const desk = await signIn(await startStation(one.url), people.town);
  const other = await signIn(await startStation(two.url), people.county);
  const event = await register(desk);
  const photo = tinyPng(8, 700_000);
  const sha256 = await attachTo(desk, event, photo);
  await sentWhole(desk, event, sha256);
  expect(await fetchWhole(other, event, sha256)).toEqual(photo);
});
