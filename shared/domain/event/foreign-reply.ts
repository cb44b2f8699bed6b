import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { engineering } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { leaveStep, localClock } from './event-clocks.ts';
import { mayOf } from './guards.ts';
import { centerAt, toTriage } from './triage.ts';

const shape = z.strictObject({
  kind: z.literal('event.foreignReply'),
  event: z.uuid(),
  number: z.string().min(1).max(80),
  outcome: z.enum(['result', 'refused']),
  text: z.string().min(1).max(2000),
});
export type ForeignReply = z.infer<typeof shape>;

/** T22: the other system answers under its number: a result to check, or a refusal back to triage (LYG-27-2). */
export const foreignReply = verb<ForeignReply>({
  kind: 'event.foreignReply',
  rule: 'T22',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['transferred'],
  may: mayOf('T22', ['townSeat', 'countySeat', 'shiftLeader', 'director', 'connector']),
  decide: (context, loaded, c) => {
    const { event } = loaded;
    if (c.outcome === 'refused' && !engineering(context.rules.profile, 'T22'))
      return err(refusal('switched-off-by-profile', 'T22'));
    if (event.transferredTo?.number !== c.number)
      return err(refusal('foreign-number-differs', 'T22', 'LYG-27-2', { number: event.transferredTo?.number ?? '' }));
    const effects =
      c.outcome === 'refused'
        ? toTriage(context, event, event.level)
        : {
            to: 'handled' as const,
            holder: centerAt(event, event.level),
            stop: leaveStep(event, context.at),
            start: [localClock(context, event, 'check', context.at)],
          };
    return ok({
      kind: 'event.foreignReplied',
      event: c.event,
      at: context.at,
      outcome: c.outcome,
      text: c.text,
      effects,
    });
  },
});
