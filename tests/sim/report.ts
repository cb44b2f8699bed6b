import { planOf } from './plan.ts';
import type { SeedsAnswer } from './seeds.ts';
import { shrink, tell } from './shrink.ts';
import type { MakeFiles } from './world.ts';

/** Words for a test's report when a seed fails: its shortest story. Empty when none failed. */
export function reportOf({ failures }: SeedsAnswer, makeFiles: MakeFiles): string {
  const [first] = failures;
  if (first === undefined) return '';
  return `${failures.length} seeds failed: ${failures.map((f) => f.seed).join(', ')}\n${tell(shrink(planOf(first.seed), makeFiles))}`;
}
