import type { WallPlan } from '../../../shared/wire/wall-plan.ts';

/** A plan as it is being arranged: what it was before each step, and what was taken back. */
export type PlanHistory = {
  readonly past: readonly WallPlan[];
  readonly now: WallPlan;
  readonly future: readonly WallPlan[];
};

const mostSteps = 100;

export const beginHistory = (now: WallPlan): PlanHistory => ({ past: [], now, future: [] });

export const step = ({ past, now }: PlanHistory, next: WallPlan): PlanHistory => ({
  past: [...past, now].slice(-mostSteps),
  now: next,
  future: [],
});

/** The same where there is nothing to take back. */
export function takeBack(history: PlanHistory): PlanHistory {
  const before = history.past.at(-1);
  return before === undefined
    ? history
    : { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future] };
}

export function doAgain(history: PlanHistory): PlanHistory {
  const [next, ...future] = history.future;
  return next === undefined ? history : { past: [...history.past, history.now], now: next, future };
}
