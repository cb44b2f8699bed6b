import { hash, verify } from '@node-rs/argon2';
import { actorShape } from '../../../shared/domain/actor/actor.ts';
import { z } from '../../../shared/std/shape.ts';
import { MS_PER_DAY, MS_PER_MINUTE } from '../../../shared/time/local-date.ts';
import type { Session } from '../../../shared/wire/down.ts';
import type { Outbox } from '../db/outbox.ts';

/** ◊ How long after the last sign-in at the hub somebody may sign in here without it. */
export const knownForMs = 30 * MS_PER_DAY;
/** ◊ Wrong passwords of an account in a window. */
export const mostTries = 5;
export const triesWithinMs = 15 * MS_PER_MINUTE;

/** Stands in the place of a token until the hub has given one: the hub asks for the sign-in when the line is back. */
const offlineToken = 'offline';
/** True for a session the hub does not know of. */
export const isOfflineSession = (session: Session | null): boolean => session?.token === offlineToken;

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 } as const;

const knownShape = z.record(
  z.string(),
  z.strictObject({
    hash: z.string(),
    /** Of the last session the hub gave this account at this console: work done offline goes out under it. */
    session: z.string(),
    actor: actorShape,
    /** ms */
    at: z.number(),
  }),
);
const triesShape = z.record(z.string(), z.array(z.number()));

export type OfflineSignIn =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly reason: 'offline' | 'expired-here' | 'bad-credentials' | 'too-many-tries' };

export type KnownPeople = ReturnType<typeof createKnownPeople>;

/**
 * People who signed in at the hub from this console: a verifier of their password (argon2id), their role and area as last known, kept
 * in the outbox file, encrypted like all of it. Lets them sign in while the hub is out of reach.
 * @param now hub time by this console's estimate, ms
 */
export function createKnownPeople(outbox: Pick<Outbox, 'meta' | 'setMeta'>, now: () => number) {
  const known = (): z.infer<typeof knownShape> => knownShape.parse(JSON.parse(outbox.meta('known') ?? '{}'));
  const tries = (): z.infer<typeof triesShape> => triesShape.parse(JSON.parse(outbox.meta('knownTries') ?? '{}'));
  const keep = (all: z.infer<typeof knownShape>): void => outbox.setMeta('known', JSON.stringify(all));

  /** A clock that was set back must not lengthen the thirty days, nor forgive a try. */
  const latest = (): number =>
    Math.max(now(), ...Object.values(known()).map(({ at }) => at), ...Object.values(tries()).flat());
  const recentTries = (account: string, at: number): readonly number[] =>
    (tries()[account] ?? []).filter((one) => at - one < triesWithinMs);
  const setTries = (account: string, list: readonly number[]): void => {
    const { [account]: _before, ...others } = tries();
    outbox.setMeta('knownTries', JSON.stringify(list.length === 0 ? others : { ...others, [account]: list }));
  };

  return {
    /** After a sign-in at the hub. */
    async remember(session: Session, password: string): Promise<void> {
      const verifier = await hash(password, cost);
      const { account } = session.actor;
      keep({ ...known(), [account]: { hash: verifier, session: session.id, actor: session.actor, at: now() } });
      setTries(account, []);
    },

    /** The hub did not take this password: where it is the one kept here, account or password have changed, and it opens nothing more. */
    async refusedByHub(account: string, password: string): Promise<void> {
      const kept = known()[account];
      if (kept === undefined || !(await verify(kept.hash, password))) return;
      const { [account]: _gone, ...others } = known();
      keep(others);
    },

    /** Without the hub. A try is on disk before it is known to be wrong, so that no restart forgives it. */
    async signIn(account: string, password: string): Promise<OfflineSignIn> {
      const at = latest();
      const kept = known()[account];
      if (kept === undefined) return { ok: false, reason: 'offline' };
      const before = recentTries(account, at);
      if (before.length >= mostTries) return { ok: false, reason: 'too-many-tries' };
      setTries(account, [...before, at]);
      if (!(await verify(kept.hash, password))) return { ok: false, reason: 'bad-credentials' };
      setTries(account, before);
      if (at - kept.at >= knownForMs) return { ok: false, reason: 'expired-here' };
      const until = kept.at + knownForMs;
      return { ok: true, session: { id: kept.session, token: offlineToken, actor: kept.actor, until } };
    },
  };
}
