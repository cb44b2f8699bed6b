import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { isOpen } from './event.ts';
import { mayOf } from './guards.ts';
import { collators } from './merge-event.ts';

const shape = z.strictObject({
  kind: z.literal('event.unmerge'),
  event: z.uuid(),
  /** The event it had been merged into. */
  into: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type UnmergeEvent = z.infer<typeof shape>;

/**
 * Undo of T3: not the same matter after all. It comes back where it stood, its clocks as if never stopped. Not once the joint
 * event that took it over is completed: then its requester has been answered with it.
 */
export const unmergeEvent = verb<UnmergeEvent>({
  kind: 'event.unmerge',
  rule: 'T3',
  shape,
  needs: (c) => ({ event: c.event, other: c.into }),
  from: ['merged'],
  may: mayOf('T3', collators),
  decide: (_context, loaded, c) => {
    const { event, other } = loaded;
    const into = event.mergedInto;
    if (into === null || into.event !== c.into || other === undefined) return err(refusal('no-such-event', 'T3'));
    if (!isOpen(other) && other.joined.some((j) => j.event === event.id))
      return err(refusal('target-completed', 'T3', null, { number: other.number }));
    const { state, level, holder } = into.from;
    return ok({
      kind: 'event.unmerged',
      event: c.event,
      reason: c.reason,
      effects: {
        to: state,
        level,
        holder,
        resume: event.clocks.filter((k) => k.stoppedAs === 'merged' && k.stoppedAt === into.at).map((k) => k.id),
        owe: event.obligations.filter((o) => o.exempt === 'merged' && o.clearedAt === into.at).map((o) => o.id),
      },
    });
  },
});
