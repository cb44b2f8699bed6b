import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { findItem } from '../item/item.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { localClock } from './event-clocks.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({ kind: z.literal('event.takeOnSpot'), event: z.uuid() });
export type TakeOnSpot = z.infer<typeof shape>;

/** T4: grid staff settle it themselves (LYG-29-5, ZS-25-5, ZG-14-1); never what needs licence, punishment or coercion (JS-16-3-2). */
export const takeOnSpot = verb<TakeOnSpot>({
  kind: 'event.takeOnSpot',
  rule: 'T4',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['registered'],
  may: mayOf('T4', ['gridStaff']),
  ready: ({ rules }, event) => {
    const item = findItem(rules.items, event.item);
    if (item === undefined) return refusal('unclassified', 'T4', 'LYG-29-5');
    return item.kind === 'adminPower'
      ? refusal('item-is-not-for-the-spot', 'T4', 'JS-16-3-2', { item: item.name })
      : null;
  },
  decide: (context, loaded, c) => {
    return ok({
      kind: 'event.takenOnSpot',
      event: c.event,
      effects: {
        to: 'onSpot',
        holder: { kind: 'gridStaff', id: context.actor.account, name: context.actor.name },
        start: [localClock(context, loaded.event, 'onSpot', context.at)],
      },
    });
  },
});
