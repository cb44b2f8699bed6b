import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { verb } from '../verb.ts';
import { onwardRefusal } from './flag-major.ts';
import { mayOf } from './guards.ts';
import { settled, settlingFields } from './settling.ts';

const shape = z.strictObject({ kind: z.literal('event.settle'), ...settlingFields });
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
    const done = settled(context, loaded, c, { rule: 'T5', clause: 'LYG-29-5', told: ['requester'] });
    return done.ok ? ok({ kind: 'event.settled', ...done.value }) : done;
  },
});
