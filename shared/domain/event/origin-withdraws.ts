import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { originSystem } from './dispatch-target.ts';
import { openStates } from './event.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.originWithdraws'),
  event: z.uuid(),
  /** Number of the other system; empty where it gave none. */
  number: z.string().max(80),
  reason: z.string().min(1).max(500),
});
export type OriginWithdraws = z.infer<typeof shape>;

/** C24: the system an event came from takes its matter back; only then may it be sent there again. */
export const originWithdraws = verb<OriginWithdraws>({
  kind: 'event.originWithdraws',
  rule: 'C24',
  shape,
  needs: (c) => ({ event: c.event }),
  from: [...openStates],
  may: mayOf('C24', ['townSeat', 'countySeat', 'shiftLeader', 'director', 'connector']),
  ready: (_context, event) =>
    originSystem(event) === null || event.originWithdrewAt !== null
      ? refusal('no-origin-system', 'C24', 'LYG-27-2')
      : null,
  decide: ({ at }, { event }, c) => {
    const number = event.foreign?.number ?? '';
    if (number !== c.number) return err(refusal('foreign-number-differs', 'C24', 'LYG-27-2', { number }));
    return ok({
      kind: 'event.originWithdrew',
      event: c.event,
      system: originSystem(event) ?? '',
      reason: c.reason,
      effects: { party: { originWithdrewAt: at } },
    });
  },
});
