import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { verb } from '../verb.ts';
import { leaveStep } from './event-clocks.ts';
import { detailsRefusal } from './event-details.ts';
import { acceptanceDuties } from './feedback-duties.ts';
import { onwardRefusal } from './flag-major.ts';
import { followUpTasks } from './follow-up-tasks.ts';
import { maySeatAtLevel } from './guards.ts';

const shape = z.strictObject({ kind: z.literal('event.accept'), event: z.uuid(), note: z.string().max(500) });
export type AcceptResult = z.infer<typeof shape>;

/**
 * T24: checked and taken as done (LYG-29-9, LYG-30-5, JS-29-5). Completion time is the submission time. Opens the duties to tell and the
 * follow-up or rating (T27); a major event needs its onward report on file first (invariant 5).
 */
export const acceptResult = verb<AcceptResult>({
  kind: 'event.accept',
  rule: 'T24',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['handled'],
  may: maySeatAtLevel('T24'),
  ready: ({ rules }, event) => onwardRefusal(event, 'T24') ?? detailsRefusal(rules, event, 'end', 'T24'),
  decide: (context, loaded, c) => {
    const { event } = loaded;
    const duties = acceptanceDuties(context, event);
    const tasks = followUpTasks(context, event);
    return ok({
      kind: 'event.accepted',
      event: c.event,
      note: c.note,
      completedAt: event.submittedAt ?? context.at,
      effects: {
        to: 'completed',
        stop: leaveStep(event, context.at),
        open: duties.open,
        start: [...duties.start, ...tasks.start],
        followUps: tasks.followUps,
      },
    });
  },
});
