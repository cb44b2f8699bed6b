import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { handlingClock } from './event-clocks.ts';
import { maySeatAtLevel } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.decideExtension'),
  event: z.uuid(),
  accept: z.boolean(),
  reason: z.string().max(500),
});
export type DecideExtension = z.infer<typeof shape>;

/** T17, decision of the dispatching centre. Granted: `extendedDue` is set, `due` never changes. Refused: it buys no time (D5). */
export const decideExtension = verb<DecideExtension>({
  kind: 'event.decideExtension',
  rule: 'T17',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['inHandling', 'jointHandling'],
  may: maySeatAtLevel('T17'),
  ready: (_context, event) => (event.extensionRequest === null ? refusal('no-extension-pending', 'T17') : null),
  decide: (_context, loaded, c) => {
    const request = loaded.event.extensionRequest;
    const clock = handlingClock(loaded.event);
    if (request === null || clock === undefined) return err(refusal('no-extension-pending', 'T17'));
    if (!c.accept) return ok({ kind: 'event.extensionRefused', event: c.event, reason: c.reason, effects: {} });
    return ok({
      kind: 'event.extensionGranted',
      event: c.event,
      until: request.until,
      reason: c.reason,
      effects: { extend: { id: clock.id, due: request.until } },
    });
  },
});
