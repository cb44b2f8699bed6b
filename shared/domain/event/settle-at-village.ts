import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { detailsShape } from './details.ts';
import { proofShape } from './event.ts';
import { leaveStep } from './event-clocks.ts';
import { detailsRefusal, matterAfter } from './event-details.ts';
import { settlementDuties } from './feedback-duties.ts';
import { onwardRefusal } from './flag-major.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.settleAtVillage'),
  event: z.uuid(),
  result: z.string().min(1).max(2000),
  proofs: z.array(proofShape).max(20),
  details: detailsShape.optional(),
});
export type SettleAtVillage = z.infer<typeof shape>;

/** T8: the village or community settles it (LYG-29-6, ZG-5-5, ZS-7-2); requester and reporter are told. */
export const settleAtVillage = verb<SettleAtVillage>({
  kind: 'event.settleAtVillage',
  rule: 'T8',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['atVillage'],
  may: mayOf('T8', ['village']),
  ready: (_context, event) => onwardRefusal(event, 'T8'),
  decide: (context, loaded, c) => {
    if (c.proofs.length === 0) return err(refusal('proof-missing', 'T8', 'LYG-29-6'));
    const lacks = detailsRefusal(context.rules, loaded.event, 'settle', 'T8', c);
    if (lacks !== null) return err(lacks);
    const duties = settlementDuties(context, loaded.event, ['requester', 'gridStaff']);
    return ok({
      kind: 'event.settledAtVillage',
      event: c.event,
      at: context.at,
      result: c.result,
      proofs: c.proofs,
      effects: {
        to: 'completed',
        stop: leaveStep(loaded.event, context.at),
        open: duties.open,
        start: duties.start,
        ...matterAfter(context.rules, loaded.event, c.details),
      },
    });
  },
});
