import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { isRunning } from '../../time/clock.ts';
import { mergeGround } from '../profile/after-completion.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { isOpen } from './event.ts';
import { inArea, mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.merge'),
  event: z.uuid(),
  /** The event it is joined to. */
  into: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type MergeEvent = z.infer<typeof shape>;

/** Who sorts and collates, and so joins and takes apart (T3). */
export const collators = ['village', 'townSeat', 'countySeat', 'shiftLeader', 'director'] as const;

/**
 * T3, first half: the same matter as another open event: it ends here and goes on there (ZS-25-7). The other event takes it
 * over by `event.join`. A major event only goes into a major one, so that its onward report is never lost (invariant 5).
 */
export const mergeEvent = verb<MergeEvent>({
  kind: 'event.merge',
  rule: 'T3',
  shape,
  needs: (c) => ({ event: c.event, other: c.into }),
  from: ['registered', 'atVillage'],
  may: mayOf('T3', collators),
  ready: ({ rules }, event) => {
    if (!mergeGround(rules.profile).on) return refusal('switched-off-by-profile', 'T3');
    if (event.joined.length === 0) return null;
    return refusal('has-joined-events', 'T3', 'ZS-25-7', { count: String(event.joined.length) });
  },
  decide: (context, loaded, c) => {
    const { event, other } = loaded;
    if (c.into === c.event) return err(refusal('merge-with-itself', 'T3'));
    if (other === undefined) return err(refusal('no-such-event', 'T3'));
    const outside = inArea(context.actor, other, 'T3');
    if (outside !== null) return err(outside);
    if (!isOpen(other)) return err(refusal('target-not-open', 'T3', 'ZS-25-7', { number: other.number }));
    if (event.flags.majorEvent && !other.flags.majorEvent) return err(refusal('major-event-stays', 'T3', 'LYG-29-7'));
    return ok({
      kind: 'event.merged',
      event: c.event,
      reason: c.reason,
      into: {
        event: other.id,
        number: other.number,
        at: context.at,
        from: { state: event.state, level: event.level, holder: event.holder },
      },
      effects: {
        to: 'merged',
        holder: null,
        stop: event.clocks.filter(isRunning).map((k) => ({ id: k.id, at: context.at, as: 'merged' as const })),
        exempt: event.obligations
          .filter((o) => o.clearedAt === null)
          .map((o) => ({ id: o.id, at: context.at, reason: 'merged' })),
      },
    });
  },
});
