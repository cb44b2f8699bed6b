import type { PlantedBug } from './bugs.ts';
import { createModelFiles } from './model-files.ts';
import { type FaultKind, planOf, storyOf } from './plan.ts';
import { runSeed } from './run-seed.ts';
import { createSqliteFiles } from './sqlite-files.ts';
import type { MakeFiles } from './world.ts';

export type StoreKind = 'model' | 'sqlite';
export const makersOf: Readonly<Record<StoreKind, MakeFiles>> = { model: createModelFiles, sqlite: createSqliteFiles };

export type Tally = {
  readonly seeds: number;
  readonly from: number;
  /** Mean length of a story, h of virtual time. */
  readonly hours: number;
  readonly acts: number;
  /** Faults that struck, messages lost and doubled among them. */
  readonly faults: number;
  /** Acts lost, acts doubled, consoles or journals that differ, alarms missed and doubled; all of them are among the violations. */
  readonly lost: number;
  readonly doubled: number;
  readonly diverged: number;
  readonly alarmsMissed: number;
  readonly alarmsDoubled: number;
  readonly violations: number;
  readonly secondsCpu: number;
};

export type Failure = { readonly seed: number; readonly violations: readonly string[] };

export type SeedsOptions = {
  readonly seeds: number;
  readonly from?: number;
  /** All stories so long, h; null or left out: each seed its own length. */
  readonly hours?: number | null;
  readonly without?: ReadonlySet<FaultKind>;
  readonly bug?: PlantedBug | null;
  readonly store?: StoreKind;
  /** Without them a seed is the one it was before alarms ran. */
  readonly alarms?: boolean;
  /** Stops at the first failure. */
  readonly firstOnly?: boolean;
};
export type SeedsAnswer = { readonly tally: Tally; readonly failures: readonly Failure[] };

/** Failures that are kept with their words; of more only the number. */
const mostFailures = 100;

const noSums = {
  acts: 0,
  faults: 0,
  lost: 0,
  doubled: 0,
  diverged: 0,
  alarmsMissed: 0,
  alarmsDoubled: 0,
  violations: 0,
};

/** Runs seeds one after the other and adds up what happened. */
export function runSeeds(options: SeedsOptions): SeedsAnswer {
  const { seeds, from = 1, hours = null, without = new Set(), bug = null, store = 'model', alarms = true } = options;
  const started = process.cpuUsage();
  const sum = { ...noSums };
  const failures: Failure[] = [];
  let done = 0;
  let allHours = 0;
  for (let seed = from; seed < from + seeds; seed++) {
    const found = violationsOf(() => {
      const plan = planOf(seed, { ...(hours === null ? storyOf(seed, store) : { hours }), without, bug, alarms });
      allHours += plan.hours;
      const outcome = runSeed(plan, makersOf[store]);
      sum.acts += outcome.acts;
      sum.faults += Object.values(outcome.faults).reduce((a, b) => a + b, 0);
      sum.faults += outcome.traffic.lost + outcome.traffic.doubled;
      return outcome.violations;
    });
    done += 1;
    if (found.length === 0) continue;
    if (failures.length < mostFailures) failures.push({ seed, violations: found });
    sum.violations += found.length;
    for (const what of found) sum[kindOf(what)] += 1;
    if (options.firstOnly === true) break;
  }
  const cpu = process.cpuUsage(started);
  const secondsCpu = rounded((cpu.user + cpu.system) / 1e6);
  return { tally: { seeds: done, from, hours: allHours / Math.max(1, done), ...sum, secondsCpu }, failures };
}

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100;

/** Two spans of seeds as one; `from` is the first of them. */
export function addSeeds(a: SeedsAnswer, b: SeedsAnswer): SeedsAnswer {
  const [x, y] = [a.tally, b.tally];
  const seeds = x.seeds + y.seeds;
  return {
    tally: {
      seeds,
      from: Math.min(x.from, y.from),
      hours: (x.hours * x.seeds + y.hours * y.seeds) / Math.max(1, seeds),
      acts: x.acts + y.acts,
      faults: x.faults + y.faults,
      lost: x.lost + y.lost,
      doubled: x.doubled + y.doubled,
      diverged: x.diverged + y.diverged,
      alarmsMissed: x.alarmsMissed + y.alarmsMissed,
      alarmsDoubled: x.alarmsDoubled + y.alarmsDoubled,
      violations: x.violations + y.violations,
      secondsCpu: rounded(x.secondsCpu + y.secondsCpu),
    },
    failures: [...a.failures, ...b.failures].sort((f, g) => f.seed - g.seed).slice(0, mostFailures),
  };
}

/** No seeds yet. */
export const noSeeds = (from: number): SeedsAnswer => ({
  tally: { seeds: 0, from, hours: 0, ...noSums, secondsCpu: 0 },
  failures: [],
});

/** What a run found; a module that threw is a violation with its words. */
function violationsOf(run: () => readonly string[]): readonly string[] {
  try {
    return run();
  } catch (error) {
    return [`threw: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function kindOf(violation: string): 'lost' | 'doubled' | 'diverged' | 'alarmsMissed' | 'alarmsDoubled' {
  if (violation.includes(' alarm missed')) return 'alarmsMissed';
  if (violation.includes(' alarm doubled')) return 'alarmsDoubled';
  if (violation.endsWith(' is lost')) return 'lost';
  return violation.includes(' twice') ? 'doubled' : 'diverged';
}
