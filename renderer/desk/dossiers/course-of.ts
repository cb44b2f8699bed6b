import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { Machine } from '../../../shared/domain/dossier/machine.ts';
import type { TimelineLine } from '../../../shared/wire/event-view.ts';

/** One state a dossier went through, when it came there and who brought it. */
export type CourseStep = { readonly state: string; readonly at: number; readonly by: string; readonly now: boolean };

/** The way a dossier has gone, by its journal; its present state alone where the journal is not whole here. */
export function courseOf(dossier: Dossier, timeline: readonly TimelineLine[]): readonly CourseStep[] {
  const steps: CourseStep[] = [];
  for (const { entry } of timeline) {
    const { fact } = entry;
    if (fact.kind !== 'dossier.acted' || steps.at(-1)?.state === fact.to) continue;
    steps.push({ state: fact.to, at: entry.doneAt, by: fact.by.name, now: false });
  }
  const last = steps.at(-1);
  if (last?.state !== dossier.state)
    return [...steps, { state: dossier.state, at: dossier.changedAt, by: '', now: true }];
  return [...steps.slice(0, -1), { ...last, now: true }];
}

/** States the table leads to from a state, ends last; acts whose target hangs on their words are not counted. */
export function nextStates(machine: Machine, state: string): readonly string[] {
  const found = machine.acts.flatMap(({ from, to }) =>
    Array.isArray(from) && from.includes(state) && typeof to === 'string' && to !== state ? [to] : [],
  );
  const isEnd = (key: string): number => (machine.states[key]?.end === true ? 1 : 0);
  return [...new Set(found)].sort((a, b) => isEnd(a) - isEnd(b));
}
