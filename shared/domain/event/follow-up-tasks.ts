import { type Clock, startClock } from '../../time/clock.ts';
import { followUpPlan } from '../profile/after-completion.ts';
import { type Ground, localPeriod } from '../profile/profile.ts';
import type { Context } from '../verb.ts';
import type { GridEvent } from './event.ts';
import { complaintIn, type FollowUp } from './follow-up.ts';

type Tasks = { readonly followUps: readonly FollowUp[]; readonly start: readonly Clock[] };
const none: Tasks = { followUps: [], start: [] };

/**
 * The follow-up a completion opens: the department's of what grid staff reported (LYG-30-7), the centre's (AK-11.5-1), or the
 * rating of the department by the grass roots (ZS-25-1). It comes up after the local interval, a rating at once. A centre has
 * nobody to ask where the requester is unknown.
 */
export function followUpTasks(context: Context, event: GridEvent): Tasks {
  const plan = followUpPlan(context.rules.profile);
  const department = event.lastHolder?.kind === 'department' ? event.lastHolder.id : null;
  if (!plan.opens) return none;
  if (plan.by === 'center' ? event.requester.kind === 'anonymous' : department === null) return none;
  if (plan.staffReported && event.channel !== 'gridStaff') return none;
  return taskAt(context, event, plan, {
    by: plan.by,
    purpose: 'outcome',
    department: plan.by === 'center' ? null : department,
    interval: plan.by === 'grassRoots' ? null : 'followUpInterval',
  });
}

/**
 * After a good answer to the department's follow-up: whether the result lasts (跟踪问效, LYG-30-7). Null where the text does not
 * ask for it, or it was just that which was asked.
 */
export function effectTask(context: Context, event: GridEvent, answered: FollowUp): Tasks {
  const plan = followUpPlan(context.rules.profile);
  const good = answered.outcome?.answer === 'answered' && complaintIn(answered.outcome) === null;
  if (!plan.tracksEffect || !good || answered.by !== plan.by || answered.purpose === 'effect') return none;
  const { by, department } = answered;
  return taskAt(context, event, plan, { by, purpose: 'effect', department, interval: 'effectTracking' });
}

type Wanted = Pick<FollowUp, 'by' | 'purpose' | 'department'> & { readonly interval: Interval | null };
type Interval = 'followUpInterval' | 'effectTracking';

function taskAt(context: Context, event: GridEvent, ground: Ground, wanted: Wanted): Tasks {
  const { interval, ...task } = wanted;
  const id = `followUp.${event.version + 1}`;
  const opensAt = interval === null ? context.at : clockOf(context, id, interval, context.at).due;
  const clock = { ...clockOf(context, id, 'followUp', opensAt), basis: ground.clause };
  const followUp: FollowUp = {
    id,
    ...task,
    basis: ground.clause,
    cycle: event.cycle,
    opensAt,
    due: clock.due,
    tries: [],
    outcome: null,
  };
  return { followUps: [followUp], start: [clock] };
}

function clockOf(context: Context, id: string, key: Interval | 'followUp', startAt: number): Clock {
  const { profile, calendar } = context.rules;
  return startClock({
    id,
    kind: 'followUp',
    basis: 'local',
    statutory: false,
    startAt,
    period: localPeriod(profile, key),
    rule: profile.version,
    calendar,
  });
}

/** Open follow-ups of a round that is over: nobody asks any more (T28, T32). */
export const voidedFollowUps = (event: GridEvent, at: number, why: string): readonly FollowUp[] =>
  event.followUps
    .filter((f) => f.outcome === null)
    .map((f) => ({
      ...f,
      outcome: { at, by: '', unit: '', answer: 'void' as const, settled: null, satisfaction: null, text: why },
    }));
