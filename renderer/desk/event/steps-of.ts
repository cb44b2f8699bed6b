import type { GridEvent, State } from '../../../shared/domain/event/event.ts';
import { nextClock } from '../../../shared/domain/event/event-clocks.ts';
import type { Fact } from '../../../shared/journal/entry.ts';
import { currentDue } from '../../../shared/time/clock.ts';
import type { TimelineLine } from '../../../shared/wire/event-view.ts';

export const stepKeys = ['intake', 'dispatch', 'signIn', 'handle', 'check', 'feedback', 'close'] as const;
export type StepKey = (typeof stepKeys)[number];

/** A step of the rail: how long it took, what is left of it, or that it is still to come. */
export type Step =
  | { readonly key: StepKey; readonly step: 'done'; readonly took: number | null }
  | { readonly key: StepKey; readonly step: 'now'; readonly due: number | null }
  | { readonly key: StepKey; readonly step: 'next' };

const nowByState: Readonly<Record<State, number>> = {
  draft: 0,
  registered: 0,
  onSpot: 0,
  atVillage: 0,
  triage: 1,
  whistled: 1,
  assigned: 2,
  inHandling: 3,
  jointHandling: 3,
  transferred: 3,
  handled: 4,
  completed: 5,
  closed: 7,
  archived: 7,
  rejected: 7,
  merged: 7,
  withdrawn: 7,
};

/** Ended before its time: only what really happened counts as done. */
const brokenOff: ReadonlySet<State> = new Set(['rejected', 'merged', 'withdrawn']);

/** Facts that end a step; the latest one counts, for a reopened event goes round again. */
const endedBy: readonly (readonly Fact['kind'][])[] = [
  ['event.reportedToCenter', 'event.collated'],
  ['event.dispatched', 'event.transferred', 'event.whistled', 'event.jointFormed'],
  ['event.signedIn', 'event.reportedIn', 'event.leadNamed'],
  ['event.resultSubmitted', 'event.foreignReplied'],
  ['event.accepted', 'event.settled', 'event.settledAtVillage'],
  ['event.feedbackRecorded', 'event.feedbackExempted'],
  ['event.closed'],
];

/** The seven steps of an event with their times (ms). */
export function stepsOf(event: GridEvent, timeline: readonly TimelineLine[]): readonly Step[] {
  const at = nowByState[event.state];
  const ended = endedBy.map((kinds) =>
    timeline.reduce<number | null>(
      (latest, { entry }) => (kinds.includes(entry.fact.kind) ? Math.max(latest ?? 0, entry.doneAt) : latest),
      null,
    ),
  );
  const clock = nextClock(event);
  return stepKeys.map((key, n): Step => {
    if (n > at || (brokenOff.has(event.state) && ended[n] === null)) return { key, step: 'next' };
    if (n === at) return { key, step: 'now', due: clock === undefined ? null : currentDue(clock) };
    const end = ended[n] ?? null;
    const start = n === 0 ? event.registeredAt : (ended.slice(0, n).findLast((e) => e !== null) ?? event.registeredAt);
    return { key, step: 'done', took: end === null || end < start ? null : end - start };
  });
}
