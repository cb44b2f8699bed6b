import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { covers } from '../actor/actor.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Context, verb } from '../verb.ts';
import { detailsShape, type GivenDetails } from './details.ts';
import { type GridEvent, openStates } from './event.ts';
import { checkGiven, fieldsOf, matterAfter } from './event-details.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.completeDetails'),
  event: z.uuid(),
  details: detailsShape.refine((given) => Object.keys(given).length > 0, 'say at least one detail'),
});
export type CompleteDetails = z.infer<typeof shape>;

/**
 * What the texts ask of an event of its item group is put on file as it becomes known: kind and way of finding, a task for the
 * grid, papers back, the rectification. State stays. A task goes to a grid only with its lead department, and the grid only
 * assists (LYG-9-5, JS-9-4).
 */
export const completeDetails = verb<CompleteDetails>({
  kind: 'event.completeDetails',
  rule: 'I6',
  shape,
  needs: (c) => ({ event: c.event, grid: c.details.assistGrid ?? null }),
  from: [...openStates, 'completed'],
  may: mayOf('I6', ['gridStaff', 'village', 'townSeat', 'countySeat', 'shiftLeader', 'director', 'liaison']),
  ready: ({ rules }, event) =>
    fieldsOf(rules, event.item).length > 0 ? null : refusal('detail-not-offered', 'I6', null, { fields: '' }),
  decide: (context, loaded, c) => {
    const { event } = loaded;
    const given = c.details;
    const wrong = checkGiven(context.rules, event, given, 'I6') ?? taskRefusal(context, event, given);
    if (wrong !== null) return err(wrong);
    if (given.assistGrid !== undefined && loaded.grid === undefined)
      return err(refusal('unknown-grid', 'I6', null, { grid: given.assistGrid }));
    return ok({
      kind: 'event.detailsCompleted',
      event: c.event,
      details: given,
      effects: matterAfter(context.rules, event, given),
    });
  },
});

/** Seats issue a task to a grid; its own staff report it done. */
function taskRefusal({ actor }: Context, event: GridEvent, given: GivenDetails): Refusal | null {
  const issues = given.assistGrid !== undefined || given.leadDepartment !== undefined;
  if (issues && !['townSeat', 'countySeat', 'shiftLeader', 'director'].includes(actor.role))
    return refusal('not-your-role', 'I6', null, {
      role: actor.role,
      roles: 'townSeat countySeat shiftLeader director',
    });
  if (given.gridReport === undefined) return null;
  const grid = given.assistGrid ?? event.details.assistGrid;
  if (grid === undefined) return refusal('details-missing', 'I6', null, { fields: 'assistGrid' });
  return actor.role === 'gridStaff' && covers(actor, grid)
    ? null
    : refusal('assisting-grid-only', 'I6', null, { grid });
}
