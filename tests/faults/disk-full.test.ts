/** The disk is full at every n-th page until none fails, at the console and at the hub (R5). */
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { mountSmallDisk } from '../support/small-disk.ts';
import * as ground from './ground.ts';
import { judge, wrongs } from './judge.ts';
import { newStation, settle, signedIn } from './kill-run.ts';
import { createFaultHub, type FaultHub, type FaultStation } from './processes.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-full-'));
const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function hubOn(database: string) {
  const hub = createFaultHub(ground.bundle.hub, database);
  await hub.start();
  cleanups.push(hub.kill);
  return hub;
}

/** Acts until the disk gave out or so many went through. Answers how many were refused for want of room. */
async function actOn(station: FaultStation, count: number): Promise<number> {
  let refused = 0;
  for (let i = 0; i < count; i++) {
    const done = await station.register();
    if (typeof done === 'object') continue;
    expect(done).toContain('"storage"');
    refused += 1;
  }
  return refused;
}

test('given a console whose disk is full at the n-th page, n = 1, 2, … until nothing fails, when there is room again, then it goes on without a restart and every act it took is at the hub once (R5)', async (context) => {
  const disk = mountSmallDisk(32);
  if (typeof disk === 'string') return context.skip(disk);
  cleanups.push(disk.unmount);
  const database = await ground.database('full_console');
  const hub = await hubOn(database);
  const station = newStation(ground.bundle, path.join(disk.dir, 'console'), hub.url());
  cleanups.push(station.kill);
  await signedIn(station);
  let failed = 0;
  for (let n = 0, calm = 0; calm < 3; n++) {
    disk.fill(n * 4_096);
    const refused = await actOn(station, 1);
    calm = refused === 0 ? calm + 1 : 0;
    if (refused > 0) {
      failed += 1;
      await station.until((s) => s.storage === 'full', `storage full at page ${n}`);
    }
    disk.free();
    expect(await station.register(), `page ${n}`).toMatchObject({ number: expect.any(String) });
    await station.until((s) => s.storage === 'ok', `room again after page ${n}`);
  }
  expect(failed).toBeGreaterThan(2);
  const verdict = await judge(database, await settle([station]));
  expect(wrongs(verdict)).toEqual([]);
  // What was refused for want of room is nowhere: its operator does it again.
  expect(verdict.entries).toBe(verdict.acts);
  expect(station.kills()).toBe(0);
});

test('given a hub whose database finds no room at the n-th page, n = 1, 2, … until nothing fails, when there is room again, then it goes on without a restart and takes what waited, once (R5)', async (context) => {
  const disk = mountSmallDisk(48);
  if (typeof disk === 'string') return context.skip(disk);
  cleanups.push(disk.unmount);
  const database = await databaseOn(path.join(disk.dir, 'space'));
  cleanups.push(database.drop);
  const hub = await hubOn(database.url);
  const station = newStation(ground.bundle, path.join(dir, 'console'), hub.url());
  cleanups.push(station.kill);
  await signedIn(station);
  let failed = 0;
  for (let n = 0, calm = 0; calm < 2; n++) {
    const before = hub.failures();
    disk.fill(n * 8_192);
    // More than fits into the pages that are begun.
    expect(await actOn(station, 12)).toBe(0);
    await Promise.race([station.settled(), failure(hub, before)]);
    const isFull = hub.failures() > before;
    calm = isFull ? 0 : calm + 1;
    if (isFull) failed += 1;
    disk.free();
    await station.settled();
  }
  expect(failed).toBeGreaterThan(0);
  const verdict = await judge(database.url, await settle([station]));
  expect(wrongs(verdict)).toEqual([]);
  expect(verdict.entries).toBe(verdict.acts);
  expect(hub.kills()).toBe(0);
});

/** Resolves when the hub has said that its store failed. */
async function failure(hub: FaultHub, before: number): Promise<void> {
  while (hub.failures() === before) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A database whose tables lie in this folder, while the log of the server has room elsewhere: then a full disk fails one statement, not the server. */
async function databaseOn(space: string) {
  const admin = new pg.Client({ connectionString: ground.server });
  await admin.connect();
  const { rows } = await admin.query<{ data_directory: string }>('show data_directory');
  mkdirSync(space);
  const { uid, gid } = statSync(rows[0]?.data_directory ?? '');
  chownSync(space, uid, gid);
  // The server's user has to get there.
  chownSync(path.dirname(space), uid, gid);
  await admin.query(`create tablespace small location '${space}'`);
  await admin.query('create database full_hub tablespace small');
  return {
    url: ground.databaseUrl('full_hub'),
    drop: async (): Promise<void> => {
      await admin.query('drop database full_hub with (force)');
      await admin.query('drop tablespace small');
      await admin.end();
    },
  };
}
