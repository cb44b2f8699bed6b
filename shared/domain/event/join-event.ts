import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { mergeGround } from '../profile/after-completion.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { type GridEvent, openStates } from './event.ts';
import { jointDuty } from './feedback-duties.ts';
import { mayOf } from './guards.ts';
import { collators } from './merge-event.ts';

const shape = z.strictObject({
  kind: z.literal('event.join'),
  event: z.uuid(),
  /** The event that was merged into this one. */
  joined: z.uuid(),
});
export type JoinEvent = z.infer<typeof shape>;

/**
 * T3, second half: the target takes over an event that was merged into it. Its own clock goes on unchanged; number, requester
 * and the other registration stay as a trace, and the requester is owed the joint number (ZS-25-7).
 */
export const joinEvent = verb<JoinEvent>({
  kind: 'event.join',
  rule: 'T3',
  shape,
  needs: (c) => ({ event: c.event, other: c.joined }),
  from: [...openStates, 'completed'],
  may: mayOf('T3', collators),
  decide: (context, loaded, c) => {
    const { event, other } = loaded;
    if (other === undefined) return err(refusal('no-such-event', 'T3'));
    if (other.state !== 'merged' || other.mergedInto?.event !== event.id)
      return err(refusal('not-merged-here', 'T3', 'ZS-25-7', { number: other.number }));
    if (event.joined.some((j) => j.event === other.id))
      return err(refusal('already-joined', 'T3', null, { number: other.number }));
    const ground = mergeGround(context.rules.profile);
    const duties = jointDuty(context, event, other.requester, ground.on ? ground.clause : 'local');
    return ok({
      kind: 'event.joined',
      event: c.event,
      joined: {
        event: other.id,
        number: other.number,
        requester: other.requester,
        channel: other.channel,
        registeredAt: other.registeredAt,
        at: context.at,
        duty: duties.open[0]?.id ?? '',
      },
      effects: { open: duties.open, start: duties.start },
    });
  },
});

/** The first time anybody reported the matter: the age of a joint event counts from there, its clocks do not (T3). */
export const firstRegisteredAt = (event: GridEvent): number =>
  Math.min(event.registeredAt, ...event.joined.map((j) => j.registeredAt));
