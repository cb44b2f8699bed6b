import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { localDateShape } from '../../time/local-date.ts';
import { flowStep } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { openStates } from './event.ts';
import { mayOf } from './guards.ts';
import { replyClock, replyDatePast, supervisors } from './orders.ts';
import type { SupervisionOrder } from './supervision-order.ts';

const shape = z.strictObject({
  kind: z.literal('event.supervise'),
  event: z.uuid(),
  ground: z.string().min(1).max(200),
  demand: z.string().min(1).max(1000),
  /** Last date in time, YYYY-MM-DD. */
  replyBy: localDateShape,
});
export type SuperviseEvent = z.infer<typeof shape>;

/**
 * T30: a supervision order with ground, demand and reply date (AK-11.5-1, ZG-15-2, LYG-4-1, LYG-30-6, JS-5-2). It is served with the
 * hub's delivery; the event's own clocks are untouched, and it shows as supervised until the answer is verified.
 */
export const superviseEvent = verb<SuperviseEvent>({
  kind: 'event.supervise',
  rule: 'T30',
  shape,
  needs: (c) => ({ event: c.event }),
  from: [...openStates],
  may: mayOf('T30', supervisors),
  ready: ({ rules }) =>
    flowStep(rules.profile, 'flow.supervise').on ? null : refusal('switched-off-by-profile', 'T30'),
  decide: (context, loaded, c) => {
    const past = replyDatePast(context.at, c.replyBy);
    if (past !== null) return err(past);
    const { actor, hubAt } = context;
    const { event } = loaded;
    const order: SupervisionOrder = {
      id: `order.${event.version + 1}`,
      state: hubAt === null ? 'issued' : 'served',
      ground: c.ground,
      demand: c.demand,
      basis: flowStep(context.rules.profile, 'flow.supervise').clause,
      issuedAt: context.at,
      issuedBy: actor.name,
      unit: actor.unit,
      servedTo: hubAt === null ? null : (event.holder?.name ?? null),
      servedAt: hubAt,
      replyBy: c.replyBy,
      answers: [],
      urgedAt: [],
      endedAt: null,
    };
    return ok({
      kind: 'event.supervised',
      event: c.event,
      order: order.id,
      demand: c.demand,
      effects: { orders: [order], start: replyClock(context, order, c.replyBy) },
    });
  },
});
