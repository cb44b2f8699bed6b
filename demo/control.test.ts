import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Control, serveControl } from './control.ts';

let control: Control;
let done: string[];
beforeEach(async () => {
  done = [];
  control = await serveControl(
    {
      state: () => ({ cut: done.includes('cut'), speed: 20, virtualNow: 5, accounts: [], calls: true }),
      cut: () => void done.push('cut'),
      restore: () => void done.push('restore'),
      burst: async (count) => void done.push(`burst ${count}`),
      major: async () => {
        throw new Error('store is full');
      },
      setSpeed: (factor) => void done.push(`speed ${factor}`),
      calls: (on) => void done.push(`calls ${on}`),
      answer: (call) => void done.push(`answer ${call}`),
    },
    (line) => void done.push(line),
  );
});
afterEach(() => control.stop());

const post = (verb: string, body?: unknown): Promise<Response> =>
  fetch(`${control.url}/${verb}`, {
    method: 'POST',
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const messageOf = async (response: Response): Promise<string> =>
  String(((await response.json()) as { message: unknown }).message);

test('given the switches, then each does its work and the state tells it', async () => {
  expect(await (await fetch(`${control.url}/state`)).json()).toEqual({
    cut: false,
    speed: 20,
    virtualNow: 5,
    accounts: [],
    calls: true,
  });
  for (const [verb, body] of [
    ['cut'],
    ['restore', {}],
    ['burst', { count: 12 }],
    ['speed', { factor: 0.5 }],
    ['calls', { on: false }],
    ['answer', { call: 'c' }],
  ] as const)
    expect((await post(verb, body)).status).toBe(200);
  expect(done).toEqual(['cut', 'restore', 'burst 12', 'speed 0.5', 'calls false', 'answer c']);
});

test.each([
  ['burst', { count: 0 }, 'count'],
  ['burst', { count: 501 }, 'count'],
  ['burst', {}, 'count'],
  ['burst', { count: 3, more: 1 }, 'more'],
  ['speed', { factor: -1 }, 'factor'],
  ['speed', { factor: 3601 }, 'factor'],
  ['speed', '{"factor":', 'JSON'],
  ['calls', {}, 'on'],
  ['cut', 'x'.repeat(5_000), 'JSON'],
  ['cut', { now: true }, 'now'],
])('given %s with a wrong body %j, then it says what is wrong and does nothing', async (verb, body, word) => {
  const response = await post(verb, body);
  expect(response.status).toBe(400);
  expect(await messageOf(response)).toContain(word);
  expect(done).toEqual([]);
});

test('given no secret or a wrong one, then there is no such address', async () => {
  const { origin } = new URL(control.url);
  for (const path of ['/state', '/cut', `/${'x'.repeat(32)}/state`, '/'])
    expect((await fetch(`${origin}${path}`, { method: path.endsWith('cut') ? 'POST' : 'GET' })).status).toBe(404);
  expect((await fetch(`${control.url}/cut/it`, { method: 'POST' })).status).toBe(404);
  expect(done).toEqual([]);
});

test('given an unknown switch or a wrong method, then it names what there is', async () => {
  expect(await messageOf(await post('toString'))).toContain('burst');
  expect((await fetch(`${control.url}/cut`)).status).toBe(405);
  expect((await post('state')).status).toBe(405);
});

test('given work that fails, then the bar hears it and the log knows why', async () => {
  expect((await post('major')).status).toBe(500);
  expect(done.join()).toContain('store is full');
});
