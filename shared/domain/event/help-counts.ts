import type { GridEvent } from './event.ts';
import type { HelperKind } from './parties.ts';

/** How often bodies of one kind helped on events, how many of these parts have a result, and their hours. */
export type HelpCount = { readonly named: number; readonly done: number; readonly hours: number };

/**
 * The events' share of the collaboration report (LYG-23, JS-23, ZS-5-3, ZG-6-1): parts by the kind of helper, named in [from, to),
 * ms. Kinds that never helped are left out.
 */
export function helpCounts(
  rows: Iterable<Pick<GridEvent, 'helpers'>>,
  from: number,
  to: number,
): ReadonlyMap<HelperKind, HelpCount> {
  const counts = new Map<HelperKind, HelpCount>();
  for (const { helpers } of rows) {
    for (const { kind, namedAt, doneAt, hours } of helpers) {
      if (namedAt < from || namedAt >= to) continue;
      const had = counts.get(kind) ?? { named: 0, done: 0, hours: 0 };
      counts.set(kind, {
        named: had.named + 1,
        done: had.done + (doneAt === null ? 0 : 1),
        hours: had.hours + (hours ?? 0),
      });
    }
  }
  return counts;
}
