import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';
import { anyOrderOpen, openOrder, supervisors } from './orders.ts';

const shape = z.strictObject({
  kind: z.literal('event.verifySupervision'),
  event: z.uuid(),
  order: z.string().min(1).max(80),
  text: z.string().max(1000),
});
export type VerifySupervision = z.infer<typeof shape>;

/** The answer holds: the order is done, the event no longer supervised by it (T30, LYG-39-3). */
export const verifySupervision = verb<VerifySupervision>({
  kind: 'event.verifySupervision',
  rule: 'T30',
  shape,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('T30', supervisors),
  ready: (context, event) => {
    const answered = event.orders.some((o) => o.state === 'answered');
    return answered
      ? null
      : (anyOrderOpen(context, event) ?? refusal('order-not-answered', 'T30', event.orders.at(-1)?.basis ?? null));
  },
  decide: ({ at }, loaded, c) => {
    const found = openOrder(loaded.event, c.order);
    if (!found.ok) return found;
    if (found.value.state !== 'answered') return err(refusal('order-not-answered', 'T30', found.value.basis));
    return ok({
      kind: 'event.supervisionVerified',
      event: c.event,
      order: c.order,
      text: c.text,
      effects: { orders: [{ ...found.value, state: 'verified', endedAt: at }] },
    });
  },
});
