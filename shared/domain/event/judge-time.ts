import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { forbid } from '../dossier/forbid.ts';
import { verb } from '../verb.ts';
import { mayOf } from './guards.ts';
import { openClaims } from './time-claim.ts';

const shape = z.strictObject({
  kind: z.literal('event.judgeTime'),
  event: z.uuid(),
  clock: z.string().min(1).max(80),
  /** True: it was done when the console says. */
  accept: z.boolean(),
  reason: z.string().min(1).max(500),
});
export type JudgeTime = z.infer<typeof shape>;

const nothing = forbid(
  'O5',
  null,
  '没有需要认定办结时间的时限。',
  'No clock here waits for a decision which time counts.',
);

/** O5: a shift leader decides whether a result counts as handed in when the console says, or when the hub heard of it. Once for each. */
export const judgeTime = verb<JudgeTime>({
  kind: 'event.judgeTime',
  rule: 'O5',
  shape,
  needs: (c) => ({ event: c.event }),
  from: 'any',
  may: mayOf('O5', ['shiftLeader', 'director']),
  ready: (_context, event) => (openClaims(event).length > 0 ? null : nothing),
  decide: ({ actor, at }, { event }, c) => {
    const claim = openClaims(event).find(({ clock }) => clock === c.clock);
    if (claim === undefined) return err(nothing);
    const decision = { accepted: c.accept, by: actor.account, at, reason: c.reason };
    return ok({ kind: 'event.timeJudged', event: c.event, claim: { ...claim, decision }, effects: {} });
  },
});
