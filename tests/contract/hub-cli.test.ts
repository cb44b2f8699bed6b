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
import { accounts, tinyCounty } from '../support/tiny-county.ts';
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

test('given a period, when asking due, then the answer of the Civil Code comes as JSON (D3)', async () => {
  const answer = await run('due', '--start', '2025-09-24T16:40+08:00', '--length', '7', '--unit', 'day', '--json');
  expect(answer.code).toBe(0);
  expect(JSON.parse(answer.out)).toEqual({
    nominalEnd: '2025-10-01',
    due: '2025-10-09',
    dueInstant: '2025-10-10T00:00:00+08:00',
    calendarVersion: 'cn-2024-2026',
    provisional: false,
  });
});

test('given a file of periods, when one is wrong, then it is named by index and path and nothing is printed', async () => {
  const file = path.join(folders.root, 'periods.json');
  writeFileSync(
    file,
    JSON.stringify([
      { start: '2025-09-24', length: 7, unit: 'day' },
      { start: '2027-02-01T08:00', length: 2, unit: 'hour' },
    ]),
  );
  const good = await run('due', '--file', file);
  expect(JSON.parse(good.out)).toMatchObject([
    { due: '2025-10-09' },
    { nominalEnd: null, due: null, dueInstant: '2027-02-01T10:00:00+08:00', provisional: false },
  ]);
  for (const [row, where] of [
    [{ start: '2025-09-31', length: 7, unit: 'day' }, '[1].start'],
    [{ start: '2025-09-24', length: 1.5, unit: 'day' }, '[1].length'],
    [{ start: '2025-09-24', length: 7, unit: 'fortnight' }, '[1].unit'],
    [{ start: '2025-09-24', length: 7, unit: 'day', more: 1 }, '[1].more'],
    ['x', '[1]'],
  ] as const) {
    writeFileSync(file, JSON.stringify([{ start: '2025-09-24', length: 7, unit: 'day' }, row]));
    const bad = await run('due', '--file', file);
    expect(bad).toMatchObject({ code: 2, out: '' });
    expect(bad.err).toContain(where);
  }
});

test('given words that make no sense, when run, then a sentence in two languages and code 2', async () => {
  for (const args of [
    ['fly'],
    ['due', '--wings'],
    ['verify', 'more'],
    ['due', '--length', '7'],
    ['accounts', 'dance', 'x'],
    ['serve', '--port', 'x'],
  ]) {
    const answer = await run(...args);
    expect(answer.code).toBe(2);
    expect(answer.err).toMatch(/[\u4e00-\u9fff].*\n.*[a-z]/);
    expect(answer.err).not.toContain('    at ');
  }
  expect((await run('--help')).out).toMatch(/serve[\s\S]*verify[\s\S]*figures[\s\S]*due[\s\S]*accounts/);
  expect((await run('due', '--help')).code).toBe(0);
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
  const seeded = await createHub({
    store: { kind: 'pglite', dir },
    seed: { registry: tinyCounty, accounts },
    argon2: { memoryCost: 64, timeCost: 1, parallelism: 1 },
    log: () => undefined,
  });
  await seeded.offer(
    [1, 2].map(() => sentBy('maker', people.county, 's', { ...registration(), event: newId() } as Command)),
  );
  await seeded.stop();

  const served = hubProcess(['serve', '--data', dir, '--port', '0']);
  await expect.poll(served.out, { timeout: 30_000 }).toMatch(/http:/);
  const url = /http:\S+/.exec(served.out())?.[0] ?? '';
  const desk = await seated(url, 'desk', people.county.account);
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
  await desk.next('news');
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
