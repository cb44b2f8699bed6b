import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { engineering } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.unseal'),
  event: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type UnsealEvent = z.infer<typeof shape>;

/** T28, after the archive: a director unseals with a reason, and only then may it be reopened. An engineering step. */
export const unsealEvent = verb<UnsealEvent>({
  kind: 'event.unseal',
  rule: 'T28',
  shape,
  onArchived: true,
  needs: (c) => ({ event: c.event }),
  from: ['archived'],
  may: mayOf('T28', ['director']),
  ready: ({ rules }) => (engineering(rules.profile, 'unseal') ? null : refusal('switched-off-by-profile', 'T28')),
  decide: (_context, _loaded, c) =>
    ok({ kind: 'event.unsealed', event: c.event, reason: c.reason, effects: { to: 'closed' } }),
});
