import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';
import { anyOrderOpen, isServed, openOrder, stopReplyClock } from './orders.ts';

const shape = z.strictObject({
  kind: z.literal('event.answerSupervision'),
  event: z.uuid(),
  order: z.string().min(1).max(80),
  text: z.string().min(1).max(2000),
});
export type AnswerSupervision = z.infer<typeof shape>;

const answerers = ['liaison', 'gridStaff', 'village', 'townSeat', 'countySeat', 'shiftLeader', 'director'] as const;
const mayAnswer = mayOf('T30', answerers);

/** Those the order was served to answer it; the reply clock stops (T30, lifecycle.md §8). */
export const answerSupervision = verb<AnswerSupervision>({
  kind: 'event.answerSupervision',
  rule: 'T30',
  shape,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: (context, event) => {
    const barred = mayAnswer(context, event);
    if (barred !== null || event === undefined) return barred;
    return isServed(context, event) ? null : refusal('own-order-answer', 'T30');
  },
  ready: anyOrderOpen,
  decide: ({ at, actor }, loaded, c) => {
    const found = openOrder(loaded.event, c.order);
    if (!found.ok) return found;
    const order = found.value;
    if (order.issuedBy === actor.name) return err(refusal('own-order-answer', 'T30', order.basis));
    const answer = { at, by: actor.name, unit: actor.unit, text: c.text };
    return ok({
      kind: 'event.supervisionAnswered',
      event: c.event,
      order: order.id,
      text: c.text,
      effects: {
        orders: [{ ...order, state: 'answered', answers: [...order.answers, answer] }],
        stop: stopReplyClock(loaded.event, order.id, at),
      },
    });
  },
});
