import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { currentDue, isRunning } from '../../time/clock.ts';
import { engineering, extensionTimes } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { handlingClock } from './event-clocks.ts';
import { mayHolder } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.requestExtension'),
  event: z.uuid(),
  /** New target, exclusive instant, ms. */
  until: z.number().int(),
  reason: z.string().min(1).max(500),
});
export type RequestExtension = z.infer<typeof shape>;

/** T17: asked before the statutory due moment, once by default; moves only the extended due (D5, D11). No clause allows it: ENG. */
export const requestExtension = verb<RequestExtension>({
  kind: 'event.requestExtension',
  rule: 'T17',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['inHandling', 'jointHandling'],
  may: mayHolder('T17'),
  ready: ({ rules, at }, event) => {
    if (!engineering(rules.profile, 'T17')) return refusal('switched-off-by-profile', 'T17');
    const clock = handlingClock(event);
    if (clock === undefined || !isRunning(clock)) return refusal('nothing-to-extend', 'T17');
    if (event.extensionRequest !== null) return refusal('extension-pending', 'T17');
    if (event.extensions >= extensionTimes(rules.profile))
      return refusal('extension-used-up', 'T17', null, { times: String(event.extensions) });
    return at >= clock.due ? refusal('extension-too-late', 'T17') : null;
  },
  decide: ({ at, actor }, loaded, c) => {
    const clock = handlingClock(loaded.event);
    if (clock === undefined || c.until <= currentDue(clock)) return err(refusal('extension-not-later', 'T17'));
    return ok({
      kind: 'event.extensionRequested',
      event: c.event,
      at,
      by: actor.name,
      until: c.until,
      reason: c.reason,
      effects: {},
    });
  },
});
