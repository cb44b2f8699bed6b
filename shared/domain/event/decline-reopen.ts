import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.declineReopen'),
  event: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type DeclineReopen = z.infer<typeof shape>;

/** The centre decides on a follow-up's proposal and does not reopen (LYG-30-8); the bad answer stays on file. */
export const declineReopen = verb<DeclineReopen>({
  kind: 'event.declineReopen',
  rule: 'T28',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['completed', 'closed'],
  may: mayOf('T28', ['townSeat', 'countySeat', 'shiftLeader', 'director']),
  ready: (_context, event) => (event.reopenProposal === null ? refusal('no-proposal', 'T28', 'LYG-30-8') : null),
  decide: (_context, _loaded, c) => ok({ kind: 'event.reopenDeclined', event: c.event, reason: c.reason, effects: {} }),
});
