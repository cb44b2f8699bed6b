import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { villageStep } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { detailsRefusal } from './event-details.ts';
import { mayOf } from './guards.ts';
import { landingLevel, toTriage } from './triage.ts';

const shape = z.strictObject({ kind: z.literal('event.reportToCenter'), event: z.uuid(), reason: z.string().max(500) });
export type ReportToCenter = z.infer<typeof shape>;

/**
 * T7: into the centre's triage (LYG-29-6, ZG-14-2, JS-29-2, ZS-25-6). Where the village step is required, grid staff pass it
 * by only for a major event (C25); a seat that took the call is itself the centre.
 */
export const reportToCenter = verb<ReportToCenter>({
  kind: 'event.reportToCenter',
  rule: 'T7',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['registered', 'onSpot'],
  may: mayOf('T7', ['gridStaff', 'townSeat', 'countySeat', 'shiftLeader', 'director', 'connector']),
  ready: ({ rules, actor }, event) => {
    const step = villageStep(rules.profile);
    const skipsVillage = step.value === 'required' && !event.flags.majorEvent && actor.role === 'gridStaff';
    if (skipsVillage) return refusal('village-step-required', 'T7', step.clause);
    return actor.role === 'gridStaff' ? detailsRefusal(rules, event, 'report', 'T7') : null;
  },
  decide: (context, loaded, c) => {
    const level = landingLevel(context, loaded.event);
    return ok({
      kind: 'event.reportedToCenter',
      event: c.event,
      reason: c.reason,
      effects: toTriage(context, loaded.event, level),
    });
  },
});
