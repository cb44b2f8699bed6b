import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { findItem } from '../item/item.ts';
import { dispatchLevels } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { departmentRefusal, departmentWarnings, routingOf, staffTaskRefusal } from './dispatch-target.ts';
import { leaveStep, localClock, takeOver } from './event-clocks.ts';
import { areaAt, maySeatAtLevel } from './guards.ts';

const slipShape = z.strictObject({
  number: z.string().min(1).max(40),
  receiver: z.string().min(1).max(40),
  calledAt: z.number().int(),
  /** The receiver read number and place back. */
  readBack: z.literal(true),
});

const shape = z.strictObject({
  kind: z.literal('event.dispatch'),
  event: z.uuid(),
  to: z.strictObject({
    kind: z.enum(['department', 'gridStaff']),
    id: z.string().min(1).max(64),
    name: z.string().min(1).max(80),
  }),
  instruction: z.string().max(1000),
  /** Department the console had recommended (D1); null when it had none. */
  recommended: z.string().max(64).nullable(),
  majorMatter: z.boolean(),
  slip: slipShape.nullable(),
  /** Why a department outside its duty list gets it all the same: the centre adds to the list (LYG-4-2). */
  dutyReason: z.string().min(1).max(200).nullable().optional(),
});
export type DispatchEvent = z.infer<typeof shape>;

/**
 * T10, T16, T20: the centre of the event's level sends it to one competent holder (LYG-28-2, LYG-28-4, ZS-25-8, ZG-15-2).
 * The statutory clock starts when the hub has delivered it (LYG-30-1, D12); offline it has no start yet.
 * Grid staff never hold licence, punishment or coercion (JS-16-3-2, LYG-16-3-2, ZG-10-3; invariant 4).
 */
export const dispatchEvent = verb<DispatchEvent>({
  kind: 'event.dispatch',
  rule: 'T10',
  shape,
  needs: (c) => ({ event: c.event, department: c.to.kind === 'department' ? c.to.id : null }),
  from: ['triage'],
  may: maySeatAtLevel('T10'),
  ready: ({ rules }, event) =>
    dispatchLevels(rules.profile).includes(event.level)
      ? null
      : refusal('level-cannot-dispatch', 'T10', null, { level: event.level }),
  happened: (c) => (c.slip === null ? [] : [c.slip.calledAt]),
  decide: (context, loaded, c) => {
    const { event } = loaded;
    const { items } = context.rules;
    const item = findItem(items, event.item);
    const barred =
      c.to.kind === 'gridStaff'
        ? staffTaskRefusal(context.rules, event, 'T10')
        : ((item === undefined ? refusal('unclassified', 'T10', 'LYG-28-2') : null) ??
          departmentRefusal(context.rules, event, c.to, loaded.department, c.dutyReason ?? null, 'T10'));
    if (barred !== null) return err(barred);
    const delivered = context.hubAt;
    const signIn = delivered === null ? [] : [localClock(context, event, 'signIn', delivered)];
    const takenOver = takeOver(context, event, c.to, c.majorMatter);
    return ok({
      kind: 'event.dispatched',
      event: c.event,
      instruction: c.instruction,
      dispatcher: { level: event.level, area: areaAt(event, event.level) ?? event.place.area },
      majorMatter: c.majorMatter,
      recommended: c.recommended,
      slip: c.slip,
      deliveredAt: delivered,
      routing: routingOf(context.rules, event, loaded.department, c.dutyReason ?? null),
      ...(c.dutyReason != null && { dutyReason: c.dutyReason }),
      warnings: departmentWarnings(context.rules, event.item, loaded.department),
      effects: {
        to: 'assigned',
        holder: c.to,
        handler: null,
        stop: [...leaveStep(event, context.at), ...takenOver.stop],
        start: [...takenOver.start, ...signIn],
      },
    });
  },
});
