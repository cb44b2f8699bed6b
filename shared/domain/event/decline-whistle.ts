import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { stopOf } from './event-clocks.ts';
import { mayDepartment } from './guards.ts';
import { answered, calledDepartments } from './report-in.ts';

const shape = z.strictObject({
  kind: z.literal('event.declineWhistle'),
  event: z.uuid(),
  reasonCode: z.string().min(1).max(40),
  reason: z.string().min(1).max(500),
});
export type DeclineWhistle = z.infer<typeof shape>;

/** T13, first half: a called department will not come and says why. Its handling clock goes on until a centre has decided. */
export const declineWhistle = verb<DeclineWhistle>({
  kind: 'event.declineWhistle',
  rule: 'T13',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['whistled'],
  may: mayDepartment('T13', calledDepartments),
  ready: ({ actor }, event) => {
    const own = event.whistle?.calls.find((call) => call.department === actor.department);
    return own !== undefined && own.answer !== 'waiting'
      ? refusal('already-answered', 'T13', 'LYG-21-1', { department: own.name })
      : null;
  },
  decide: (context, { event }, c) => {
    const own = event.whistle?.calls.find((call) => call.department === context.actor.department);
    if (event.whistle === null || own === undefined)
      return err(refusal('not-a-party', 'T13', 'LYG-21-1', { department: context.actor.unit }));
    return ok({
      kind: 'event.whistleDeclined',
      event: c.event,
      department: own.name,
      reasonCode: c.reasonCode,
      reason: c.reason,
      effects: {
        stop: stopOf(event, own.reportIn, context.at, 'done'),
        party: {
          whistle: answered(event.whistle, own.department, {
            answer: 'declined',
            answeredAt: context.at,
            reason: c.reason,
          }),
        },
      },
    });
  },
});
