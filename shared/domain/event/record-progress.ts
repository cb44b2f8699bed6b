import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { verb } from '../verb.ts';
import { progressDutiesOf } from './feedback-duties.ts';
import { mayHolder } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.recordProgress'),
  event: z.uuid(),
  text: z.string().min(1).max(2000),
});
export type RecordProgress = z.infer<typeof shape>;

/** The holder says how far it is; above the town, reporter and party are owed word of it (LYG-29-9). The clock runs on. */
export const recordProgress = verb<RecordProgress>({
  kind: 'event.recordProgress',
  rule: 'T23',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['assigned', 'inHandling', 'jointHandling'],
  may: mayHolder('T23'),
  decide: (context, loaded, c) => {
    const duties = progressDutiesOf(context, loaded.event);
    return ok({
      kind: 'event.progressRecorded',
      event: c.event,
      at: context.at,
      text: c.text,
      effects: { open: duties.open, start: duties.start },
    });
  },
});
