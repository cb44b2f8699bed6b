import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { detailsShape } from './details.ts';
import { proofShape } from './event.ts';
import { leaveHandling, localClock } from './event-clocks.ts';
import { detailsRefusal, matterAfter } from './event-details.ts';
import { metByResult } from './feedback-duties.ts';
import { mayHolder } from './guards.ts';
import { unsettled } from './party-work.ts';
import { stopsUnder, timeClaim } from './time-claim.ts';
import { centerAt } from './triage.ts';

const shape = z.strictObject({
  kind: z.literal('event.submitResult'),
  event: z.uuid(),
  result: z.string().min(1).max(4000),
  measures: z.string().max(2000),
  proofs: z.array(proofShape).max(20),
  details: detailsShape.optional(),
});
export type SubmitResult = z.infer<typeof shape>;

/** T23: result, measures and proof to the same-level centre (LYG-30-2, LYG-30-5, JS-29-4, ZG-15-4). The handling clock stops here. Of a joint event the lead hands it in, once every share is done or waived. */
export const submitResult = verb<SubmitResult>({
  kind: 'event.submitResult',
  rule: 'T23',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['inHandling', 'jointHandling'],
  may: mayHolder('T23'),
  ready: (_context, event) => {
    if (event.state !== 'jointHandling') return null;
    if (event.handler === null) return refusal('handler-missing', 'T14', 'LYG-30-1');
    const open = unsettled(event);
    if (open.length === 0) return null;
    const departments = open.map((task) => task.name).join('、');
    return refusal('sub-tasks-open', 'T23', 'LYG-21-1', { count: String(open.length), departments });
  },
  decide: (context, loaded, c) => {
    const { event } = loaded;
    if (c.proofs.length === 0) return err(refusal('proof-missing', 'T23', 'LYG-30-2'));
    const lacks = detailsRefusal(context.rules, event, 'end', 'T23', c);
    if (lacks !== null) return err(lacks);
    const level = event.dispatcher?.level ?? event.level;
    const claim = timeClaim(context, event);
    return ok({
      kind: 'event.resultSubmitted',
      event: c.event,
      at: context.at,
      result: c.result,
      measures: c.measures,
      proofs: c.proofs,
      from: event.state === 'jointHandling' ? 'jointHandling' : 'inHandling',
      effects: {
        to: 'handled',
        holder: centerAt(event, level),
        stop: stopsUnder(leaveHandling(event, context.at, 'done'), claim) ?? [],
        start: [localClock(context, event, 'check', context.at)],
        open: metByResult(context, event),
        party: {
          jointAsk: null,
          ...(claim !== null && { timeClaims: [...(event.timeClaims ?? []), claim] }),
        },
        ...matterAfter(context.rules, event, c.details),
      },
    });
  },
});
