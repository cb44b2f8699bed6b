/** `npm run hub -- …` as people and scripts run it. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../hub/db/open-store.ts';
import { createHub } from '../../hub/hub.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { type StoreFolders, storeFolders } from '../support/store-folder.ts';
import { people, registration } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { tinyCounty } from '../support/tiny-county.ts';
import { connectWire, newId, seated, sentBy } from '../support/wire-client.ts';

const main = fileURLToPath(new URL('../../hub/main.ts', import.meta.url));
type Answer = { readonly code: number | null; readonly out: string; readonly err: string };

function hubProcess(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, DATABASE_URL: '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end();
  const ended = new Promise<Answer>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return { child, ended, out: () => out };
}
const run = (...args: string[]): Promise<Answer> => hubProcess(args).ended;

let folders: StoreFolders;
beforeAll(async () => {
  folders = await storeFolders(async (dir) => (await openStore({ kind: 'pglite', dir }, () => undefined)).close());
});
afterAll(() => folders.remove());

test('given a period, when asking due through the process, then the answer stands alone on standard output', async () => {
  const answer = await run('due', '--start', '2025-09-24T16:40+08:00', '--length', '7', '--unit', 'day', '--json');
  expect(answer).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(answer.out)).toMatchObject({ due: '2025-10-09' });
  expect((await run('fly')).code).toBe(2);
});

test('given no data, when asked for figures, then it is said and no folder is made', async () => {
  const dir = path.join(folders.root, 'nowhere');
  const answer = await run('figures', '--data', dir, '--json');
  expect(answer).toMatchObject({ code: 1, out: '' });
  expect(answer.err).toContain('npm start');
  expect(existsSync(dir)).toBe(false);
});

test('given a hub that serves, when its folder is asked, then the running hub answers; stopped, the folder does', async () => {
  const dir = folders.make('served');
  const seeded = await createHub(
    testHub({
      store: { kind: 'pglite', dir },
    }),
  );
  await seeded.offer(
    [1, 2].map(() => sentBy('maker', people.county, 's', { ...registration(), event: newId() } as Command)),
  );
  await seeded.stop();

  const served = hubProcess(['serve', '--data', dir, '--port', '0']);
  await expect.poll(served.out, { timeout: 30_000 }).toMatch(/http:/);
  const url = /http:\S+/.exec(served.out())?.[0] ?? '';
  const desk = await seated(url, 'desk', people.county.account);
  const file = path.join(folders.root, 'served.backup');
  expect(await run('backup', '--data', dir, '--to', file)).toMatchObject({ code: 0, err: '' });
  const copy = folders.make('restored');
  expect((await run('restore', '--data', copy, '--from', file)).out).toContain('the journal to entry 2');
  const running = await run('figures', '--data', dir, '--json');
  expect(JSON.parse(running.out)).toMatchObject({
    seq: 2,
    total: { inflow: 2, open: 2, overdue: 0, onTime: { numerator: 0, denominator: 0, percent: null } },
  });
  expect((await run('verify', '--data', dir)).out).toContain('2 entries');
  const added = await run(
    'accounts',
    'add',
    'new',
    '--data',
    dir,
    '--role',
    'townSeat',
    '--area',
    '320722001',
    '--name',
    '新',
  );
  expect(added.code).toBe(0);
  const secret = /: (\S+)/.exec(added.out)?.[1] ?? '';
  expect((await desk.signIn('new', secret)).actor).toMatchObject({ account: 'new', role: 'townSeat' });
  expect((await run('accounts', 'disable', 'nobody', '--data', dir)).err).toContain('nobody');
  const line = await run('connectors', 'add', '12345', '--data', dir, '--name', '热线', '--area', '320722');
  const token = /: (\S+)/.exec(line.out)?.[1] ?? '';
  const known = await fetch(`${url}/connectors/12345/outgoing`, { headers: { authorization: `Bearer ${token}` } });
  expect(known.status).toBe(200);
  const state = await run('connectors', 'state', '--data', dir, '--json');
  expect(state.code).toBe(0);
  expect(JSON.parse(state.out)).toMatchObject([{ system: '12345', state: 'ok', failures: 0 }]);
  expect((await run('connectors', 'add', '12345', '--data', dir, '--name', '热线', '--area', '320722')).err).toContain(
    'revoke',
  );
  expect((await run('connectors', 'revoke', 'nobody', '--data', dir)).err).toContain('nobody');
  const health = (await (await fetch(`${url}/health`)).json()) as unknown;
  expect(health).toMatchObject({ ok: true, seq: 2 });
  expect((await fetch(`${url}/tools`, { method: 'POST', body: '{"ask":"verify"}' })).status).toBe(403);
  expect((await fetch(`${url}/`)).status).toBe(404);
  desk.close();

  served.child.kill('SIGTERM');
  expect((await served.ended).code).toBe(0);
  const stopped = await run('figures', '--data', dir, '--json');
  expect(JSON.parse(stopped.out)).toMatchObject({
    seq: 2,
    total: { open: 2 },
    byTown: { '320722001': { inflow: 2 } },
    byItem: { '0102': { open: 2 } },
  });
  expect((await run('accounts', 'list', '--data', dir)).out).toContain('new\ttownSeat');
  expect(readdirSync(dir).sort()).toEqual(['pg']);
});

test('given a hub killed in the middle, when it starts again, then it opens and what it confirmed to readers is there', async () => {
  const dir = folders.make('killed');
  const start = (): ReturnType<typeof hubProcess> =>
    hubProcess(['serve', '--data', dir, '--port', '0', '--registry', path.join(folders.root, 'registry.json')]);
  writeFileSync(path.join(folders.root, 'registry.json'), JSON.stringify(tinyCounty));
  const added = await run(
    'accounts',
    'add',
    'seat',
    '--data',
    dir,
    '--role',
    'countySeat',
    '--area',
    '320722',
    '--name',
    '坐席',
  );
  expect(added).toMatchObject({ code: 0, err: '' });
  const secret = /: (\S+)/.exec(added.out)?.[1] ?? '';
  let served = start();
  await expect.poll(served.out, { timeout: 30_000 }).toMatch(/http:/);
  const desk = await connectWire(/http:\S+/.exec(served.out())?.[0] ?? '', 'desk');
  const session = await desk.signIn('seat', secret);
  const { seq } = await desk.hello(session);
  const sent = Array.from({ length: 20 }, () =>
    sentBy('desk', session.actor, session.id, { ...registration(), event: newId() } as Command),
  );
  desk.say({ t: 'offer', commands: sent });
  await desk.news(seq);
  const confirmed = (await desk.pull(seq)).entries.map((e) => e.commandId);
  served.child.kill('SIGKILL');
  await served.ended;
  served = start();
  await expect.poll(served.out, { timeout: 30_000 }).toMatch(/http:/);
  const back = await connectWire(/http:\S+/.exec(served.out())?.[0] ?? '', 'desk');
  await back.hello(session);
  back.say({ t: 'offer', commands: sent });
  await expect.poll(async () => (await back.pull(seq)).entries.map((e) => e.commandId)).toEqual(sent.map((s) => s.id));
  expect(confirmed).toEqual(sent.map((s) => s.id));
  back.close();
  served.child.kill('SIGTERM');
  await served.ended;
  expect(await run('verify', '--data', dir, '--json')).toMatchObject({ code: 0, err: '' });
});
