/** The partition matrix: operators work while every kind of trouble comes over their lines; healed, all must be of one mind (R3). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bundle } from './bundle.ts';
import { createFaultProxy, type FaultProxy, type Trouble, troubles } from './fault-proxy.ts';
import { judge, type Verdict } from './judge.ts';
import { commonEvents, newStation, settle, signedIn } from './kill-run.ts';
import { createFaultHub, type FaultHub, type FaultStation } from './processes.ts';

export type MatrixOptions = {
  readonly bundle: Bundle;
  readonly database: string;
  readonly runs: number;
  readonly consoles: number;
  /** Of all consoles together. */
  readonly actsPerSecond: number;
  /** Longest trouble, ms; each lasts up to so long, two after the other in a run. */
  readonly longest: number;
  readonly chance: () => number;
  /** Told of every run as it ends. */
  readonly onRun?: (run: MatrixRun) => void;
};

export type MatrixRun = {
  readonly run: number;
  readonly troubles: readonly string[];
  /** From healing until every console is online with nothing waiting, ms. */
  readonly recoveryMs: number;
};

export type MatrixReport = Verdict & { readonly runs: readonly MatrixRun[]; readonly strange: readonly string[] };

type Place = { readonly proxy: FaultProxy; readonly station: FaultStation };

const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** The consoles live on from run to run, with all that earlier troubles may have left in them; they are judged together at the end. */
export async function runMatrix(options: MatrixOptions): Promise<MatrixReport> {
  const { bundle, database, runs } = options;
  const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-matrix-'));
  const hub = createFaultHub(bundle.hub, database);
  await hub.start();
  const places = await Promise.all(
    Array.from({ length: options.consoles }, async (_, i): Promise<Place> => {
      const proxy = await createFaultProxy(hub.port);
      return { proxy, station: newStation(bundle, path.join(dir, `c${i}`), proxy.url) };
    }),
  );
  const stations = places.map(({ station }) => station);
  try {
    for (const station of stations) await signedIn(station);
    const done: MatrixRun[] = [];
    for (let run = 0; run < runs; run++) {
      const one = await runOnce(options, places, hub, run);
      done.push(one);
      options.onRun?.(one);
    }
    const witnesses = await settle(stations);
    return { ...(await judge(database, witnesses)), runs: done, strange: stations.flatMap((s) => s.strange) };
  } finally {
    for (const { proxy, station } of places) {
      await station.kill();
      await proxy.stop();
    }
    await hub.kill();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Whom a trouble strikes: one, some, all, or all but one. */
function struck(places: readonly Place[], chance: () => number): readonly Place[] {
  const first = Math.floor(chance() * places.length);
  const who = Math.floor(chance() * 4);
  if (who === 0) return places.slice(first, first + 1);
  if (who === 1) return places.filter(() => chance() < 0.5);
  return who === 2 ? places : places.filter((_, i) => i !== first);
}

async function runOnce(
  options: MatrixOptions,
  places: readonly Place[],
  hub: FaultHub,
  run: number,
): Promise<MatrixRun> {
  const { chance, longest, actsPerSecond } = options;
  const stations = places.map(({ station }) => station);
  const pauseMs = (1_000 * stations.length) / actsPerSecond;
  for (const station of stations) station.work({ pauseMs, events: commonEvents(stations) });
  const named: string[] = [];
  for (const round of [0, 1]) {
    // Every kind in turn, so that few runs see them all.
    const trouble = troubles[(run + round * 3) % troubles.length] as Trouble;
    const ones = struck(places, chance);
    named.push(`${trouble.kind}×${ones.length}`);
    for (const { proxy } of ones) proxy.set(trouble);
    if (chance() < 0.2) {
      named.push('hub');
      await hub.kill();
      await hub.start();
    }
    await sleep(chance() * longest);
    if (chance() < 0.5) for (const { proxy } of places) proxy.set({ kind: 'none' });
  }
  for (const { proxy } of places) proxy.set({ kind: 'none' });
  const healed = performance.now();
  for (const station of stations) station.work(null);
  await Promise.all(stations.map((s) => s.settled()));
  return { run, troubles: named, recoveryMs: Math.round(performance.now() - healed) };
}
