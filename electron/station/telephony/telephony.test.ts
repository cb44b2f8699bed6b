import { once } from 'node:events';
import { statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { PhoneCall } from '../../../shared/wire/telephony.ts';
import { tempDir } from '../../../tests/support/station-fixture.ts';
import { callsAfter } from './phone-calls.ts';
import { createTelephony } from './telephony.ts';

const secret = 'a secret of the room';
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0).reverse()) stop();
});

async function startDoor() {
  const { dir, remove } = tempDir();
  const at = path.join(dir, 'phone.sock');
  const lines: string[] = [];
  let heard: () => void = () => undefined;
  const listening = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const door = createTelephony(
    { at, secret },
    {
      now: () => 1_000_000,
      changed: () => undefined,
      log: (line) => {
        lines.push(line);
        heard();
      },
    },
  );
  stops.push(remove, door.stop.bind(door));
  await listening;
  return { door, at, lines };
}

/** A bridge that says lines and hears one answer for each. */
async function bridge(at: string) {
  const socket = connect(at);
  stops.push(() => socket.destroy());
  await once(socket, 'connect');
  socket.setEncoding('utf8');
  let heard = '';
  socket.on('data', (text: string) => {
    heard += text;
  });
  const answers = () => heard.split('\n').filter((line) => line !== '');
  return {
    socket,
    closed: once(socket, 'close'),
    async say(line: unknown): Promise<unknown> {
      const before = answers().length;
      socket.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
      await expect.poll(() => answers().length).toBeGreaterThan(before);
      return JSON.parse(answers()[before] ?? '');
    },
  };
}
const ring = (call: string, number = '12800001001') => ({ t: 'ringing', call, number, line: '2' });

test('I2 given a bridge with the secret, when calls ring, are answered and end, then the console shows exactly those', async () => {
  const { door, at } = await startDoor();
  const phone = await bridge(at);
  expect(await phone.say({ t: 'hello', secret })).toEqual({ ok: true });
  expect(await phone.say(ring('a'))).toEqual({ ok: true });
  expect(await phone.say(ring('b', ''))).toEqual({ ok: true });
  expect(await phone.say({ t: 'answered', call: 'a' })).toEqual({ ok: true });
  expect(door.calls()).toMatchObject([
    { call: 'a', number: '12800001001', line: '2', since: 1_000_000, state: 'answered' },
    { call: 'b', number: '', state: 'ringing' },
  ]);
  expect(await phone.say(ring('a'))).toMatchObject({ ok: false, error: 'known-call' });
  expect(await phone.say({ t: 'ended', call: 'x' })).toMatchObject({ ok: false, error: 'unknown-call' });
  await phone.say({ t: 'ended', call: 'a' });
  expect(door.calls().map((one) => one.call)).toEqual(['b']);
  // A bridge that dies takes its calls along: nothing rings for ever.
  phone.socket.destroy();
  await expect.poll(() => door.calls()).toEqual([]);
});

test('given lines that are wrong, too long or without the secret, when they come, then each is answered, nothing changes and strangers are hung up', async () => {
  const { door, at } = await startDoor();
  expect(statSync(at).mode & 0o777).toBe(0o600);
  const phone = await bridge(at);
  await phone.say({ t: 'hello', secret });
  for (const line of ['no json', '{}', { t: 'dial' }, { ...ring('a'), number: '<script>' }, { ...ring('a'), more: 1 }])
    expect(await phone.say(line)).toMatchObject({ ok: false, error: 'malformed' });
  expect(await phone.say(`"${'x'.repeat(3_000)}"`)).toMatchObject({ ok: false, error: 'too-long' });
  await phone.closed;
  const silent = await bridge(at);
  expect(await silent.say(ring('a'))).toMatchObject({ error: 'forbidden' });
  await silent.closed;
  const guesser = await bridge(at);
  expect(await guesser.say({ t: 'hello', secret: 'guessed' })).toMatchObject({ error: 'forbidden' });
  await guesser.closed;
  expect(door.calls()).toEqual([]);
});

test('given no address, or a secret that is too short, then nothing listens and the log says why', () => {
  const lines: string[] = [];
  const deps = { now: () => 0, changed: () => undefined, log: (line: string) => void lines.push(line) };
  expect(createTelephony(undefined, deps).calls()).toEqual([]);
  expect(createTelephony({ at: '0', secret: 'short' }, deps).calls()).toEqual([]);
  expect(lines).toEqual([expect.stringContaining('secret')]);
});

test('given more calls than a room hears, or a bridge with another clock, then the first stay and the time is ours', () => {
  const at = 10_000_000;
  const ringing = (call: string, told?: number) =>
    ({ ...ring(call), t: 'ringing', ...(told !== undefined && { at: told }) }) as const;
  let calls: readonly PhoneCall[] = [];
  for (let n = 0; n < 8; n++) ({ calls } = callsAfter(calls, ringing(String(n), n === 0 ? at - 5_000 : 1), at));
  expect(calls.map((one) => one.since)).toEqual([at - 5_000, ...Array<number>(7).fill(at)]);
  expect(callsAfter(calls, ringing('9'), at)).toEqual({ calls, error: 'too-many-calls' });
});
