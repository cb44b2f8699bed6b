import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { isRunning } from '../../time/clock.ts';
import { engineering } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { openStates } from './event.ts';
import { mayOf } from './guards.ts';

const shape = z.strictObject({
  kind: z.literal('event.unflagMajor'),
  event: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type UnflagMajor = z.infer<typeof shape>;

/** T31u: a director takes the flag off with a reason; never the one who reported it. */
export const unflagMajor = verb<UnflagMajor>({
  kind: 'event.unflagMajor',
  rule: 'T31u',
  shape,
  needs: (c) => ({ event: c.event }),
  from: [...openStates, 'completed'],
  may: mayOf('T31u', ['director']),
  ready: ({ actor, rules }, event) => {
    if (!engineering(rules.profile, 'T31u')) return refusal('switched-off-by-profile', 'T31u');
    if (!event.flags.majorEvent) return refusal('not-major', 'T31u');
    return event.reporter === actor.name ? refusal('reporter-may-not', 'T31u') : null;
  },
  decide: ({ at }, loaded, c) => {
    const { event } = loaded;
    const owed = event.obligations.filter((o) => o.kind === 'onwardReport' && o.clearedAt === null);
    const clocks = event.clocks.filter(
      (k) => isRunning(k) && (k.kind === 'majorFirstReport' || k.kind === 'majorOnwardReport'),
    );
    return ok({
      kind: 'event.majorUnflagged',
      event: c.event,
      reason: c.reason,
      effects: {
        stop: clocks.map((k) => ({ id: k.id, at, as: 'cleared' })),
        exempt: owed.map((o) => ({ id: o.id, at, reason: 'flag-removed' })),
      },
    });
  },
});
