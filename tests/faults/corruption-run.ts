/** Spoils the cache of a closed console in a random way and opens it: found, rebuilt from the hub, the outbox untouched (R6). */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Station } from '../../electron/station/station.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import { openStation, until } from '../support/station-fixture.ts';
import { people, registration } from '../support/story.ts';
import { password } from '../support/tiny-county.ts';
import type { Bundle } from './bundle.ts';
import { createFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { judge } from './judge.ts';
import { createFaultHub } from './processes.ts';

export type CorruptionReport = {
  readonly corruptions: number;
  /** Known as damaged at open or at the first reading, and rebuilt. */
  readonly rebuilt: number;
  /** In bytes that nothing is kept in: everything read back right without a rebuild. */
  readonly harmless: number;
  readonly wrong: readonly string[];
};

const events = 40;
const waitingActs = 3;
const page = 4_096;

type Spoil = { readonly name: string; readonly at: (bytes: Buffer, chance: () => number) => Buffer };
const anywhere = (bytes: Buffer, chance: () => number): number => Math.floor(chance() * bytes.length);
const pageOf = (bytes: Buffer, chance: () => number): number => Math.floor((chance() * bytes.length) / page) * page;
const spoils: readonly Spoil[] = [
  {
    name: 'one bit',
    at: (bytes, chance) => {
      const i = anywhere(bytes, chance);
      bytes[i] = (bytes[i] ?? 0) ^ (1 << Math.floor(chance() * 8));
      return bytes;
    },
  },
  {
    name: 'a page of noise',
    at: (bytes, chance) => {
      const from = pageOf(bytes, chance);
      for (let i = from; i < from + page; i++) bytes[i] = Math.floor(chance() * 256);
      return bytes;
    },
  },
  {
    name: 'a page of zeros',
    at: (bytes, chance) => bytes.fill(0, pageOf(bytes, chance), pageOf(bytes, chance) + page),
  },
  { name: 'cut off', at: (bytes, chance) => bytes.subarray(0, anywhere(bytes, chance)) },
  { name: 'emptied', at: () => Buffer.alloc(0) },
  {
    name: 'every page',
    at: (bytes, chance) => {
      const offset = Math.floor(chance() * page);
      for (let i = offset; i < bytes.length; i += page) bytes[i] = (bytes[i] ?? 0) ^ 0xff;
      return bytes;
    },
  },
];

export type CorruptionOptions = {
  readonly bundle: Bundle;
  readonly database: string;
  readonly corruptions: number;
  readonly chance: () => number;
};

export async function runCorruptions(options: CorruptionOptions): Promise<CorruptionReport> {
  const { bundle, database, corruptions, chance } = options;
  const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-corrupt-'));
  const hub = createFaultHub(bundle.hub, database);
  await hub.start();
  const proxy = await createFaultProxy(hub.port);
  try {
    const good = path.join(dir, 'good');
    const ids = await makeGood(good, proxy);
    const wrong: string[] = [];
    let rebuilt = 0;
    for (let i = 0; i < corruptions; i++) {
      const spoil = spoils[i % spoils.length] as Spoil;
      const spoilt = path.join(dir, 'spoilt');
      cpSync(good, spoilt, { recursive: true });
      const file = path.join(spoilt, 'cache.db');
      writeFileSync(file, spoil.at(readFileSync(file), chance));
      const found = await openSpoilt(spoilt, proxy.url, ids).catch((error: unknown) =>
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
      if (typeof found === 'string') wrong.push(`${spoil.name} (${i}): ${found}`);
      else if (found) rebuilt += 1;
      rmSync(spoilt, { recursive: true });
    }
    const { entries } = await judge(database, []);
    if (corruptions > 0 && entries !== events + waitingActs)
      wrong.push(`the journal has ${entries} entries for ${events + waitingActs} acts`);
    return { corruptions, rebuilt, harmless: corruptions - rebuilt - wrong.length, wrong };
  } finally {
    await proxy.stop();
    await hub.kill();
    rmSync(dir, { recursive: true, force: true });
  }
}

const isSettled = (station: Station): Promise<unknown> =>
  until(
    station,
    { feed: 'session' },
    (s) => s.line.state === 'online' && s.line.waiting === 0 && s.storage.state === 'ok',
    60_000,
  );

/** A console that caught up, and did a little more while the line was down. Answers the ids of its events. */
async function makeGood(dir: string, proxy: FaultProxy): Promise<readonly string[]> {
  mkdirSync(dir);
  const station = await openStation(dir, proxy.url);
  await until(station, { feed: 'session' }, (s) => s.line.state === 'signed-out');
  await station.run({ kind: 'session.signIn', account: people.county.account, password });
  await isSettled(station);
  const ids: string[] = [];
  for (let i = 0; i < events; i++) {
    const fresh = await station.read({ ask: 'newNumber' });
    if (!fresh.ok) throw new Error(JSON.stringify(fresh.error));
    const { event, number } = fresh.value;
    const command = { ...registration({ number, toldAt: Date.now() - 60_000 }), event } as EventCommand;
    const done = await station.run(command);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    ids.push(event);
  }
  await isSettled(station);
  proxy.set({ kind: 'refuse' });
  await until(station, { feed: 'session' }, (s) => s.line.state === 'offline');
  for (const event of ids.slice(0, waitingActs)) await station.run({ kind: 'event.addNote', event, text: '断线备注' });
  await station.stop();
  proxy.set({ kind: 'none' });
  return ids;
}

/** @returns true when the cache was rebuilt; throws, or answers in words, when anything is not as it was */
async function openSpoilt(dir: string, url: string, ids: readonly string[]): Promise<boolean | string> {
  const lines: string[] = [];
  const station = await openStation(dir, url, { log: (line) => lines.push(line) });
  try {
    if (!lines.some((line) => line.includes(`station open: ${waitingActs} waiting`)))
      return `the outbox was touched: ${lines.join(' | ')}`;
    await isSettled(station);
    // What was not read at open is read now; a damage found here is mended while we wait.
    for (const id of ids) await until(station, { feed: 'event', id }, (v) => v?.timelineWhole === true, 30_000);
    await isSettled(station);
    const tray = await until(station, { feed: 'session' }, (s) => s.storage.state === 'ok');
    if (tray.attention > 0) return `${tray.attention} acts were refused`;
    if (tray.storage.cachedEvents !== ids.length) return `${tray.storage.cachedEvents} of ${ids.length} events`;
    return lines.some((line) => /→ rebuilding|cache (damaged|other-shape)/.test(line));
  } finally {
    await station.stop();
  }
}
