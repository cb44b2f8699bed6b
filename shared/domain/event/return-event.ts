import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { engineering } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { holderShape } from './event.ts';
import { localClock } from './event-clocks.ts';
import { mayHolder } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.return'),
  event: z.uuid(),
  reasonCode: z.string().min(1).max(40),
  reason: z.string().min(1).max(500),
  proposed: holderShape.nullable(),
});
export type ReturnEvent = z.infer<typeof shape>;

/** T15, first half: the holder asks to give it back, with reason and proposed holder (D3). Its clock runs until the return is accepted. */
export const returnEvent = verb<ReturnEvent>({
  kind: 'event.return',
  rule: 'T15',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['assigned', 'inHandling', 'jointHandling'],
  may: mayHolder('T15'),
  ready: ({ rules }, event) => {
    if (!engineering(rules.profile, 'T15')) return refusal('switched-off-by-profile', 'T15');
    return event.returnRequest === null ? null : refusal('return-pending', 'T15');
  },
  decide: (context, loaded, c) => {
    return ok({
      kind: 'event.returnRequested',
      event: c.event,
      request: {
        at: context.at,
        by: context.actor.name,
        reasonCode: c.reasonCode,
        reason: c.reason,
        proposed: c.proposed,
      },
      effects: { start: [localClock(context, loaded.event, 'returnDecision', context.at)] },
    });
  },
});
