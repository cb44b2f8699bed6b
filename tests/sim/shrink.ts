import { type FaultKind, faultKinds, type Plan } from './plan.ts';
import { type Outcome, runSeed } from './run-seed.ts';
import type { MakeFiles } from './world.ts';

export type Shrunk = { readonly plan: Plan; readonly outcome: Outcome; readonly runs: number };

/** Runs at most so many plans to find a shorter one. */
const mostRuns = 60;

/** The shortest way found to the failure of a plan: kinds of fault left out, healing moved forward, while it still fails. */
export function shrink(failing: Plan, makeFiles: MakeFiles): Shrunk {
  let plan = failing;
  let runs = 0;
  const fails = (candidate: Plan): boolean => {
    if (runs >= mostRuns) return false;
    runs += 1;
    return failsAtAll(candidate, makeFiles);
  };
  for (const kind of faultKinds) {
    const fewer: ReadonlySet<FaultKind> = new Set([...plan.without, kind]);
    if (!plan.without.has(kind) && fails({ ...plan, without: fewer })) plan = { ...plan, without: fewer };
  }
  let passes = 0;
  while (plan.until - passes > 0.004 && runs < mostRuns) {
    const until = (plan.until + passes) / 2;
    if (fails({ ...plan, until })) plan = { ...plan, until };
    else passes = until;
  }
  return { plan, outcome: runSeed({ ...plan, trace: true }, makeFiles), runs };
}

function failsAtAll(plan: Plan, makeFiles: MakeFiles): boolean {
  try {
    return runSeed(plan, makeFiles).violations.length > 0;
  } catch {
    // A module that throws where it must not has failed too.
    return true;
  }
}

/** The story of a failure, ready to print. */
export function tell({ plan, outcome }: Shrunk): string {
  const kinds = faultKinds.filter((k) => !plan.without.has(k));
  return [
    `seed ${plan.seed} fails${plan.bug === null ? '' : ` with "${plan.bug}"`}`,
    `faults that it takes: ${kinds.length === 0 ? 'none' : kinds.join(', ')}; healed after ${plan.until.toFixed(3)} of ${plan.hours} h`,
    ...outcome.violations.map((v) => `  ✗ ${v}`),
    ...outcome.story.map((line) => `  ${line}`),
  ].join('\n');
}
