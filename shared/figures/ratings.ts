import type { GridEvent } from '../domain/event/event.ts';
import { satisfactionWord } from '../domain/event/follow-up.ts';

/** Ratings and follow-ups answered, summed up. */
export type RatingSum = {
  readonly key: string;
  readonly count: number;
  /** Mean of 1 … 5. */
  readonly mean: number;
  readonly unsatisfied: number;
};

type Of = 'department' | 'grid';

/**
 * Ratings of the grass roots rolled up per department rated or per grid that rated (ZS-25-1, ZS-26-1-2), most ratings first.
 * Events without a grid count under their area.
 */
export function ratingsBy(of: Of, events: readonly GridEvent[]): readonly RatingSum[] {
  const sums = new Map<string, { count: number; total: number; unsatisfied: number }>();
  for (const event of events) {
    for (const { by, department, outcome } of event.followUps) {
      if (by !== 'grassRoots' || outcome === null || outcome.satisfaction === null) continue;
      const key = of === 'department' ? (department ?? '') : (event.place.grid ?? event.place.area);
      const sum = sums.get(key) ?? { count: 0, total: 0, unsatisfied: 0 };
      sum.count += 1;
      sum.total += outcome.satisfaction;
      if (satisfactionWord(outcome.satisfaction) === 'unsatisfied') sum.unsatisfied += 1;
      sums.set(key, sum);
    }
  }
  return [...sums]
    .map(([key, { count, total, unsatisfied }]) => ({ key, count, mean: total / count, unsatisfied }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}
