import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { flowStep } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { mayHolder, maySeatAtLevel } from './guards.ts';
import { partyShape } from './whistle-event.ts';

const shape = z.strictObject({
  kind: z.literal('event.askJoint'),
  event: z.uuid(),
  reason: z.string().min(1).max(500),
  proposed: z.array(partyShape.extend({ share: z.string().min(1).max(500) })).max(10),
});
export type AskJoint = z.infer<typeof shape>;

/** T18: the department at work asks the centre to bring others in; it would lead. The centre forms the joint handling or refuses. */
export const askJoint = verb<AskJoint>({
  kind: 'event.askJoint',
  rule: 'T18',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['inHandling'],
  may: mayHolder('T18', { staff: false }),
  ready: ({ rules }, event) => {
    if (!flowStep(rules.profile, 'flow.joint').on) return refusal('switched-off-by-profile', 'T18');
    return event.jointAsk === null ? null : refusal('joint-asked', 'T18');
  },
  decide: ({ at, actor }, _loaded, c) =>
    ok({
      kind: 'event.jointAsked',
      event: c.event,
      reason: c.reason,
      effects: { party: { jointAsk: { at, by: actor.name, reason: c.reason, proposed: c.proposed } } },
    }),
});

const refuseShape = z.strictObject({
  kind: z.literal('event.refuseJoint'),
  event: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type RefuseJoint = z.infer<typeof refuseShape>;

/** T18: the centre will not bring others in; the holder goes on alone. */
export const refuseJoint = verb<RefuseJoint>({
  kind: 'event.refuseJoint',
  rule: 'T18',
  shape: refuseShape,
  needs: (c) => ({ event: c.event }),
  from: ['inHandling'],
  may: maySeatAtLevel('T18'),
  ready: (_context, event) => (event.jointAsk === null ? refusal('no-joint-asked', 'T18') : null),
  decide: (_context, _loaded, c) =>
    ok({ kind: 'event.jointRefused', event: c.event, reason: c.reason, effects: { party: { jointAsk: null } } }),
});
