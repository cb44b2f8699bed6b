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
  kind: z.literal('event.settle'),
  event: z.uuid(),
  result: z.string().min(1).max(2000),
  proofs: z.array(proofShape).max(20),
  details: detailsShape.optional(),
});
export type SettleOnSpot = z.infer<typeof shape>;

/** T5: settled on the spot: a result and one proof (LYG-29-5, ZS-25-5, ZG-14-1). A requester who was not there is told. */
export const settleOnSpot = verb<SettleOnSpot>({
  kind: 'event.settle',
  rule: 'T5',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['onSpot'],
  may: mayOf('T5', ['gridStaff']),
  ready: (_context, event) => onwardRefusal(event, 'T5'),
  decide: (context, loaded, c) => {
    if (c.proofs.length === 0) return err(refusal('proof-missing', 'T5', 'LYG-29-5'));
    const lacks = detailsRefusal(context.rules, loaded.event, 'settle', 'T5', c);
    if (lacks !== null) return err(lacks);
    const duties = settlementDuties(context, loaded.event, ['requester']);
    return ok({
      kind: 'event.settled',
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
