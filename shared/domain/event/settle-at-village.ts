import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { verb } from '../verb.ts';
import { onwardRefusal } from './flag-major.ts';
import { mayOf } from './guards.ts';
import { settled, settlingFields } from './settling.ts';

const shape = z.strictObject({ kind: z.literal('event.settleAtVillage'), ...settlingFields });
export type SettleAtVillage = z.infer<typeof shape>;

/** T8: the village or community settles it (LYG-29-6, ZG-5-5, ZS-7-2); requester and reporter are told. */
export const settleAtVillage = verb<SettleAtVillage>({
  kind: 'event.settleAtVillage',
  rule: 'T8',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['atVillage'],
  may: mayOf('T8', ['village']),
  ready: (_context, event) => onwardRefusal(event, 'T8'),
  decide: (context, loaded, c) => {
    const told = ['requester', 'gridStaff'] as const;
    const done = settled(context, loaded, c, { rule: 'T8', clause: 'LYG-29-6', told });
    return done.ok ? ok({ kind: 'event.settledAtVillage', ...done.value }) : done;
  },
});
