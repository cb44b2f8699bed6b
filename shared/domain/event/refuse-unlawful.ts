import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { unlawfulTaskGround } from '../profile/party-rules.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { leaveHandling } from './event-clocks.ts';
import { maySeatAtLevel } from './guards.ts';
import { toTriage } from './triage.ts';

const shape = z.strictObject({
  kind: z.literal('event.refuseUnlawful'),
  event: z.uuid(),
  reason: z.string().min(1).max(500),
});
export type RefuseUnlawful = z.infer<typeof shape>;

/**
 * A staff member will not do a task that is against the law (LYG-16-3-3, JS-16-3-3): it stops and goes to the county centre for
 * review. It is no return, its clock is dropped, and nothing of it counts for or against the person.
 */
export const refuseUnlawful = verb<RefuseUnlawful>({
  kind: 'event.refuseUnlawful',
  rule: 'LYG-16-3-3',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['assigned', 'inHandling'],
  may: ({ actor, rules }, event) => {
    const { clause } = unlawfulTaskGround(rules.profile);
    if (actor.role !== 'gridStaff')
      return refusal('not-your-role', clause, clause, { role: actor.role, roles: 'gridStaff' });
    const mine = event?.holder?.kind === 'gridStaff' && event.holder.id === actor.account;
    return event === undefined || mine
      ? null
      : refusal('not-the-holder', clause, clause, { holder: event.holder?.name ?? '' });
  },
  decide: (context, { event }, c) =>
    ok({
      kind: 'event.unlawfulRefused',
      event: c.event,
      reason: c.reason,
      basis: unlawfulTaskGround(context.rules.profile).clause,
      effects: {
        ...toTriage(context, event, 'county', leaveHandling(event, context.at, 'returned')),
        party: {
          unlawful: {
            at: context.at,
            account: context.actor.account,
            name: context.actor.name,
            reason: c.reason,
            review: null,
          },
          returnRequest: null,
        },
      },
    }),
});

const reviewShape = z.strictObject({
  kind: z.literal('event.reviewUnlawful'),
  event: z.uuid(),
  lawful: z.boolean(),
  finding: z.string().min(1).max(500),
});
export type ReviewUnlawful = z.infer<typeof reviewShape>;

/** The county centre's finding on a task that was called unlawful; found so, it never goes to grid staff again. */
export const reviewUnlawful = verb<ReviewUnlawful>({
  kind: 'event.reviewUnlawful',
  rule: 'LYG-16-3-3',
  shape: reviewShape,
  needs: (c) => ({ event: c.event }),
  from: ['triage'],
  may: maySeatAtLevel('LYG-16-3-3'),
  ready: ({ rules }, event) =>
    event.unlawful !== null && event.unlawful.review === null
      ? null
      : refusal('no-unlawful-under-review', 'LYG-16-3-3', unlawfulTaskGround(rules.profile).clause),
  decide: ({ actor, at, rules }, { event }, c) => {
    if (event.unlawful === null)
      return err(refusal('no-unlawful-under-review', 'LYG-16-3-3', unlawfulTaskGround(rules.profile).clause));
    const review = { at, by: actor.name, lawful: c.lawful, finding: c.finding };
    return ok({
      kind: 'event.unlawfulReviewed',
      event: c.event,
      lawful: c.lawful,
      text: c.finding,
      effects: { party: { unlawful: { ...event.unlawful, review } } },
    });
  },
});
