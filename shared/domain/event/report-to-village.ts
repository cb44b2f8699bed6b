import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { villageStep } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { leaveStep, localClock } from './event-clocks.ts';
import { detailsRefusal } from './event-details.ts';
import { areaAt, mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.reportToVillage'),
  event: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type ReportToVillage = z.infer<typeof shape>;

/** T6: what staff could not settle goes to the village or community, where the profile has that step (LYG-21-1, ZS-25-7, C25). */
export const reportToVillage = verb<ReportToVillage>({
  kind: 'event.reportToVillage',
  rule: 'T6',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['registered', 'onSpot'],
  may: mayOf('T6', ['gridStaff']),
  ready: ({ rules }, event) => {
    const step = villageStep(rules.profile);
    return step.value === 'none'
      ? refusal('no-village-step', 'T6', step.clause)
      : detailsRefusal(rules, event, 'report', 'T6');
  },
  decide: (context, loaded, c) => {
    const area = areaAt(loaded.event, 'village');
    if (area === null) return err(refusal('unknown-grid', 'T6'));
    return ok({
      kind: 'event.reportedToVillage',
      event: c.event,
      reason: c.reason,
      effects: {
        to: 'atVillage',
        level: 'village',
        holder: { kind: 'village', id: area, name: '村（社区）' },
        stop: leaveStep(loaded.event, context.at),
        start: [localClock(context, loaded.event, 'village', context.at)],
      },
    });
  },
});
