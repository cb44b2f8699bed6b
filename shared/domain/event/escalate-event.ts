import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { nextLevelUp } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { leaveHandling } from './event-clocks.ts';
import { maySeatAtLevel } from './guards.ts';
import { originOf, toTriage } from './triage.ts';

const shape = z.strictObject({
  kind: z.literal('event.escalate'),
  event: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type EscalateEvent = z.infer<typeof shape>;

/** T19: beyond this centre's competence, to the next one up (LYG-21-1, LYG-30-3, ZS-25-8). Clocks of lower holders stop as escalated. */
export const escalateEvent = verb<EscalateEvent>({
  kind: 'event.escalate',
  rule: 'T19',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['triage'],
  may: maySeatAtLevel('T19'),
  ready: ({ rules }, event) =>
    nextLevelUp(rules.profile, event.level) === null
      ? refusal('no-higher-level', 'T19', null, { level: event.level })
      : null,
  decide: (context, loaded, c) => {
    const up = nextLevelUp(context.rules.profile, loaded.event.level);
    if (up === null) return err(refusal('no-higher-level', 'T19', null, { level: loaded.event.level }));
    return ok({
      kind: 'event.escalated',
      event: c.event,
      from: loaded.event.level,
      reason: c.reason,
      effects: {
        ...toTriage(context, loaded.event, up, leaveHandling(loaded.event, context.at, 'escalated')),
        party: { origin: loaded.event.origin ?? originOf(loaded.event, loaded.event.level) },
      },
    });
  },
});
