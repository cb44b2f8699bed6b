import { type Clock, startClock } from '../../time/clock.ts';
import { followUpPlan } from '../profile/after-completion.ts';
import { localPeriod } from '../profile/profile.ts';
import type { Context } from '../verb.ts';
import type { GridEvent } from './event.ts';
import type { FollowUp } from './follow-up.ts';

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
  const id = `followUp.${event.version + 1}`;
  const opensAt = plan.by === 'grassRoots' ? context.at : clockOf(context, id, 'followUpInterval', context.at).due;
  const clock = { ...clockOf(context, id, 'followUp', opensAt), basis: plan.clause };
  const task: FollowUp = {
    id,
    by: plan.by,
    department: plan.by === 'center' ? null : department,
    basis: plan.clause,
    cycle: event.cycle,
    opensAt,
    due: clock.due,
    tries: [],
    outcome: null,
  };
  return { followUps: [task], start: [clock] };
}

function clockOf(context: Context, id: string, key: 'followUpInterval' | 'followUp', startAt: number): Clock {
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
