import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { archiveGround, stepGroupsOwed } from '../profile/after-completion.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Context, verb } from '../verb.ts';
import type { GridEvent } from './event.ts';
import { inArea } from './guards.ts';
import { isOrderOpen } from './supervision-order.ts';

const shape = z.strictObject({
  kind: z.literal('event.archive'),
  event: z.uuid(),
  /** Retention class, one of those set here (◊): no text names a period (C38). */
  retention: z.string().min(1).max(40),
  /** Attachments that cannot be had any more, each with why. */
  missing: z.array(z.strictObject({ name: z.string().min(1).max(120), reason: z.string().min(1).max(200) })).max(40),
});
export type ArchiveEvent = z.infer<typeof shape>;

/**
 * T29: the record of the whole process is sealed (ZS-26-1-3; elsewhere local practice): follow-ups over, orders done, every duty
 * met, the steps the text asks for in the journal (AK-11.5-1), a retention class, attachments complete or accounted for.
 */
export const archiveEvent = verb<ArchiveEvent>({
  kind: 'event.archive',
  rule: 'T29',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['closed'],
  may: ({ actor, rules }, event) => {
    const roles: readonly string[] = rules.profile.local.archive.by;
    if (!roles.includes(actor.role))
      return refusal('not-your-role', 'T29', null, { role: actor.role, roles: roles.join(' ') });
    return event === undefined ? null : inArea(actor, event, 'T29');
  },
  ready: (context, event) =>
    archiveGround(context.rules.profile).on ? unfinished(context, event) : refusal('switched-off-by-profile', 'T29'),
  decide: ({ at, actor, rules }, loaded, c) => {
    if (!rules.profile.local.archive.retention.some((r) => r.code === c.retention))
      return err(refusal('retention-unknown', 'T29', null, { retention: c.retention }));
    const lost = loaded.event.proofs.filter((p) => p.sha256 === null && !c.missing.some((m) => m.name === p.name));
    if (lost.length > 0)
      return err(refusal('attachments-incomplete', 'T29', 'ZS-26-1-3', { names: lost.map((p) => p.name).join('、') }));
    return ok({
      kind: 'event.archived',
      event: c.event,
      mark: { at, by: actor.name, retention: c.retention, missing: c.missing },
      effects: { to: 'archived' },
    });
  },
});

/** What is still to be done before the seal; null when nothing is. */
function unfinished({ rules }: Context, event: GridEvent): Refusal | null {
  const duties = event.obligations.filter((o) => o.clearedAt === null);
  if (duties.length > 0)
    return refusal('obligations-open', 'T29', duties[0]?.basis ?? null, { count: String(duties.length) });
  const followUps = event.followUps.filter((f) => f.outcome === null);
  if (followUps.length > 0)
    return refusal('follow-ups-open', 'T29', followUps[0]?.basis ?? null, { count: String(followUps.length) });
  const orders = event.orders.filter(isOrderOpen);
  if (orders.length > 0)
    return refusal('orders-open', 'T29', orders[0]?.basis ?? null, { count: String(orders.length) });
  if (event.reopenProposal !== null) return refusal('proposal-open', 'T29', 'LYG-30-8');
  const missing = missingSteps(rules.profile, event);
  if (missing.length === 0) return null;
  return refusal('steps-missing', 'T29', missing[0]?.clause ?? null, {
    groups: missing.map((m) => m.group).join(' '),
  });
}

/** Step groups that an event sent out by a centre lacks; one nobody could be told of lacks no feedback. */
export function missingSteps(profile: Context['rules']['profile'], event: GridEvent) {
  if (!event.steps.includes('acceptTransfer')) return [];
  const nobodyToAsk =
    event.followUps.length === 0 &&
    event.obligations.every((o) => o.kind !== 'feedback' || o.exempt !== null || o.way === 'platform');
  return stepGroupsOwed(profile).filter(
    ({ group }) => !event.steps.includes(group) && !(group === 'followUpFeedback' && nobodyToAsk),
  );
}
