import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.recordHelp'),
  event: z.uuid(),
  helper: z.string().min(1).max(40),
  result: z.string().min(1).max(1000),
  /** Hours of all its people together; null = not counted. */
  hours: z.number().min(0).max(10_000).nullable(),
});
export type RecordHelp = z.infer<typeof shape>;

/** What a helper's part came to (LYG-23): journalled, and counted in the collaboration report. */
export const recordHelp = verb<RecordHelp>({
  kind: 'event.recordHelp',
  rule: 'LYG-23',
  shape,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('LYG-23', ['gridStaff', 'village', 'townSeat', 'countySeat', 'shiftLeader', 'director', 'liaison']),
  ready: (_context, event) =>
    event.helpers.some((helper) => helper.doneAt === null) ? null : refusal('no-such-helper', 'LYG-23'),
  decide: ({ at }, { event }, c) => {
    const helper = event.helpers.find((h) => h.id === c.helper);
    if (helper === undefined) return err(refusal('no-such-helper', 'LYG-23'));
    if (helper.doneAt !== null) return err(refusal('help-recorded', 'LYG-23'));
    const done = { ...helper, result: c.result, hours: c.hours, doneAt: at };
    return ok({
      kind: 'event.helpRecorded',
      event: c.event,
      helper: helper.name,
      helperKind: helper.kind,
      text: c.result,
      hours: c.hours,
      effects: { party: { helpers: event.helpers.map((h) => (h.id === c.helper ? done : h)) } },
    });
  },
});
