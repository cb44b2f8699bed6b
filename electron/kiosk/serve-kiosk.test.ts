import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Port } from '../../shared/wire/port.ts';
import { type KioskServer, serveKiosk } from './serve-kiosk.ts';

const work = mkdtempSync(path.join(tmpdir(), 'griddesk-kiosk-'));
const root = path.join(work, 'renderer');
mkdirSync(path.join(root, 'assets'), { recursive: true });
writeFileSync(path.join(root, 'index.html'), '<!doctype html><title>desk</title>');
writeFileSync(path.join(root, 'wall.html'), '<!doctype html><title>wall</title>');
writeFileSync(path.join(root, 'assets/main-1a2b.js'), 'export {};');
writeFileSync(path.join(work, 'secret.js'), 'a file outside');
afterAll(() => rmSync(work, { recursive: true, force: true }));

let kiosk: KioskServer;
let windows: Port[];
let lines: string[];
beforeEach(async () => {
  windows = [];
  lines = [];
  kiosk = await serveKiosk({
    root,
    port: 0,
    serveWindow: (port) => void windows.push(port),
    log: (line) => void lines.push(line),
  });
});
afterEach(() => kiosk.stop());

type Answer = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly body: string };

/** A request written as it is: fetch would tidy the path and set headers of its own. */
async function ask(target: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: kiosk.port, path: target, headers, method }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject);
    request.end();
  });
}

async function enter(): Promise<string> {
  const { headers } = await ask(new URL(kiosk.deskUrl).pathname + new URL(kiosk.deskUrl).search);
  return String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
}

async function knock(headers: Record<string, string>, origin?: string): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${kiosk.port}/bridge`, {
    headers,
    ...(origin === undefined ? {} : { origin }),
  });
  return await new Promise((resolve) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

const own = (): string => `http://127.0.0.1:${kiosk.port}`;

test('given the printed address, when opened, then it leaves a cookie and leads on without the secret', async () => {
  const wall = new URL(kiosk.wallUrl);
  const answer = await ask(`${wall.pathname}${wall.search}&lang=en`);
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/wall.html?lang=en');
  expect(answer.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Lax$/);
});

test('given the cookie, when desk and wall are asked for, then they come with the strict policy (R9)', async () => {
  const cookie = await enter();
  for (const [page, title] of [
    ['/', 'desk'],
    ['/wall.html', 'wall'],
  ] as const) {
    const answer = await ask(page, { cookie });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(title);
    expect(answer.headers['cache-control']).toBe('no-store');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  }
});

test('given files named after their content, when asked for, then the browser may keep them', async () => {
  const answer = await ask('/assets/main-1a2b.js', { cookie: await enter() });
  expect(answer.headers['cache-control']).toContain('immutable');
  expect(answer.headers['content-type']).toContain('text/javascript');
});

test.each([
  ['no cookie', {}],
  ['an empty one', { cookie: '' }],
  ['a guessed one', { cookie: 'griddesk-0=guess' }],
])('given %s, when a page is asked for, then it is refused with a sentence (R9)', async (_name, headers) => {
  const answer = await ask('/', headers);
  expect(answer.status).toBe(401);
  expect(answer.body).toContain('启动时打印的完整地址');
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test('given a wrong secret in the address, when opened, then no cookie is given', async () => {
  const answer = await ask('/?t=guess');
  expect(answer.status).toBe(401);
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test('given a rebound name, when it asks with the secret, then it is refused (DNS rebinding)', async () => {
  const desk = new URL(kiosk.deskUrl);
  const answer = await ask(desk.pathname + desk.search, { host: 'evil.example' });
  expect(answer.status).toBe(421);
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test("given another site's page, when it fetches with the user's cookie, then it is refused", async () => {
  const answer = await ask('/', { cookie: await enter(), origin: 'http://127.0.0.1:9' });
  expect(answer.status).toBe(403);
});

test.each([
  '/../secret.js',
  '/..%2fsecret.js',
  '/%2e%2e/secret.js',
  '/assets/../../secret.js',
  '/assets/..%5c..%5csecret.js',
  '//etc/passwd',
  '/%00',
  '/%',
  '/.hidden.js',
  '/assets',
  '/nowhere.html',
])('given the path %s, when asked for, then nothing outside the pages is read (R9)', async (target) => {
  const answer = await ask(target, { cookie: await enter() });
  expect(answer.status).toBe(404);
  expect(answer.body).not.toContain('outside');
});

test('given another method than GET, when asked, then it is refused', async () => {
  const answer = await ask('/', { cookie: await enter() }, 'POST');
  expect(answer.status).toBe(405);
});

test('given a page of this kiosk, when it opens the bridge, then messages go both ways', async () => {
  const socket = await knock({ cookie: await enter() }, own());
  if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
  const [port] = windows;
  if (port === undefined) throw new Error('no window was served');
  const heard = new Promise((resolve) => port.onMessage(resolve));
  socket.send(JSON.stringify({ t: 'read', ref: 1 }));
  expect(await heard).toEqual({ t: 'read', ref: 1 });
  const told = new Promise((resolve) => socket.once('message', (data: Buffer) => resolve(data.toString())));
  port.post({ t: 'hello', v: 1 });
  expect(JSON.parse(String(await told))).toEqual({ t: 'hello', v: 1 });
  const gone = new Promise<void>((resolve) => port.onClose?.(resolve));
  socket.close();
  await gone;
});

test.each([
  ['a foreign origin', (cookie: string) => knock({ cookie }, 'http://evil.example'), 403],
  ['another port of this machine', (cookie: string) => knock({ cookie }, 'http://127.0.0.1:9'), 403],
  ['no origin', (cookie: string) => knock({ cookie }), 403],
  ['a rebound host', (cookie: string) => knock({ cookie, host: 'evil.example' }, 'http://evil.example'), 403],
  ['no cookie', () => knock({}, own()), 401],
] as const)(
  'given %s, when it opens the bridge, then it is refused before a socket stands (R9)',
  async (_n, open, code) => {
    expect(await open(await enter())).toBe(code);
    expect(windows).toEqual([]);
    expect(lines.at(-1)).toContain('refused a bridge');
  },
);

test('given a socket that speaks no JSON, when it does, then only that window is cut off', async () => {
  const cookie = await enter();
  const socket = await knock({ cookie }, own());
  if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
  windows[0]?.onMessage(() => expect.unreachable());
  const code = new Promise((resolve) => socket.once('close', resolve));
  socket.send('{');
  expect(await code).toBe(1007);
  expect((await ask('/', { cookie })).status).toBe(200);
});

test('given a port in use, when a second kiosk wants it, then it says so and what to do', async () => {
  const second = serveKiosk({ root, port: kiosk.port, serveWindow: () => undefined, log: () => undefined });
  await expect(second).rejects.toThrow(/已被占用[^]*--port/);
});

test('given pages that are not built, when started, then it says how to build them', async () => {
  const missing = serveKiosk({ root: work, port: 0, serveWindow: () => undefined, log: () => undefined });
  await expect(missing).rejects.toThrow('npm run build');
});
