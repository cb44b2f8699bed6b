import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { type Connector, systemShape } from '../../shared/domain/connector/connector.ts';
import { parseWith, z } from '../../shared/std/shape.ts';
import { localDate } from '../../shared/time/local-date.ts';
import { HubError } from '../db/hub-error.ts';
import * as schema from '../db/schema.ts';
import type { Db } from '../db/store.ts';

const { connectors } = schema;
type Row = typeof connectors.$inferSelect;

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

const connectorOf = ({ tokenHash: _hash, n: _n, day: _day, dayNo: _no, ...rest }: Row): Connector => rest;

export const newConnectorShape = z.strictObject({
  system: systemShape,
  name: z.string().min(1).max(40),
  area: z.string().regex(/^\d{4,12}$/, 'must be a division code of 4 to 12 digits'),
});
export type NewConnector = z.infer<typeof newConnectorShape>;

/** What an administrator may do with lines to other systems. All throw HubError. */
export type ConnectorAdmin = {
  readonly list: () => Promise<readonly Connector[]>;
  /** @returns the token, which is shown once; a line that was revoked is opened again with a new one */
  readonly add: (connector: NewConnector) => Promise<string>;
  readonly revoke: (system: string) => Promise<void>;
};

export function createConnectorAdmin({ db, now }: { readonly db: Db; readonly now: () => number }): ConnectorAdmin {
  return {
    list: () => listConnectors(db),
    add: async (given) => {
      const parsed = parseWith(newConnectorShape, given);
      if (!parsed.ok) throw badConnector(given.system, parsed.error.path, parsed.error.message);
      const token = randomBytes(32).toString('base64url');
      const fresh = { ...parsed.value, tokenHash: sha(token), createdAt: now() };
      const again = {
        ...fresh,
        revokedAt: null,
        lastContactAt: null,
        lastFailureAt: null,
        lastFailure: null,
        failures: 0,
      };
      const added = await db
        .insert(connectors)
        .values(fresh)
        .onConflictDoUpdate({ target: connectors.system, set: again, setWhere: isNotNull(connectors.revokedAt) })
        .returning({ system: connectors.system });
      if (added.length === 0) throw existing(given.system);
      return token;
    },
    revoke: async (system) => {
      const changed = await db
        .update(connectors)
        .set({ revokedAt: now() })
        .where(eq(connectors.system, system))
        .returning({ system: connectors.system });
      if (changed.length === 0) throw unknown(system);
    },
  };
}

export async function listConnectors(db: Db): Promise<readonly Connector[]> {
  return (await db.select().from(connectors).orderBy(asc(connectors.system))).map(connectorOf);
}

/** The line a caller may use: `unknown` where there is none of that name, `forbidden` with a wrong token or a revoked line. */
export async function knockOf(db: Db, system: string, token: string): Promise<Connector | 'unknown' | 'forbidden'> {
  const [row] = await db.select().from(connectors).where(eq(connectors.system, system));
  if (row === undefined) return 'unknown';
  const fits = timingSafeEqual(Buffer.from(sha(token)), Buffer.from(row.tokenHash));
  return fits && row.revokedAt === null ? connectorOf(row) : 'forbidden';
}

/** The line was heard of: a call that went well ends the row of failures, one that failed adds to it. */
export async function noteCall(db: Db, system: string, now: number, failure: string | null): Promise<void> {
  await db
    .update(connectors)
    .set(
      failure === null
        ? { lastContactAt: now, failures: 0 }
        : { lastContactAt: now, lastFailureAt: now, lastFailure: failure, failures: sql`${connectors.failures} + 1` },
    )
    .where(and(eq(connectors.system, system)));
}

/** Place of the next command among those of the line, and of the next receipt number among those of its day; each given once. */
export async function nextPlaces(
  db: Db,
  system: string,
  now: number,
): Promise<{ readonly n: number; readonly dayNo: number }> {
  const day = localDate(now);
  const [row] = await db
    .update(connectors)
    .set({
      n: sql`${connectors.n} + 1`,
      day,
      dayNo: sql`case when ${connectors.day} = ${day} then ${connectors.dayNo} + 1 else 1 end`,
    })
    .where(eq(connectors.system, system))
    .returning({ n: connectors.n, dayNo: connectors.dayNo });
  if (row === undefined) throw unknown(system);
  return row;
}

const badConnector = (system: string, path: string, message: string): HubError =>
  new HubError(
    'connector-bad',
    `接口 ${system} 有误：${path}：${message}`,
    `The connector ${system} is wrong at ${path}: ${message}`,
  );
const existing = (system: string): HubError =>
  new HubError(
    'connector-exists',
    `接口 ${system} 已存在；如需更换令牌，请先 revoke 再 add。`,
    `The connector ${system} exists already; to change its token, revoke it and add it again.`,
  );
const unknown = (system: string): HubError =>
  new HubError('connector-unknown', `没有接口 ${system}。`, `There is no connector ${system}.`);
