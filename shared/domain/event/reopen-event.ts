import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { isRunning } from '../../time/clock.ts';
import { engineering, firstTriageLevel } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { countsForRate, handlingClock } from './event-clocks.ts';
import { voidedFollowUps } from './follow-up-tasks.ts';
import { mayOf } from './guards.ts';
import { toTriage } from './triage.ts';

const shape = z.strictObject({
  kind: z.literal('event.reopen'),
  event: z.uuid(),
  reasonCode: z.enum(['unsatisfied', 'recurred', 'falseResult', 'newFact']),
  reason: z.string().min(1).max(500),
});
export type ReopenEvent = z.infer<typeof shape>;

/** T28: a new cycle with new clocks from a new delivery; the old completion stays in the statistics (LYG-30-8). Twice: the director. */
export const reopenEvent = verb<ReopenEvent>({
  kind: 'event.reopen',
  rule: 'T28',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['completed', 'closed'],
  may: mayOf('T28', ['townSeat', 'countySeat', 'shiftLeader', 'director']),
  ready: ({ rules, actor }, event) => {
    if (!engineering(rules.profile, 'T28')) return refusal('switched-off-by-profile', 'T28');
    return event.cycle > 1 && actor.role !== 'director'
      ? refusal('director-only', 'T28', null, { cycle: String(event.cycle) })
      : null;
  },
  decide: (context, loaded, c) => {
    const { event } = loaded;
    const clock = handlingClock(event);
    const level = event.dispatcher?.level ?? firstTriageLevel(context.rules.profile);
    // A supervision order outlives the round it was issued in.
    const running = event.clocks
      .filter((k) => isRunning(k) && k.kind !== 'supervisionReply')
      .map((k) => ({ id: k.id, at: context.at, as: 'reopened' as const }));
    const owed = event.obligations.filter((o) => o.clearedAt === null);
    return ok({
      kind: 'event.reopened',
      event: c.event,
      reasonCode: c.reasonCode,
      reason: c.reason,
      past: {
        cycle: event.cycle,
        completedAt: event.completedAt ?? context.at,
        reopenedAt: context.at,
        due: clock?.due ?? null,
        statutory: clock !== undefined && countsForRate(clock),
        department: event.lastHolder?.kind === 'department' ? event.lastHolder.id : null,
        ...(event.returns.length > 0 && { returns: event.returns }),
      },
      effects: {
        ...toTriage(context, event, level, running),
        followUps: voidedFollowUps(event, context.at, 'reopened'),
        party: {
          whistle: null,
          subTasks: [],
          jointAsk: null,
          unlawful: null,
          flags: { ...event.flags, joint: false },
        },
        exempt: owed.map((o) => ({ id: o.id, at: context.at, reason: 'reopened' })),
      },
    });
  },
});
