import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { engineering } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import type { GridEvent, Holder } from './event.ts';
import { clocksToResume, leaveStep } from './event-clocks.ts';
import { maySeatAtLevel } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.sendBack'),
  event: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type SendBack = z.infer<typeof shape>;

/** T25: the check found it wanting: back where it came from, the clock resumes as if never stopped (LYG-30-6). */
export const sendBack = verb<SendBack>({
  kind: 'event.sendBack',
  rule: 'T25',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['handled'],
  may: maySeatAtLevel('T25'),
  ready: ({ rules }) => (engineering(rules.profile, 'T25') ? null : refusal('switched-off-by-profile', 'T25')),
  decide: (context, loaded, c) => {
    const { event } = loaded;
    return ok({
      kind: 'event.sentBack',
      event: c.event,
      reason: c.reason,
      effects: {
        to: event.handledFrom ?? 'inHandling',
        holder: formerHolder(event),
        stop: leaveStep(event, context.at),
        resume: clocksToResume(event),
      },
    });
  },
});

function formerHolder(event: GridEvent): Holder | null {
  if (event.handledFrom === 'transferred' && event.transferredTo !== null) {
    return { kind: 'foreign', id: event.transferredTo.system, name: event.transferredTo.system };
  }
  return event.lastHolder;
}
