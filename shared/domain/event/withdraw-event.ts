import { ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { isRunning } from '../../time/clock.ts';
import { findItem } from '../item/item.ts';
import { engineering, type ItemKey } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import { type Context, verb } from '../verb.ts';
import type { Effects } from './entries.ts';
import type { GridEvent } from './event.ts';
import { voidedFollowUps } from './follow-up-tasks.ts';
import { mayOf } from './guards.ts';
import { isOrderOpen } from './supervision-order.ts';

const shape = z.strictObject({
  kind: z.literal('event.withdraw'),
  event: z.uuid(),
  reason: z.string().min(1).max(500),
  /** The matter concerns others beside the requester, as the seat sees it. */
  thirdParty: z.boolean(),
});
export type WithdrawEvent = z.infer<typeof shape>;

/** Matters of safety: whoever reported one cannot make it go away (T32). */
const safetyItems: ReadonlySet<ItemKey> = new Set(['hazard', 'safetyProtection', 'nationalSecurity']);

/** Why a matter goes on although its requester withdraws; null when it ends with it. */
export function staysOpen({ rules }: Context, event: GridEvent, thirdParty: boolean): 'safety' | 'others' | null {
  const item = findItem(rules.items, event.item);
  const grave = event.severity !== null && event.severity <= 2;
  if (event.flags.majorEvent || event.flags.restricted || grave) return 'safety';
  if (item !== undefined && safetyItems.has(item.parent)) return 'safety';
  return thirdParty || event.joined.length > 0 ? 'others' : null;
}

/**
 * T32: the requester takes it back, before a result is in. Clocks stop as withdrawn and nobody is owed anything. A matter of
 * safety or of others stays open without its requester; a major event therefore never ends this way (invariant 5).
 */
export const withdrawEvent = verb<WithdrawEvent>({
  kind: 'event.withdraw',
  rule: 'T32',
  shape,
  needs: (c) => ({ event: c.event }),
  from: [
    'registered',
    'onSpot',
    'atVillage',
    'triage',
    'whistled',
    'assigned',
    'inHandling',
    'jointHandling',
    'transferred',
  ],
  may: mayOf('T32', ['townSeat', 'countySeat', 'shiftLeader', 'director']),
  ready: ({ rules }, event) => {
    if (!engineering(rules.profile, 'T32')) return refusal('switched-off-by-profile', 'T32');
    return event.requester.kind === 'anonymous' ? refusal('no-requester', 'T32') : null;
  },
  decide: (context, loaded, c) => {
    const { event } = loaded;
    const stays = staysOpen(context, event, c.thirdParty) !== null;
    return ok({
      kind: 'event.withdrawn',
      event: c.event,
      reason: c.reason,
      stays,
      effects: stays ? requesterLeaves(event, context.at) : ended(event, context.at),
    });
  },
});

/** Nobody is left to be told; the rest goes on. */
function requesterLeaves(event: GridEvent, at: number): Effects {
  const jointDuties = event.joined.map((j) => j.duty);
  const owed = event.obligations.filter(
    (o) => o.to === 'requester' && o.clearedAt === null && !jointDuties.includes(o.id),
  );
  return {
    exempt: owed.map((o) => ({ id: o.id, at, reason: 'withdrawn' })),
    stop: owed.map((o) => ({ id: o.id, at, as: 'withdrawn' as const })),
  };
}

function ended(event: GridEvent, at: number): Effects {
  return {
    to: 'withdrawn',
    holder: null,
    handler: null,
    stop: event.clocks.filter(isRunning).map((k) => ({ id: k.id, at, as: 'withdrawn' as const })),
    exempt: event.obligations.filter((o) => o.clearedAt === null).map((o) => ({ id: o.id, at, reason: 'withdrawn' })),
    followUps: voidedFollowUps(event, at, 'withdrawn'),
    orders: event.orders.filter(isOrderOpen).map((o) => ({ ...o, state: 'closed' as const, endedAt: at })),
  };
}
