import { planOf, storyOf } from './plan.ts';
import { makersOf, type SeedsAnswer, type StoreKind } from './seeds.ts';
import { shrink, tell } from './shrink.ts';

/** The sums of a run as one line of JSON. */
export const lineOf = ({ tally }: SeedsAnswer, store: StoreKind): string =>
  JSON.stringify({ ...tally, hours: Math.round(tally.hours * 10_000) / 10_000, store });

/** Words for a test's report when a seed fails: its shortest story. Empty when none failed. */
export function reportOf({ failures }: SeedsAnswer, store: StoreKind): string {
  const [first] = failures;
  if (first === undefined) return '';
  return `${failures.length} seeds failed: ${failures.map((f) => f.seed).join(', ')}\n${tell(shrink(planOf(first.seed, storyOf(first.seed, store)), makersOf[store]))}`;
}
