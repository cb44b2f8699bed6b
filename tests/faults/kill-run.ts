/** Kills consoles and hub at random instants while operators work, and judges what is left (R4). */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { people } from '../support/story.ts';
import type { Bundle } from './bundle.ts';
import { judge, type Verdict, type Witness } from './judge.ts';
import { createFaultHub, createFaultStation, type FaultHub, type FaultStation } from './processes.ts';

export type KillReport = Verdict & {
  readonly kills: number;
  readonly hubKills: number;
  readonly seconds: number;
  /** Processes that ended by themselves, and with what words. */
  readonly strange: readonly string[];
};

export type KillOptions = {
  readonly bundle: Bundle;
  /** Address of an empty PostgreSQL database: its commits are durable. */
  readonly database: string;
  readonly kills: number;
  readonly consoles: number;
  /** 0 ≤ x < 1 */
  readonly chance: () => number;
};

/** A console is killed in the middle of its n-th act, or at the latest after so long, ms. */
const mostActs = 8;
const longest = 15_000;
/** One kill in so many comes somewhere in the start. */
const soon = 10;
const starting = 300;
/** One kill in so many is the hub's. */
const hubEvery = 12;
const pauseMs = 5;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

export async function runKills({ bundle, database, kills, consoles, chance }: KillOptions): Promise<KillReport> {
  const start = performance.now();
  const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-kills-'));
  const hub = createFaultHub(bundle.hub, database);
  await hub.start();
  const stations = Array.from({ length: consoles }, (_, i) => newStation(bundle, path.join(dir, `c${i}`), hub.url()));
  try {
    await Promise.all(stations.map(signedIn));
    const done = (): number => stations.reduce((sum, s) => sum + s.kills(), 0) + hub.kills();
    const isOver = (): boolean => done() >= kills;
    await Promise.all([
      ...stations.map((s) => killAgain(s, stations, isOver, chance)),
      killHub(hub, isOver, done, chance),
    ]);
    await hub.start();
    const witnesses = await settle(stations);
    return {
      ...(await judge(database, witnesses)),
      kills: done(),
      hubKills: hub.kills(),
      seconds: Math.round((performance.now() - start) / 1_000),
      strange: stations.flatMap((s) => s.strange),
    };
  } finally {
    for (const station of stations) await station.kill();
    await hub.kill();
    rmSync(dir, { recursive: true, force: true });
  }
}

export function newStation({ station }: Bundle, dataDir: string, url: string): FaultStation {
  mkdirSync(dataDir, { recursive: true });
  return createFaultStation(station, path.basename(dataDir), dataDir, url);
}

export async function signedIn(station: FaultStation): Promise<void> {
  station.start();
  await station.signIn(people.county.account);
}

/** The last events anybody registered: what colleagues act on as well. */
export const commonEvents = (stations: readonly FaultStation[]): readonly string[] => [
  ...new Set(stations.flatMap(({ taken }) => taken.slice(-6).map(({ event }) => event))),
];

async function killAgain(
  station: FaultStation,
  all: readonly FaultStation[],
  isOver: () => boolean,
  chance: () => number,
): Promise<void> {
  while (!isOver()) {
    station.start();
    station.work({ pauseMs, events: commonEvents(all) });
    if (chance() < 1 / soon) await sleep(chance() * starting);
    else {
      await Promise.race([station.acts(Math.floor(chance() * mostActs)), sleep(longest)]);
      await sleep(chance() * pauseMs * 2);
    }
    await station.kill();
  }
}

async function killHub(hub: FaultHub, isOver: () => boolean, done: () => number, chance: () => number): Promise<void> {
  while (!isOver()) {
    const next = done() + hubEvery * (0.5 + chance());
    while (!isOver() && done() < next) await sleep(20);
    const starting = hub.start();
    // Half of them in the middle of its start.
    if (chance() < 0.5) await starting;
    else await sleep(chance() * 250);
    await hub.kill();
    await starting;
    await hub.start();
  }
}

/** Lets everything come to rest and stops the consoles, so that their files can be looked at. */
export async function settle(stations: readonly FaultStation[]): Promise<readonly Witness[]> {
  for (const station of stations) station.start();
  for (const station of stations) station.work(null);
  await Promise.all(stations.map((s) => s.settled()));
  // Caught up a second time: what the slower ones brought has come to the others as well.
  await sleep(500);
  await Promise.all(stations.map((s) => s.settled()));
  return Promise.all(
    stations.map(async (station) => {
      const { attention } = await station.look();
      await station.stop();
      return { name: station.name, dataDir: station.dataDir, taken: station.taken, attention };
    }),
  );
}
