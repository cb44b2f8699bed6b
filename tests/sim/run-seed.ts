import { scopedVersion } from '../../hub/access/scoped-registry.ts';
import { startAt } from './county.ts';
import { scheduleFaults } from './faults.ts';
import { findViolations } from './invariants.ts';
import type { Traffic } from './line.ts';
import { createModelFiles } from './model-files.ts';
import { digest } from './model-hub.ts';
import type { FaultKind, Plan } from './plan.ts';
import { createWorld, type MakeFiles, type World } from './world.ts';

/** Virtual time after the last fault within which everything must be level. ms (R8) */
export const convergeWithin = 60_000;
const hour = 3_600_000;
/** Seconds of virtual time that a level county is watched. */
const calmFor = 6;
/** What a disk did not take is tried again so much later at the latest (alarm-calls.ts: a call): a county that still owes it is not level, ms. */
const retriedAfter = 15_000;
/** An estimate of the hub's clock is right within so much: alarms look again within five seconds of a greater step, ms. */
const rightClock = 2_000;
/** Nobody acts before most have signed in, ms. */
const firstAct = 8_000;
/** Share of the acts of a short story at which somebody at another console does something in the same moment. */
const crossing = 0.4;

export type Outcome = {
  readonly violations: readonly string[];
  /** Digest of journal and traffic, with a trace of the consoles' files too: the same for the same plan. */
  readonly hash: string;
  readonly acts: number;
  readonly refusedActs: number;
  readonly consoles: number;
  readonly faults: Readonly<Record<FaultKind, number>>;
  readonly traffic: Readonly<Traffic>;
  readonly story: readonly string[];
};

/** Runs one plan from the first sign-in to a healed, quiet county, and says what was wrong then. */
export function runSeed(plan: Plan, makeFiles: MakeFiles = createModelFiles, look?: (world: World) => void): Outcome {
  const story: string[] = [];
  const violations = new Set<string>();
  const world = createWorld(plan, makeFiles, story, (what) => violations.add(what));
  const { schedule, consoles, hub, files } = world;
  const end = plan.hours * hour;
  const healing = Math.round(Math.min(end, plan.until * hour));
  try {
    for (const console of consoles) console.boot();
    scheduleActs(world, end);
    const heal = scheduleFaults(world, end);
    schedule.run(healing);
    world.log('everybody', 'heals');
    world.heal();
    heal();
    for (const console of consoles) console.boot();
    settle(world, healing);
    look?.(world);
    for (const what of findViolations(world)) violations.add(what);
    return {
      violations: [...violations],
      hash: digest(
        JSON.stringify([
          hub.books.head(),
          hub.books.epoch(),
          world.traffic,
          schedule.steps(),
          plan.trace ? looksOf(world) : [],
        ]),
      ),
      acts: world.acknowledged.length,
      refusedActs: hub.books.journal.filter((e) => e.fact.kind === 'command.refused').length,
      consoles: consoles.length,
      faults: world.faults,
      traffic: world.traffic,
      story,
    };
  } finally {
    for (const one of files) one.remove();
  }
}

/** Runs until the county is level, and a little longer: what is level must stay so. */
function settle(world: World, healing: number): void {
  const { schedule } = world;
  let quiet = 0;
  for (let at = healing; at < healing + convergeWithin && quiet < calmFor; at += 1_000) {
    schedule.run(at + 1_000);
    quiet = isLevel(world) ? quiet + 1 : 0;
  }
}

function isLevel({ hub, consoles, traps, schedule }: World): boolean {
  const { length } = hub.books.journal;
  const hubNow = startAt + schedule.now();
  if (traps.some(({ failedAt }) => schedule.now() < failedAt + retriedAfter)) return false;
  return consoles.every((console) => {
    const process = console.process();
    if (process === null || Math.abs(process.clock.hub() - hubNow) > rightClock) return false;
    const { talk, behind, barred } = process.core.view();
    const { cursor, registry } = process.store.position();
    if (talk !== 'live' || behind || barred !== null || cursor !== length) return false;
    const actor = process.stores.outbox.session()?.actor;
    if (actor?.account !== console.operator().account || process.replica.acts().length > 0) return false;
    return registry === scopedVersion(hub.books.registry().version, actor);
  });
}

/** What stands in the files of every console, whatever keeps them. */
const looksOf = ({ files }: World) =>
  files.map((one) => {
    const { rows, entries, shown, unhanded, sums } = one.look();
    const kept = [...rows].map(([id, row]) => `${id} ${row.version}`).sort();
    const lines = entries.map((entry) => entry.seq).sort((a, b) => a - b);
    return [kept, lines, shown, unhanded, [...sums].map((sum) => sum.join(' ')).sort()];
  });

/** Operators work in bursts, several consoles at the same events. */
function scheduleActs({ schedule, consoles, chance, plan, isHealed }: World, end: number): void {
  const r = chance('acts');
  const count = Math.round(plan.hours * plan.pace * (120 + r() * 160));
  let at = firstAct;
  for (let i = 0; i < count; i++) {
    at = r() < 0.6 ? at + r() * 6_000 : firstAct + r() * (end - firstAct);
    const console = consoles[Math.floor(r() ** 1.3 * consoles.length)];
    // Two windows, and two people, may act in the same moment.
    const twice = r() < 0.08;
    // In a short story decisions must cross at once, or hardly one is refused.
    const other = plan.pace > 1 && r() < crossing ? consoles[Math.floor(r() * consoles.length)] : undefined;
    schedule.after(Math.min(at, end - 1), () => {
      if (isHealed()) return;
      console?.act();
      if (twice) console?.act();
      other?.act();
    });
  }
}
