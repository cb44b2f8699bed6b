import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { leaveAll } from './event-clocks.ts';
import { detailsRefusal } from './event-details.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({ kind: z.literal('event.close'), event: z.uuid() });
export type CloseEvent = z.infer<typeof shape>;

/** T26: every duty to tell is cleared or exempt with a reason (JS-29-5, LYG-29-9, LYG-30-2, AK-11.5-1; invariant 3, F2). */
export const closeEvent = verb<CloseEvent>({
  kind: 'event.close',
  rule: 'T26',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['completed'],
  may: mayOf('T26', ['townSeat', 'countySeat', 'shiftLeader', 'director']),
  ready: ({ rules }, event) => {
    const open = event.obligations.filter((o) => o.clearedAt === null);
    if (open.length === 0) return detailsRefusal(rules, event, 'close', 'T26');
    return refusal('obligations-open', 'T26', open[0]?.basis ?? null, {
      count: String(open.length),
      to: open.map((o) => o.to).join(' '),
    });
  },
  decide: (context, loaded, c) => {
    return ok({
      kind: 'event.closed',
      event: c.event,
      at: context.at,
      effects: { to: 'closed', holder: null, stop: leaveAll(loaded.event, context.at) },
    });
  },
});
