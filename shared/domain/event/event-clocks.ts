import {
  type Clock,
  type ClockKind,
  currentDue,
  isOverdue,
  isRunning,
  startClock,
  startGivenClock,
} from '../../time/clock.ts';
import type { Level } from '../actor/actor.ts';
import { handlingPeriod, localPeriod } from '../profile/profile.ts';
import type { Context } from '../verb.ts';
import type { Effects } from './entries.ts';
import type { GridEvent } from './event.ts';

const handlingKinds: ReadonlySet<ClockKind> = new Set(['deptHandle', 'cityHandle', 'cityMajorMatter', 'foreignTarget']);
/** Local targets of one step: they end with the step, whatever comes next. */
const stepKinds: ReadonlySet<ClockKind> = new Set([
  'triage',
  'onSpot',
  'village',
  'check',
  'foreignWatch',
  'signIn',
  'reportIn',
  'returnDecision',
]);

const clockId = (event: { readonly version: number }, kind: ClockKind): string => `${kind}.${event.version + 1}`;

/** A target of the centre (◊), from an instant; never statutory (C14) unless a method the text calls for sets it (ZS-26-2). */
export function localClock(
  context: Context,
  event: { readonly version: number },
  kind: LocalKind,
  startAt: number,
): Clock {
  const { profile, calendar } = context.rules;
  const { length, unit, clause, statutory } = localPeriod(profile, kind);
  return startClock({
    id: clockId(event, kind),
    kind,
    basis: clause,
    statutory,
    startAt,
    period: { length, unit },
    rule: profile.version,
    calendar,
  });
}
export type LocalKind =
  | 'triage'
  | 'onSpot'
  | 'village'
  | 'check'
  | 'foreignWatch'
  | 'signIn'
  | 'reportIn'
  | 'returnDecision'
  | 'majorFirstReport'
  | 'majorOnwardReport'
  | 'feedbackToRequester';

/**
 * The handling clock of a dispatch: 7 days (LYG-30-1), 10 days (LYG-30-3) or one month (LYG-30-4) from delivery at the hub;
 * where the text is silent, the centre's local target. None before delivery (D12).
 */
export function handlingClocks(
  context: Context,
  event: GridEvent,
  level: Level,
  majorMatter: boolean,
  to: 'department' | 'gridStaff' = 'department',
): readonly Clock[] {
  if (context.hubAt === null) return [];
  return [handlingFrom(context, event, level, majorMatter, context.hubAt, to)];
}

/** The same clock from any instant: what a due moment would be, before delivery is known. A person's task has the centre's own target. */
export function handlingFrom(
  context: Context,
  event: GridEvent,
  level: Level,
  majorMatter: boolean,
  startAt: number,
  to: 'department' | 'gridStaff' = 'department',
): Clock {
  const { profile, calendar } = context.rules;
  const stated = handlingPeriod(profile, { level: level === 'village' ? 'town' : level, majorMatter });
  // The texts bind departments (LYG-30-1); a task of one person runs on the centre's target alone.
  const ground =
    to === 'gridStaff' ? { clause: 'local', statutory: false, period: localPeriod(profile, 'deptHandle') } : stated;
  const kind: ClockKind = level !== 'city' ? 'deptHandle' : majorMatter ? 'cityMajorMatter' : 'cityHandle';
  return startClock({
    id: clockId(event, kind),
    kind,
    basis: ground.clause,
    statutory: ground.statutory,
    startAt,
    period: { length: ground.period.length, unit: ground.period.unit },
    rule: profile.version,
    calendar,
  });
}

/** The local clock of a sub-task, given by its due moment (first instant too late, ms); none before delivery. */
export function subTaskClock(context: Context, event: GridEvent, n: number, until: number): readonly Clock[] {
  if (context.hubAt === null) return [];
  const { profile, calendar } = context.rules;
  const id = `${clockId(event, 'subTask')}.${n}`;
  return [
    startGivenClock({
      id,
      kind: 'subTask',
      basis: 'local',
      statutory: false,
      startAt: context.hubAt,
      until,
      rule: profile.version,
      calendar,
    }),
  ];
}

/** Stop of one running clock by its id; nothing when it does not run. */
export const stopOf = (event: GridEvent, id: string | null, at: number, as: StopAs): Stops =>
  event.clocks.filter((c) => c.id === id && isRunning(c)).map((c) => ({ id: c.id, at, as }));

