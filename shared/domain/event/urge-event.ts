import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.urge'),
  event: z.uuid(),
  text: z.string().min(1).max(500),
});
export type UrgeEvent = z.infer<typeof shape>;

/** A seat reminds who holds it (催办: AK-11.5-1, ZG-15-2). No clock and no reply date: those come with an order (T30). */
export const urgeEvent = verb<UrgeEvent>({
  kind: 'event.urge',
  rule: 'T30',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['onSpot', 'atVillage', 'whistled', 'assigned', 'inHandling', 'jointHandling', 'transferred'],
  may: mayOf('T30', ['townSeat', 'countySeat', 'shiftLeader', 'director']),
  ready: (_context, event) => (event.holder === null ? refusal('nobody-to-urge', 'T30') : null),
  decide: (_context, loaded, c) => {
    const { holder } = loaded.event;
    if (holder === null) return err(refusal('nobody-to-urge', 'T30'));
    return ok({ kind: 'event.urged', event: c.event, text: c.text, holder: holder.name, effects: {} });
  },
});
