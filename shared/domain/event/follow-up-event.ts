import { err, ok, type Result } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { localDate } from '../../time/local-date.ts';
import { isSeat } from '../actor/actor.ts';
import { followUpPlan } from '../profile/after-completion.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Context, verb } from '../verb.ts';
import type { GridEvent } from './event.ts';
import { complaintIn, type FollowUp, type FollowUpOutcome, type ReopenProposal } from './follow-up.ts';
import { effectTask } from './follow-up-tasks.ts';
import { inArea } from './guards.ts';

export const satisfactionShape = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

const shape = z.strictObject({
  kind: z.literal('event.followUp'),
  event: z.uuid(),
  /** The follow-up that was due; null: the centre asks of its own, a re-sample beside the department's (C26). */
  followUp: z.string().min(1).max(80).nullable(),
  way: z.enum(['phone', 'message', 'visit', 'platform', 'letter']),
  person: z.string().max(40),
  askedAt: z.number().int(),
  outcome: z.enum(['answered', 'noAnswer', 'unreachable']),
  /** Both are needed where somebody answered, else null. */
  settled: z.boolean().nullable(),
  satisfaction: satisfactionShape.nullable(),
  text: z.string().max(1000),
});
export type FollowUpEvent = z.infer<typeof shape>;

/**
 * T27: somebody asks whether it holds and how satisfied people are (LYG-30-7, AK-11.5-1). Who is owed the task stands in the
 * profile; the centre may always ask beside the department, and both answers stay (C26). `Not settled` or `unsatisfied`
 * proposes reopening to the centre with the cause (LYG-30-8).
 */
export const followUpEvent = verb<FollowUpEvent>({
  kind: 'event.followUp',
  rule: 'T27',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['completed', 'closed'],
  may: ({ actor, rules }, event) => {
    const byDepartment = followUpPlan(rules.profile).by === 'department' && actor.role === 'liaison';
    if (!isSeat(actor) && !byDepartment)
      return refusal('not-your-role', 'T27', null, {
        role: actor.role,
        roles: 'townSeat countySeat shiftLeader director',
      });
    return event === undefined ? null : inArea(actor, event, 'T27');
  },
  ready: ({ actor }, event) =>
    isSeat(actor) || event.followUps.some((f) => f.outcome === null && f.department === actor.department)
      ? null
      : refusal('no-follow-up-owed', 'T27', 'LYG-30-7'),
  happened: (c) => [c.askedAt],
  decide: (context, loaded, c) => {
    const found = taskOf(context, loaded.event, c);
    if (!found.ok) return found;
    const asked = answered(context, found.value, c);
    if (!asked.ok) return asked;
    const after = asked.value;
    const proposal = after.outcome === null ? null : proposalOf(after.id, after.outcome);
    const effect = effectTask(context, loaded.event, after);
    const { kind: _kind, event, followUp: _task, ...words } = c;
    return ok({
      kind: 'event.followedUp',
      event,
      followUp: after.id,
      ...words,
      proposal,
      effects: {
        followUps: [after, ...effect.followUps],
        start: effect.start,
        ...(after.outcome !== null && { stop: [{ id: after.id, at: context.at, as: 'done' as const }] }),
      },
    });
  },
});

/** The task that is worked: an open one of one's own side, or a new one of the centre. */
function taskOf(context: Context, event: GridEvent, c: FollowUpEvent): Result<FollowUp, Refusal> {
  const { actor, rules } = context;
  if (c.followUp === null) {
    if (!isSeat(actor)) return err(refusal('no-follow-up-owed', 'T27'));
    const plan = followUpPlan(rules.profile);
    return ok({
      id: `followUp.${event.version + 1}`,
      by: 'center',
      purpose: 'outcome',
      department: null,
      basis: plan.by === 'center' ? plan.clause : 'local',
      cycle: event.cycle,
      opensAt: context.at,
      due: null,
      tries: [],
      outcome: null,
    });
  }
  const task = event.followUps.find((f) => f.id === c.followUp);
  if (task === undefined) return err(refusal('no-follow-up-owed', 'T27'));
  if (task.outcome !== null) return err(refusal('follow-up-is-over', 'T27'));
  if (task.by === 'grassRoots') return err(refusal('rating-not-yours', 'T27', task.basis));
  const own = task.by === 'center' ? isSeat(actor) : task.department === actor.department;
  if (!own) return err(refusal('not-the-holder', 'T27', task.basis, { holder: task.department ?? '' }));
  if (c.askedAt >= task.opensAt) return ok(task);
  return err(refusal('follow-up-too-early', 'T27', task.basis, { opens: localDate(task.opensAt) }));
}

/** The task after what happened: answered, one more try, or given up after the tries the centre asks for (C16). */
function answered({ at, actor, rules }: Context, task: FollowUp, c: FollowUpEvent): Result<FollowUp, Refusal> {
  if (c.outcome === 'noAnswer') return ok({ ...task, tries: [...task.tries, c.askedAt] });
  const needed = rules.profile.local.unreachable.tries;
  if (c.outcome === 'unreachable' && task.tries.length < needed)
    return err(refusal('tries-missing', 'T27', null, { made: String(task.tries.length), needed: String(needed) }));
  if (c.outcome === 'answered' && (c.settled === null || c.satisfaction === null))
    return err(refusal('answer-missing', 'T27', 'LYG-30-8'));
  const said = c.outcome === 'answered';
  const outcome: FollowUpOutcome = {
    at,
    by: actor.name,
    unit: actor.unit,
    answer: c.outcome,
    settled: said ? c.settled : null,
    satisfaction: said ? c.satisfaction : null,
    text: c.text,
  };
  return ok({ ...task, outcome });
}

/** A bad answer as a proposal to the centre, with its cause (LYG-30-8). */
export function proposalOf(followUp: string, outcome: FollowUpOutcome): ReopenProposal | null {
  const why = complaintIn(outcome);
  return why === null ? null : { followUp, at: outcome.at, by: outcome.by, why, cause: outcome.text };
}
