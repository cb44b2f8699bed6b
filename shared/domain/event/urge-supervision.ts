import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { localDateShape } from '../../time/local-date.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';
import { anyOrderOpen, openOrder, replyClock, replyDatePast, stopReplyClock, supervisors } from './orders.ts';

const shape = z.strictObject({
  kind: z.literal('event.urgeSupervision'),
  event: z.uuid(),
  order: z.string().min(1).max(80),
  text: z.string().min(1).max(1000),
  replyBy: localDateShape,
});
export type UrgeSupervision = z.infer<typeof shape>;

/** No answer, or one that does not do: urged again with a new reply date; the first date stays judged (T30, AK-11.5-1). */
export const urgeSupervision = verb<UrgeSupervision>({
  kind: 'event.urgeSupervision',
  rule: 'T30',
  shape,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('T30', supervisors),
  ready: anyOrderOpen,
  decide: (context, loaded, c) => {
    const found = openOrder(loaded.event, c.order);
    if (!found.ok) return found;
    const past = replyDatePast(context.at, c.replyBy);
    if (past !== null) return err(past);
    const order = {
      ...found.value,
      state: 'urged' as const,
      replyBy: c.replyBy,
      urgedAt: [...found.value.urgedAt, context.at],
      ...(found.value.servedAt === null &&
        context.hubAt !== null && { servedAt: context.hubAt, servedTo: loaded.event.holder?.name ?? null }),
    };
    return ok({
      kind: 'event.supervisionUrged',
      event: c.event,
      order: order.id,
      replyBy: c.replyBy,
      text: c.text,
      effects: {
        orders: [order],
        stop: stopReplyClock(loaded.event, order.id, context.at),
        start: replyClock(context, order, c.replyBy),
      },
    });
  },
});
