import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';
import { anyOrderOpen, openOrder, stopReplyClock, supervisors } from './orders.ts';

const shape = z.strictObject({
  kind: z.literal('event.closeSupervision'),
  event: z.uuid(),
  order: z.string().min(1).max(80),
  reason: z.string().min(1).max(500),
});
export type CloseSupervision = z.infer<typeof shape>;

/** An order that is not answered any more is closed with a reason (T30, lifecycle.md §8). */
export const closeSupervision = verb<CloseSupervision>({
  kind: 'event.closeSupervision',
  rule: 'T30',
  shape,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('T30', supervisors),
  ready: anyOrderOpen,
  decide: ({ at }, loaded, c) => {
    const found = openOrder(loaded.event, c.order);
    if (!found.ok) return found;
    return ok({
      kind: 'event.supervisionClosed',
      event: c.event,
      order: c.order,
      reason: c.reason,
      effects: {
        orders: [{ ...found.value, state: 'closed', endedAt: at }],
        stop: stopReplyClock(loaded.event, c.order, at),
      },
    });
  },
});
