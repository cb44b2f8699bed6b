import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { engineering } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.refuseIntake'),
  event: z.uuid(),
  reasonCode: z.string().min(1).max(40),
  reason: z.string().min(1).max(500),
  /** The right body to turn to. */
  pointer: z.string().min(1).max(200),
});
export type RefuseIntake = z.infer<typeof shape>;

/** T2: not a grid matter; reason and the right body are given. Never for a major event (invariant 5). */
export const refuseIntake = verb<RefuseIntake>({
  kind: 'event.refuseIntake',
  rule: 'T2',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['registered'],
  may: mayOf('T2', ['townSeat', 'countySeat', 'shiftLeader', 'director']),
  ready: ({ rules }, event) => {
    if (!engineering(rules.profile, 'T2')) return refusal('switched-off-by-profile', 'T2');
    return event.flags.majorEvent ? refusal('major-event-stays', 'T2', 'LYG-29-7') : null;
  },
  decide: (_context, _loaded, c) => {
    return ok({
      kind: 'event.intakeRefused',
      event: c.event,
      reasonCode: c.reasonCode,
      reason: c.reason,
      pointer: c.pointer,
      effects: { to: 'rejected', holder: null },
    });
  },
});
