import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { errorCode, HubError } from './hub-error.ts';
import { type Log, wordsOf } from './log.ts';
import { migrateStore, migrationsFolder } from './migrate.ts';
import * as schema from './schema.ts';
import { type Bell, bellChannel, type Store } from './store.ts';

/** Any number; it only has to be the same on all nodes of one database. */
const migrationLock = 7_031_964;

/**
 * Opens a PostgreSQL database by its address (`postgres://user:password@host:5432/name`).
 * Throws HubError where the address is wrong, nobody answers, sign-in fails, the database is missing or of a newer product.
 */
export async function openPostgres(url: string, log: Log): Promise<Store> {
  checkAddress(url);
  const pool = new pg.Pool({ connectionString: url, max: 12, connectionTimeoutMillis: 8_000 });
  // Without a listener an idle connection that breaks would end the process; the next query says what is wrong.
  pool.on('error', (error) => log('warn', 'database connection lost', { error: wordsOf(error) }));
  try {
    await migrateUnderLock(pool);
  } catch (error) {
    await pool.end();
    throw error instanceof HubError ? error : (databaseTrouble(url, error) ?? error);
  }
  return {
    kind: 'postgres',
    db: drizzle(pool, { schema }),
    listen: (ring) => listen(url, ring, log),
    close: () => pool.end(),
  };
}

/** Two nodes that start together must not both create the tables. */
async function migrateUnderLock(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const db = drizzle(client, { schema });
    await migrateStore(db, () => migrate(db, { migrationsFolder }));
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
  } finally {
    client.release();
  }
}

/** Keeps one connection listening; while it is broken the poll of the fan-out still finds the news. */
async function listen(url: string, ring: () => void, log: Log): Promise<Bell> {
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let closed = false;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8_000, keepAlive: true });
    const lost = (error?: Error): void => {
      if (closed || client !== fresh) return;
      client = null;
      log('warn', 'news connection lost, polling meanwhile', { error: error?.message ?? 'closed' });
      again();
    };
    fresh.on('error', lost);
    fresh.on('end', () => lost());
    fresh.on('notification', ring);
    await fresh.connect();
    await fresh.query(`listen ${bellChannel}`);
    client = fresh;
    if (closed) await fresh.end();
    else ring();
  };
  const again = (): void => {
    retry = setTimeout(() => {
      connect().catch((error: unknown) => {
        log('warn', 'news connection failed', { error: wordsOf(error) });
        if (!closed) again();
      });
    }, 1_000);
  };
  await connect();
  return {
    close: async () => {
      closed = true;
      if (retry !== null) clearTimeout(retry);
      await client?.end();
    },
  };
}

function checkAddress(url: string): void {
  const scheme = URL.canParse(url) ? new URL(url).protocol : '';
  if (scheme === 'postgres:' || scheme === 'postgresql:') return;
  throw new HubError(
    'database-address',
    'DATABASE_URL 不是 PostgreSQL 地址，应为 postgres://用户:密码@主机:5432/库名。',
    'DATABASE_URL is no PostgreSQL address; write postgres://user:password@host:5432/name.',
  );
}

/** Host and database of an address, without user and password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function databaseTrouble(url: string, error: unknown): HubError | null {
  const code = errorCode(error);
  const at = placeOf(url);
  if (code === '28P01' || code === '28000') {
    return new HubError(
      'database-sign-in',
      `数据库 ${at} 拒绝登录。请检查 DATABASE_URL 中的用户名和密码。`,
      `The database ${at} refused the sign-in. Check user and password in DATABASE_URL.`,
      error,
    );
  }
  if (code === '3D000') {
    return new HubError(
      'database-missing',
      `数据库 ${at} 不存在。请先建库（createdb），或更正 DATABASE_URL。`,
      `The database ${at} does not exist. Create it first (createdb), or correct DATABASE_URL.`,
      error,
    );
  }
  if (code === '42501') {
    return new HubError(
      'database-rights',
      `数据库 ${at} 的用户无权建表。请授予该用户此库的 CREATE 权限。`,
      `The user of the database ${at} may not create tables. Grant CREATE on this database.`,
      error,
    );
  }
  if (
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET', '57P03'].includes(code) ||
    /timeout/i.test(wordsOf(error))
  ) {
    return new HubError(
      'database-unreachable',
      `数据库 ${at} 无应答（${code || 'timeout'}）。请确认 PostgreSQL 已启动、地址与端口正确。`,
      `The database ${at} does not answer (${code || 'timeout'}). Check that PostgreSQL runs and that address and port are right.`,
      error,
    );
  }
  return null;
}
