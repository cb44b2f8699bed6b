import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.exemptFeedback'),
  event: z.uuid(),
  obligation: z.string().min(1).max(80),
  reason: z.string().min(1).max(500),
});
export type ExemptFeedback = z.infer<typeof shape>;

/** Who may let a duty go for another reason than that nobody answers. */
const mayWaive: ReadonlySet<string> = new Set(['shiftLeader', 'director']);

/** A duty that cannot be met (the requester not reached after the logged tries of C16) ends with a reason (JS-29-5). The onward report has no such way out. */
export const exemptFeedback = verb<ExemptFeedback>({
  kind: 'event.exemptFeedback',
  rule: 'F2',
  shape,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('F2', ['townSeat', 'countySeat', 'shiftLeader', 'director']),
  decide: ({ at, actor, rules }, loaded, c) => {
    const duty = loaded.event.obligations.find((o) => o.id === c.obligation);
    if (duty === undefined) return err(refusal('no-such-obligation', 'F2'));
    if (duty.clearedAt !== null) return err(refusal('obligation-already-cleared', 'F2'));
    if (duty.kind === 'onwardReport') return err(refusal('onward-report-open', 'F2', duty.basis));
    const made = duty.tries?.length ?? 0;
    const needed = rules.profile.local.unreachable.tries;
    if (duty.to === 'requester' && made < needed && !mayWaive.has(actor.role))
      return err(refusal('tries-missing', 'F2', 'JS-29-5', { made: String(made), needed: String(needed) }));
    return ok({
      kind: 'event.feedbackExempted',
      event: c.event,
      obligation: c.obligation,
      reason: c.reason,
      effects: {
        exempt: [{ id: c.obligation, at, reason: c.reason }],
        stop: [{ id: c.obligation, at, as: 'cleared' }],
      },
    });
  },
});
