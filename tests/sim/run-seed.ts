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

export type Outcome = {
  readonly violations: readonly string[];
  /** Digest of journal, files and traffic: the same for the same plan. */
  readonly hash: string;
  readonly acts: number;
  readonly refusedActs: number;
  readonly faults: Readonly<Record<FaultKind, number>>;
  readonly traffic: Readonly<Traffic>;
  readonly story: readonly string[];
};

/** Runs one plan from the first sign-in to a healed, quiet county, and says what was wrong then. */
export function runSeed(plan: Plan, makeFiles: MakeFiles = createModelFiles): Outcome {
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
    schedule.run(healing + convergeWithin);
    for (const what of findViolations(world)) violations.add(what);
    return {
      violations: [...violations],
      hash: digest(JSON.stringify([hub.books.head(), hub.books.epoch(), world.traffic, schedule.steps()])),
      acts: world.acknowledged.length,
      refusedActs: hub.books.journal.filter((e) => e.fact.kind === 'command.refused').length,
      faults: world.faults,
      traffic: world.traffic,
      story,
    };
  } finally {
    for (const one of files) one.remove();
  }
}

/** Operators work in bursts, the three consoles at the same events. */
function scheduleActs({ schedule, consoles, chance, plan, isHealed }: World, end: number): void {
  const r = chance('acts');
  const count = Math.round(plan.hours * (80 + r() * 80));
  let at = 20_000;
  for (let i = 0; i < count; i++) {
    at = r() < 0.6 ? at + r() * 6_000 : 20_000 + r() * (end - 20_000);
    const console = consoles[Math.floor(r() ** 1.3 * consoles.length)];
    schedule.after(Math.min(at, end - 1), () => {
      if (!isHealed()) console?.act();
    });
  }
}
