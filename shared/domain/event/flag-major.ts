import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { isSeat } from '../actor/actor.ts';
import { chiefNotice } from '../profile/after-completion.ts';
import { firstTriageLevel, majorClauses } from '../profile/profile.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Context, verb } from '../verb.ts';
import type { Effects } from './entries.ts';
import { type GridEvent, majorKinds, type Obligation, openStates } from './event.ts';
import { leaveStep, localClock } from './event-clocks.ts';
import { mayOf } from './guards.ts';
import { toTriage } from './triage.ts';

const shape = z.strictObject({
  kind: z.literal('event.flagMajor'),
  event: z.uuid(),
  majorKind: z.enum(majorKinds),
  reason: z.string().max(500),
  /** Departments to be told of it, as far as they are known at once (LYG-29-8). */
  departments: z.array(z.string().min(1).max(80)).max(20).optional(),
});
export type FlagMajor = z.infer<typeof shape>;

/** T31: any user may say it is one of the five kinds; below town level it goes up at once (LYG-29-7, LYG-29-8, JS-30-1, ZS-28-1, C13). */
export const flagMajor = verb<FlagMajor>({
  kind: 'event.flagMajor',
  rule: 'T31',
  shape,
  needs: (c) => ({ event: c.event }),
  from: [...openStates],
  may: mayOf('T31', [
    'gridStaff',
    'village',
    'townSeat',
    'countySeat',
    'shiftLeader',
    'director',
    'liaison',
    'connector',
  ]),
  ready: (_context, event) => (event.flags.majorEvent ? refusal('already-major', 'T31') : null),
  decide: (context, loaded, c) => {
    const { event } = loaded;
    const rise = belowTown(event)
      ? toTriage(context, event, firstTriageLevel(context.rules.profile), leaveStep(event, context.at))
      : {};
    const major = majorEffects(context, event, c.departments);
    return ok({
      kind: 'event.majorFlagged',
      event: c.event,
      majorKind: c.majorKind,
      reason: c.reason,
      effects: { ...rise, start: [...(rise.start ?? []), ...(major.start ?? [])], open: major.open ?? [] },
    });
  },
});

const belowTown = (event: GridEvent): boolean =>
  event.state === 'registered' || event.state === 'onSpot' || event.state === 'atVillage';

/** A major event is not done before it was reported on to the departments (LYG-29-8, invariant 5). */
export const onwardRefusal = (event: GridEvent, rule: string): Refusal | null =>
  event.flags.majorEvent && event.obligations.some((o) => o.kind === 'onwardReport' && o.clearedAt === null)
    ? refusal('onward-report-open', rule, 'LYG-29-8')
    : null;

/**
 * First-report minutes run from the flag or the telling, whichever was earlier, to the arrival at a centre's console; the onward
 * report to departments is owed from that arrival. Both are local targets: 第一时间 has no number (C14).
 */
export function majorEffects(
  context: Context,
  event: GridEvent,
  departments: readonly string[] = [],
): Pick<Effects, 'start' | 'open'> {
  const clauses = majorClauses(context.rules.profile);
  const arrived = isSeat(context.actor) ? context.at : context.hubAt;
  const first = {
    ...localClock(context, event, 'majorFirstReport', Math.min(event.toldAt, context.at)),
    basis: clauses.firstReport,
  };
  const start = [{ ...first, ...(arrived !== null && { stoppedAt: arrived, stoppedAs: 'done' as const }) }];
  const id = `onwardReport.${event.version + 1}`;
  const onward = {
    ...localClock(context, event, 'majorOnwardReport', arrived ?? context.at),
    id,
    basis: clauses.onward,
  };
  return {
    start: [...start, onward],
    open: [
      {
        id,
        kind: 'onwardReport',
        from: 'center',
        to: 'departments',
        content: 'onwardReport',
        basis: clauses.onward,
        openedAt: arrived ?? context.at,
        due: onward.due,
        clearedAt: null,
        way: null,
        exempt: null,
        ...(departments.length > 0 && { names: departments }),
      },
      ...chiefIsTold(context, event),
    ],
  };
}

/** Where a major event is reported through the grid, its chief is told as well (ZS-28-1). */
function chiefIsTold(context: Context, event: GridEvent): readonly Obligation[] {
  const ground = chiefNotice(context.rules.profile);
  if (ground === null) return [];
  return [
    {
      id: `chief.${event.version + 1}`,
      kind: 'feedback',
      from: 'center',
      to: 'gridChief',
      content: 'majorNotice',
      basis: ground.clause,
      openedAt: context.at,
      due: null,
      clearedAt: null,
      way: null,
      exempt: null,
    },
  ];
}
