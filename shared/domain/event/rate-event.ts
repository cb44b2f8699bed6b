import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { ratingDuty } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import type { FollowUpOutcome } from './follow-up.ts';
import { proposalOf, satisfactionShape } from './follow-up-event.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.rate'),
  event: z.uuid(),
  satisfaction: satisfactionShape,
  settled: z.boolean(),
  text: z.string().max(1000),
});
export type RateEvent = z.infer<typeof shape>;

/** The grid or village that ordered it rates the department that dealt with it (基层点评, ZS-25-1): it counts for the department. */
export const rateEvent = verb<RateEvent>({
  kind: 'event.rate',
  rule: 'T27',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['completed', 'closed'],
  may: mayOf('T27', ['gridStaff', 'village']),
  ready: ({ rules }, event) => {
    if (ratingDuty(rules.profile) === null) return refusal('switched-off-by-profile', 'T27');
    const owed = event.followUps.some((f) => f.by === 'grassRoots' && f.outcome === null);
    return owed ? null : refusal('no-follow-up-owed', 'T27', 'ZS-25-1');
  },
  decide: (context, loaded, c) => {
    const task = loaded.event.followUps.find((f) => f.by === 'grassRoots' && f.outcome === null);
    if (task === undefined) return err(refusal('no-follow-up-owed', 'T27', 'ZS-25-1'));
    const { at, actor } = context;
    const outcome: FollowUpOutcome = {
      at,
      by: actor.name,
      unit: actor.unit,
      answer: 'answered',
      settled: c.settled,
      satisfaction: c.satisfaction,
      text: c.text,
    };
    return ok({
      kind: 'event.rated',
      event: c.event,
      followUp: task.id,
      department: task.department ?? '',
      satisfaction: c.satisfaction,
      settled: c.settled,
      text: c.text,
      proposal: proposalOf(task.id, outcome),
      effects: { followUps: [{ ...task, outcome }], stop: [{ id: task.id, at, as: 'done' }] },
    });
  },
});
