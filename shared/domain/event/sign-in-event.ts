import { err, ok } from '../../std/result.ts';
import { z } from '../../std/shape.ts';
import { refusal } from '../refusal.ts';
import { verb } from '../verb.ts';
import { mayHolder } from './guards.ts';

const shape = z.strictObject({ kind: z.literal('event.signIn'), event: z.uuid(), handler: z.string().max(40) });
export type SignInEvent = z.infer<typeof shape>;

/**
 * T14: the holder confirms receipt and names one responsible person (LYG-30-1, LYG-21-2, ZG-15-3). Stops the sign-in target only. The
 * lead of a joint event signs in where it is; an officer stationed at the centre signs in for the department (JS-27-2).
 */
export const signInEvent = verb<SignInEvent>({
  kind: 'event.signIn',
  rule: 'T14',
  shape,
  needs: (c) => ({ event: c.event }),
  from: ['assigned', 'jointHandling'],
  may: mayHolder('T14', { stationed: true }),
  ready: (_context, event) => {
    if (event.state === 'jointHandling' && event.handler !== null)
      return refusal('already-signed-in', 'T14', null, { handler: event.handler });
    return event.returnRequest === null ? null : refusal('return-pending', 'T15');
  },
  decide: ({ at }, loaded, c) => {
    const handler = c.handler.trim();
    if (handler === '') return err(refusal('handler-missing', 'T14', 'LYG-30-1'));
    const running = loaded.event.clocks.filter((k) => k.kind === 'signIn' && k.stoppedAt === null);
    return ok({
      kind: 'event.signedIn',
      event: c.event,
      handler,
      effects: {
        to: loaded.event.state === 'jointHandling' ? 'jointHandling' : 'inHandling',
        handler,
        stop: running.map((k) => ({ id: k.id, at, as: 'done' })),
      },
    });
  },
});
