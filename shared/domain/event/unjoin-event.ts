import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { openStates } from './event.ts';
import { mayOf } from './guards.ts';
import { collators } from './merge-event.ts';

const shape = z.strictObject({
  kind: z.literal('event.unjoin'),
  event: z.uuid(),
  joined: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type UnjoinEvent = z.infer<typeof shape>;

/** Undo of T3 on the target's side: an event whose merge was taken back is no longer carried here, nor its requester owed the joint number. */
export const unjoinEvent = verb<UnjoinEvent>({
  kind: 'event.unjoin',
  rule: 'T3',
  shape,
  needs: (c) => ({ event: c.event, other: c.joined }),
  from: [...openStates, 'completed'],
  may: mayOf('T3', collators),
  ready: (_context, event) => (event.joined.length === 0 ? refusal('not-joined', 'T3') : null),
  decide: ({ at }, loaded, c) => {
    const { event, other } = loaded;
    const trace = event.joined.find((j) => j.event === c.joined);
    const standing = other?.state === 'merged' && other.mergedInto?.event === event.id;
    if (trace === undefined || other === undefined || standing) return err(refusal('not-joined', 'T3'));
    const owed = event.obligations.filter((o) => o.id === trace.duty && o.clearedAt === null);
    return ok({
      kind: 'event.unjoined',
      event: c.event,
      number: trace.number,
      reason: c.reason,
      effects: {
        exempt: owed.map((o) => ({ id: o.id, at, reason: 'unjoined' })),
        stop: owed.map((o) => ({ id: o.id, at, as: 'cleared' as const })),
      },
    });
  },
});
