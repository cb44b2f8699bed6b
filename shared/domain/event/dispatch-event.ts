import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { findItem } from '../item/item.ts';
import { dispatchLevels } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { type Loaded, verb } from '../verb.ts';
import type { Warning } from './entries.ts';
import { handlingClocks, leaveStep, localClock } from './event-clocks.ts';
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
    if (item === undefined) return err(refusal('unclassified', 'T10', 'LYG-28-2'));
    if (c.to.kind === 'gridStaff' && item.kind === 'adminPower')
      return err(refusal('grid-staff-never-hold-power', 'T10', 'JS-16-3-2', { item: item.name }));
    if (c.to.kind === 'department' && loaded.department === undefined)
      return err(refusal('unknown-department', 'T10', null, { department: c.to.name }));
    const delivered = context.hubAt;
    const signIn = delivered === null ? [] : [localClock(context, event, 'signIn', delivered)];
    return ok({
      kind: 'event.dispatched',
      event: c.event,
      instruction: c.instruction,
      dispatcher: { level: event.level, area: areaAt(event, event.level) ?? event.place.area },
      majorMatter: c.majorMatter,
      recommended: c.recommended,
      slip: c.slip,
      deliveredAt: delivered,
      warnings: warningsOf(loaded, event.item),
      effects: {
        to: 'assigned',
        holder: c.to,
        handler: null,
        stop: leaveStep(event, context.at),
        start: [...handlingClocks(context, event, event.level, c.majorMatter), ...signIn],
      },
    });
  },
});

/** What the dispatcher should know although it goes through (T10: else warn). */
function warningsOf({ department }: Loaded, item: string): readonly Warning[] {
  if (department === undefined) return [];
  return [
    ...(department.liaison === null ? [{ code: 'no-liaison', clause: 'LYG-28-4' } as const] : []),
    ...(department.items.includes(item) ? [] : [{ code: 'duty-not-covered', clause: 'LYG-28-2' } as const]),
  ];
}
