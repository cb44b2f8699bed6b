import { createHash, randomBytes } from 'node:crypto';
import { and, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Session } from '../../shared/wire/down.ts';
import * as schema from '../db/schema.ts';
import type { Db } from '../db/store.ts';
import { actorOf } from './accounts.ts';
import type { Passwords } from './passwords.ts';
import { giveSessionId } from './session-id.ts';
import type { Tries } from './tries.ts';

/** How long a session lasts, ms. ◊ One shift. */
export const defaultSessionMs = 12 * 3_600_000;

/** A session that runs: who it is, where, until when (ms). */
export type LiveSession = {
  readonly id: string;
  readonly actor: Actor;
  readonly station: string;
  readonly until: number;
};

export type SignInAnswer =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly code: 'bad-credentials' | 'too-many-tries' };

export type Sessions = {
  readonly signIn: (account: string, password: string, station: string, now: number) => Promise<SignInAnswer>;
  /** The session of a token at this console, null when it is unknown, expired, revoked, of another console or its account disabled. */
  readonly find: (token: string, station: string, now: number) => Promise<LiveSession | null>;
  readonly revoke: (id: string, now: number) => Promise<void>;
  readonly revokeAccount: (account: string, now: number) => Promise<void>;
  /** Those of the given sessions that have ended, whichever node ended them. */
  readonly ended: (ids: readonly string[], now: number) => Promise<ReadonlySet<string>>;
};

export type SessionsOptions = {
  readonly db: Db;
  readonly passwords: Passwords;
  readonly tries: Tries;
  readonly sessionKey: string;
  readonly sessionMs: number;
};

const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Sign-in and sessions. A token is 32 random bytes; only its hash is stored. */
export function createSessions({ db, passwords, tries, sessionKey, sessionMs }: SessionsOptions): Sessions {
  const { sessions, accounts } = schema;
  return {
    signIn: async (account, password, station, now) => {
      const key = `${account}\n${station}`;
      if (!tries.mayTry(key, now)) return { ok: false, code: 'too-many-tries' };
      // Counted before it is known to be wrong: many guesses sent at once must not all slip past the limit.
      tries.failed(key, now);
      const [row] = await db.select().from(accounts).where(eq(accounts.account, account));
      const matches = await passwords.matches(row?.passwordHash ?? null, password);
      if (row === undefined || !matches || row.disabledAt !== null) return { ok: false, code: 'bad-credentials' };
      tries.succeeded(key);
      const token = randomBytes(32).toString('base64url');
      const id = giveSessionId(sessionKey, account, station);
      const until = now + sessionMs;
      await db
        .insert(sessions)
        .values({ id, account, station, tokenHash: tokenHash(token), createdAt: now, until, revokedAt: null });
      return { ok: true, session: { id, token, actor: actorOf(row), until } };
    },
    find: async (token, station, now) => {
      const [row] = await db
        .select()
        .from(sessions)
        .innerJoin(accounts, eq(accounts.account, sessions.account))
        .where(
          and(
            eq(sessions.tokenHash, tokenHash(token)),
            eq(sessions.station, station),
            isNull(sessions.revokedAt),
            isNull(accounts.disabledAt),
          ),
        );
      if (row === undefined || row.sessions.until <= now) return null;
      return { id: row.sessions.id, actor: actorOf(row.accounts), station, until: row.sessions.until };
    },
    revoke: async (id, now) => {
      await db
        .update(sessions)
        .set({ revokedAt: now })
        .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)));
    },
    revokeAccount: async (account, now) => {
      await db
        .update(sessions)
        .set({ revokedAt: now })
        .where(and(eq(sessions.account, account), isNull(sessions.revokedAt)));
    },
    ended: async (ids, now) => {
      if (ids.length === 0) return new Set();
      const rows = await db
        .select({ id: sessions.id })
        .from(sessions)
        .innerJoin(accounts, eq(accounts.account, sessions.account))
        .where(
          and(
            inArray(sessions.id, [...ids]),
            or(isNotNull(sessions.revokedAt), isNotNull(accounts.disabledAt), lte(sessions.until, now)),
          ),
        );
      return new Set(rows.map((row) => row.id));
    },
  };
}
