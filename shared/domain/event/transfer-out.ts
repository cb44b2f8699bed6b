import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { flowStep } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { loopsBack } from './dispatch-target.ts';
import { foreignShape } from './event.ts';
import { leaveHandling, localClock } from './event-clocks.ts';
import { whoActsDuty } from './feedback-duties.ts';
import { maySeatAtLevel } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.transferOut'),
  event: z.uuid(),
  foreign: foreignShape,
  note: z.string().max(500),
});
export type TransferOut = z.infer<typeof shape>;

/** T21: to another system (LYG-28-3, ZG-16-2), under a foreign number; never back to where it came from (C24). No statutory clock. */
export const transferOut = verb<TransferOut>({
  kind: 'event.transferOut',
  rule: 'T21',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['triage'],
  may: maySeatAtLevel('T21'),
  decide: (context, loaded, c) => {
    const { event } = loaded;
    if (loopsBack(event, c.foreign.system))
      return err(
        refusal('loop-to-origin', 'T21', flowStep(context.rules.profile, 'flow.to12345').clause, {
          system: c.foreign.system,
        }),
      );
    const told = whoActsDuty(context, event, c.foreign.system);
    return ok({
      kind: 'event.transferred',
      event: c.event,
      foreign: c.foreign,
      note: c.note,
      effects: {
        to: 'transferred',
        holder: { kind: 'foreign', id: c.foreign.system, name: c.foreign.system },
        stop: leaveHandling(event, context.at, 'transferred'),
        start: [localClock(context, event, 'foreignWatch', context.at), ...told.start],
        open: told.open,
      },
    });
  },
});
