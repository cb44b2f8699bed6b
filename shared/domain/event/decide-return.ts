import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import type { Level } from '../actor/actor.ts';
import { nextLevelUp } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { type Context, verb } from '../verb.ts';
import type { GridEvent } from './event.ts';
import { leaveHandling } from './event-clocks.ts';
import { maySeatAtLevel } from './guards.ts';
import { jointEnds } from './party-work.ts';
import { toTriage } from './triage.ts';

const shape = z.strictObject({
  kind: z.literal('event.decideReturn'),
  event: z.uuid(),
  accept: z.boolean(),
  reason: z.string().max(500),
});
export type DecideReturn = z.infer<typeof shape>;

/**
 * T15, second half: the dispatching centre decides. Accepted: the holder's clock stops as returned, the next holder gets a full
 * one. Refused: still the holder's clock. A second accepted return on the same ground goes up a level (D3).
 */
export const decideReturn = verb<DecideReturn>({
  kind: 'event.decideReturn',
  rule: 'T15',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['assigned', 'inHandling', 'jointHandling'],
  may: maySeatAtLevel('T15'),
  ready: (_context, event) => (event.returnRequest === null ? refusal('no-return-pending', 'T15') : null),
  decide: (context, loaded, c) => {
    const { event } = loaded;
    const request = event.returnRequest;
    if (request === null) return err(refusal('no-return-pending', 'T15'));
    if (!c.accept) {
      const stop = event.clocks
        .filter((k) => k.kind === 'returnDecision' && k.stoppedAt === null)
        .map((k) => ({ id: k.id, at: context.at, as: 'done' as const }));
      return ok({ kind: 'event.returnRefused', event: c.event, reason: c.reason, effects: { stop } });
    }
    return ok({
      kind: 'event.returnAccepted',
      event: c.event,
      reason: c.reason,
      holder: event.holder?.id ?? '',
      reasonCode: request.reasonCode,
      at: context.at,
      effects: {
        ...toTriage(
          context,
          event,
          levelAfterReturn(context, event, request.reasonCode),
          leaveHandling(event, context.at, 'returned'),
        ),
        party: jointEnds(event, c.reason, context.at),
      },
    });
  },
});

function levelAfterReturn(context: Context, event: GridEvent, reasonCode: string): Level {
  const level = event.dispatcher?.level ?? event.level;
  const again = event.returns.some((r) => r.reasonCode === reasonCode);
  return again ? (nextLevelUp(context.rules.profile, level) ?? level) : level;
}
