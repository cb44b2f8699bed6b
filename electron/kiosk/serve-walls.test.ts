import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Port } from '../../shared/wire/port.ts';
import { serveWalls, type WallServer } from './serve-walls.ts';
import { addWallToken, readWallTokens, revokeWallToken } from './wall-tokens.ts';

const work = mkdtempSync(path.join(tmpdir(), 'griddesk-walls-'));
const root = path.join(work, 'renderer');
mkdirSync(path.join(root, 'assets'), { recursive: true });
for (const page of ['index', 'wall', 'meeting']) writeFileSync(path.join(root, `${page}.html`), page);
writeFileSync(path.join(root, 'assets/a.js'), 'export {};');
afterAll(() => rmSync(work, { recursive: true, force: true }));

let walls: WallServer;
let served: Port[];
let given: { readonly id: string; readonly token: string };
beforeEach(async () => {
  served = [];
  rmSync(path.join(work, 'wall-tokens.json'), { force: true });
  given = addWallToken(work, '大厅左屏', 1);
  walls = await serveWalls({
    root,
    dataDir: work,
    port: 0,
    host: '127.0.0.1',
    serveWall: (port) => {
      served.push(port);
      return () => undefined;
    },
    log: () => undefined,
    checkMs: 20,
  });
});
afterEach(() => walls.stop());

const own = (): string => `http://127.0.0.1:${walls.port}`;
const ask = (page: string, cookie = '') => fetch(`${own()}${page}`, { headers: { cookie }, redirect: 'manual' });
const cookie = (): string => `griddesk-wall=${given.token}`;

async function knock(headers: Record<string, string>, origin = own()): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${walls.port}/bridge`, { headers, origin });
  return await new Promise((resolve) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

test('given the address of a wall with its token, when opened, then it gets its cookie and goes on in visitor mode without the token', async () => {
  const answer = await ask(`/wall.html?t=${given.token}&wall=2`);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/wall.html?wall=2&visitor=');
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  expect(await (await ask('/wall.html', cookie())).text()).toBe('wall');
  expect((await ask('/assets/a.js', cookie())).status).toBe(200);
});

test.each(['/', '/index.html', '/meeting.html', '/../wall-tokens.json', '/assets/../index.html'])(
  'R9 given a good token, when %s is asked for, then the desk is not there',
  async (page) => {
    expect((await ask(page, cookie())).status).toBe(404);
  },
);

test('R9 given no token or a guessed one, when page or bridge is asked for, then both are refused', async () => {
  for (const bad of ['', 'griddesk-wall=', 'griddesk-wall=guess']) {
    expect((await ask('/wall.html', bad)).status).toBe(401);
    expect(await knock({ cookie: bad })).toBe(401);
  }
  expect(await knock({ cookie: cookie() }, 'http://evil.example')).toBe(401);
  expect(served).toEqual([]);
});

test('given a wall that is open, when its token is taken back, then it is closed and cannot come in again', async () => {
  const socket = await knock({ cookie: cookie() });
  if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
  expect(served).toHaveLength(1);
  const code = new Promise((resolve) => socket.once('close', resolve));
  expect(revokeWallToken(work, given.id)).toBe(true);
  expect(await code).toBe(1008);
  expect((await ask('/wall.html', cookie())).status).toBe(401);
  expect(revokeWallToken(work, given.id)).toBe(false);
});

test('given the file of tokens, then no token stands in it; a damaged one lets nobody in and is not written over', async () => {
  expect(JSON.stringify(readWallTokens(work))).not.toContain(given.token);
  writeFileSync(path.join(work, 'wall-tokens.json'), '{');
  expect((await ask('/wall.html', cookie())).status).toBe(401);
  expect(() => addWallToken(work, 'x', 2)).toThrow(/wall-tokens\.json/);
});
