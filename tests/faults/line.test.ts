/** One console behind a line that can be spoilt: what its operator sees, and that he goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import { people } from '../support/story.ts';
import { createFaultProxy, type Trouble } from './fault-proxy.ts';
import * as ground from './ground.ts';
import { judge, wrongs } from './judge.ts';
import { newStation, settle, signedIn } from './kill-run.ts';
import { createFaultHub } from './processes.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-line-'));
const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function place(name: string) {
  const database = await ground.database(name);
  const hub = createFaultHub(ground.bundle.hub, database);
  await hub.start();
  cleanups.push(hub.kill);
  const proxy = await createFaultProxy(hub.port);
  cleanups.push(proxy.stop);
  const station = newStation(ground.bundle, path.join(dir, name), proxy.url);
  cleanups.push(station.kill);
  await signedIn(station);
  return { database, hub, proxy, station };
}

test('given each kind of dead line, also one that only looks alive, when it comes and goes, then the loss and the return are seen and what was done meanwhile arrives once (O1, O3)', async () => {
  const { database, proxy, station } = await place('dead');
  const kinds: readonly Trouble['kind'][] = ['halfOpen', 'upCut', 'downCut', 'reset', 'refuse'];
  for (const kind of kinds) {
    proxy.set({ kind } as Trouble);
    await station.until((s) => s.line === 'offline', `offline by ${kind}`);
    expect(await station.register()).toMatchObject({ event: expect.any(String) });
    await station.until((s) => s.waiting === 1, 'an act that waits');
    proxy.set({ kind: 'none' });
    await station.settled();
  }
  const verdict = await judge(database, await settle([station]));
  expect(wrongs(verdict)).toEqual([]);
  expect(verdict).toMatchObject({ acts: kinds.length, entries: kinds.length, refused: 0 });
});

test('given a slow line, late or drop by drop, when work goes on, then the line stands and the work arrives', async () => {
  const { database, proxy, station } = await place('slow');
  for (const trouble of [
    { kind: 'latency', ms: 700 },
    { kind: 'drip', bytes: 300 },
  ] as const) {
    proxy.set(trouble);
    for (let i = 0; i < 5; i++) await station.register();
    await station.settled();
    proxy.set({ kind: 'none' });
  }
  const verdict = await judge(database, await settle([station]));
  expect(wrongs(verdict)).toEqual([]);
  expect(verdict.entries).toBe(10);
});

test('given a session that has run out at the hub, when the operator goes on, then he is asked again, works on meanwhile, and nothing is lost by it or by a kill (O3)', async () => {
  const { database, hub, proxy, station } = await place('session');
  const first = await station.register();
  if (typeof first === 'string') throw new Error(first);
  await station.settled();
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  await client.query('update sessions set until = 1');
  await client.end();
  // The next connection is greeted with a session that is over.
  proxy.set({ kind: 'reset' });
  await station.until((s) => s.line === 'offline', 'offline');
  proxy.set({ kind: 'none' });
  await station.until((s) => s.line === 'session-ended', 'asked to sign in again');
  await station.register();
  const note: EventCommand = { kind: 'event.addNote', event: first.event, text: '会话失效后的备注' };
  expect(await station.ask({ do: 'run', command: note })).toMatchObject({ ok: true });
  await station.kill();
  await hub.kill();
  await hub.start();
  station.start();
  await station.until((s) => s.line === 'session-ended' && s.waiting === 2, 'asked again after the restart');
  await station.register();
  await station.signIn(people.county.account);
  const verdict = await judge(database, await settle([station]));
  expect(wrongs(verdict)).toEqual([]);
  expect(verdict).toMatchObject({ acts: 3, entries: 4, refused: 0 });
});