/** Running handling clocks: one of the holder, or one of each called department. */
export const runningHandling = (event: GridEvent): readonly Clock[] =>
  event.clocks.filter((c) => isRunning(c) && handlingKinds.has(c.kind));

type Stops = NonNullable<Effects['stop']>;
type StopAs = Stops[number]['as'];

/** Stops every running step clock. */
export const leaveStep = (event: GridEvent, at: number, as: StopAs = 'done'): Stops =>
  event.clocks.filter((c) => isRunning(c) && stepKinds.has(c.kind)).map((c) => ({ id: c.id, at, as }));

/** Stops the running handling clocks and those of sub-tasks as well. */
export const leaveHandling = (event: GridEvent, at: number, as: StopAs): Stops => [
  ...leaveStep(event, at, as),
  ...event.clocks
    .filter((c) => isRunning(c) && (handlingKinds.has(c.kind) || c.kind === 'subTask'))
    .map((c) => ({ id: c.id, at, as })),
];

/** A follow-up and the reply to an order outlive the close (T27, T30). */
const outliving: ReadonlySet<ClockKind> = new Set(['followUp', 'supervisionReply']);

/** Stops every running clock but those that outlive the close (T26). */
export const leaveAll = (event: GridEvent, at: number): Stops =>
  event.clocks.filter((c) => isRunning(c) && !outliving.has(c.kind)).map((c) => ({ id: c.id, at, as: 'done' }));

/** A clock that stopped when the hub heard of the result, for nobody has decided yet whether it was ready before (O5). */
const isClaimed = (event: GridEvent, c: Clock): boolean =>
  (event.timeClaims ?? []).some(
    ({ clock, doneAt, hubAt }) => clock === c.id && doneAt === event.submittedAt && hubAt === c.stoppedAt,
  );

/** Ids of the clocks that go on after a result was sent back, as if never stopped (T25). */
export const clocksToResume = (event: GridEvent): readonly string[] =>
  event.clocks
    .filter(
      (c) =>
        c.stoppedAt !== null &&
        c.stoppedAs === 'done' &&
        (c.stoppedAt === event.submittedAt || isClaimed(event, c)) &&
        (handlingKinds.has(c.kind) || c.kind === 'foreignWatch'),
    )
    .map((c) => c.id);

/**
 * The handling clock of whoever gets an event from triage. One that a whistle started for the same department goes on and is never
 * restarted (T13); clocks of others end there.
 */
export function takeOver(
  context: Context,
  event: GridEvent,
  to: { readonly kind: 'department' | 'gridStaff'; readonly id: string },
  majorMatter: boolean,
): { readonly start: readonly Clock[]; readonly stop: Stops } {
  const running = runningHandling(event);
  const called = event.whistle?.calls.find((call) => to.kind === 'department' && call.department === to.id);
  const own = running.find((clock) => clock.id === called?.clock);
  const others = running.filter((clock) => clock !== own);
  return {
    start: own === undefined ? handlingClocks(context, event, event.level, majorMatter, to.kind) : [],
    stop: others.map((clock) => ({ id: clock.id, at: context.at, as: 'escalated' as const })),
  };
}

const dropped: ReadonlySet<Clock['stoppedAs']> = new Set([
  'returned',
  'escalated',
  'withdrawn',
  'merged',
  'transferred',
  'joined',
  'reopened',
]);

/** The clock a rate is judged by: this cycle's last handling clock that was not taken away from its holder (C11, T28). */
export function handlingClock(event: GridEvent): Clock | undefined {
  const since = event.pastCycles.at(-1)?.reopenedAt ?? Number.NEGATIVE_INFINITY;
  return event.clocks.findLast((c) => handlingKinds.has(c.kind) && c.startAt >= since && !dropped.has(c.stoppedAs));
}

/** Statutory limits and another system's own targets are rated; local targets never (C14). */
export const countsForRate = (clock: Clock): boolean => clock.statutory || clock.basis === 'foreign';

/** The running clock that comes due first, with its extended due when it has one (Q1, Q2). */
export function nextClock(event: GridEvent): Clock | undefined {
  let next: Clock | undefined;
  for (const clock of event.clocks) {
    if (isRunning(clock) && (next === undefined || currentDue(clock) < currentDue(next))) next = clock;
  }
  return next;
}

/** True when the handling clock has passed (running) or was stopped too late: the product's one overdue answer. */
export const isLate = (event: GridEvent, at: number): boolean => {
  const clock = handlingClock(event);
  return clock !== undefined && isOverdue(clock, at);
};
