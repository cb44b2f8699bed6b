import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { verb } from '../verb.ts';
import { linkShape } from './event.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({ kind: z.literal('event.link'), event: z.uuid(), link: linkShape });
export type LinkEvent = z.infer<typeof shape>;

/**
 * Another event belongs to this one: an opinion led to it (ZG-9-2), or another system sent the same matter (LYG-27-2). A record:
 * it only adds a line; the second of two equal ones adds nothing.
 */
export const linkEvent = verb<LinkEvent>({
  kind: 'event.link',
  rule: 'I7',
  shape,
  record: true,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('I7', ['gridStaff', 'village', 'townSeat', 'countySeat', 'shiftLeader', 'director', 'connector']),
  decide: (_context, { event }, { link }) => {
    const known = event.links.some((l) => l.event === link.event && l.relation === link.relation);
    return ok({
      kind: 'event.linked',
      event: event.id,
      link,
      effects: known ? {} : { matter: { links: [...event.links, link] } },
    });
  },
});
