import type { Bug, FaultKind } from './plan.ts';
import { defaultHours, planOf } from './plan.ts';
import { runSeed } from './run-seed.ts';
import type { MakeFiles } from './world.ts';

export type Tally = {
  readonly seeds: number;
  readonly from: number;
  readonly hours: number;
  readonly acts: number;
  /** Faults that struck, messages lost and doubled among them. */
  readonly faults: number;
  /** Acts lost, acts doubled, consoles or journals that differ; all of them are among the violations. */
  readonly lost: number;
  readonly doubled: number;
  readonly diverged: number;
  readonly violations: number;
  readonly secondsCpu: number;
};

export type Failure = { readonly seed: number; readonly violations: readonly string[] };

export type SeedsOptions = {
  readonly seeds: number;
  readonly from?: number;
  readonly hours?: number;
  readonly without?: ReadonlySet<FaultKind>;
  readonly bug?: Bug | null;
  readonly makeFiles?: MakeFiles;
  /** Stops at the first failure. */
  readonly firstOnly?: boolean;
};

/** Runs seeds one after the other and adds up what happened. */
export function runSeeds(options: SeedsOptions): { readonly tally: Tally; readonly failures: readonly Failure[] } {
  const { seeds, from = 1, hours = defaultHours, without = new Set(), bug = null, makeFiles } = options;
  const started = process.cpuUsage();
  const sum = { acts: 0, faults: 0, lost: 0, doubled: 0, diverged: 0, violations: 0 };
  const failures: Failure[] = [];
  let done = 0;
  for (let seed = from; seed < from + seeds; seed++) {
    const found = violationsOf(() => {
      const outcome = runSeed(planOf(seed, { hours, without, bug }), makeFiles);
      sum.acts += outcome.acts;
      sum.faults += Object.values(outcome.faults).reduce((a, b) => a + b, 0);
      sum.faults += outcome.traffic.lost + outcome.traffic.doubled;
      return outcome.violations;
    });
    done += 1;
    if (found.length === 0) continue;
    failures.push({ seed, violations: found });
    sum.violations += found.length;
    for (const what of found) sum[kindOf(what)] += 1;
    if (options.firstOnly === true) break;
  }
  const cpu = process.cpuUsage(started);
  const secondsCpu = Math.round((cpu.user + cpu.system) / 1e4) / 100;
  return { tally: { seeds: done, from, hours, ...sum, secondsCpu }, failures };
}

/** What a run found; a module that threw is a violation with its words. */
function violationsOf(run: () => readonly string[]): readonly string[] {
  try {
    return run();
  } catch (error) {
    return [`threw: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function kindOf(violation: string): 'lost' | 'doubled' | 'diverged' {
  if (violation.endsWith(' is lost')) return 'lost';
  return violation.includes(' twice') ? 'doubled' : 'diverged';
}
