import { randomBytes } from 'node:crypto';
import { asc, eq, inArray } from 'drizzle-orm';
import { type Actor, actorShape } from '../../shared/domain/actor/actor.ts';
import { parseWith } from '../../shared/std/shape.ts';
import { HubError } from '../db/hub-error.ts';
import * as schema from '../db/schema.ts';
import type { Db, Tx } from '../db/store.ts';
import type { Passwords } from './passwords.ts';

/** An account as the hub keeps it, without its password. */
export type Account = Actor & { readonly disabledAt: number | null };
export type NewAccount = Actor & { readonly password: string };

type Row = typeof schema.accounts.$inferSelect;

export const actorOf = (row: Pick<Row, keyof Actor>): Actor => ({
  account: row.account,
  name: row.name,
  role: row.role,
  area: row.area,
  unit: row.unit,
  department: row.department,
});

/** Accounts of the named people with what they may do now, for judging their commands. */
export async function accountsNamed(db: Db | Tx, names: readonly string[]): Promise<ReadonlyMap<string, Account>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .select()
    .from(schema.accounts)
    .where(inArray(schema.accounts.account, [...names]));
  return new Map(rows.map((row) => [row.account, { ...actorOf(row), disabledAt: row.disabledAt }]));
}

/** The words a person types; long enough for a guess to be hopeless under the try limit. */
export const makePassword = (): string => randomBytes(9).toString('base64url');

/** Shape and sense of a new account. Throws HubError `account-bad` with what is wrong. */
function check(given: NewAccount): Actor {
  const { password, ...rest } = given;
  const parsed = parseWith(actorShape, rest);
  const wrong = (path: string, message: string): HubError =>
    new HubError(
      'account-bad',
      `账号 ${given.account} 有误：${path}：${message}`,
      `The account ${given.account} is wrong at ${path}: ${message}`,
    );
  if (!parsed.ok) throw wrong(parsed.error.path, parsed.error.message);
  if (password.length < 8 || password.length > 200) throw wrong('password', 'must have 8 to 200 characters');
  const ofDepartment = parsed.value.role === 'liaison' || parsed.value.role === 'stationed';
  if (ofDepartment && parsed.value.department === null)
    throw wrong('department', 'a liaison or a stationed officer needs one');
  if (!ofDepartment && parsed.value.department !== null)
    throw wrong('department', 'only a liaison or a stationed officer has one');
  return parsed.value;
}

export async function listAccounts(db: Db): Promise<Account[]> {
  const rows = await db.select().from(schema.accounts).orderBy(asc(schema.accounts.account));
  return rows.map((row) => ({ ...actorOf(row), disabledAt: row.disabledAt }));
}

/** Adds accounts, all or none. Throws HubError `account-bad` or `account-exists`. */
export async function addAccounts(
  db: Db,
  passwords: Passwords,
  given: readonly NewAccount[],
  now: number,
): Promise<void> {
  const rows: Row[] = [];
  for (const one of given) {
    rows.push({ ...check(one), passwordHash: await passwords.hash(one.password), disabledAt: null, createdAt: now });
  }
  await db.transaction(async (tx) => {
    for (const row of rows) {
      const added = await tx
        .insert(schema.accounts)
        .values(row)
        .onConflictDoNothing()
        .returning({ account: schema.accounts.account });
      if (added.length === 0)
        throw new HubError(
          'account-exists',
          `账号 ${row.account} 已存在。`,
          `The account ${row.account} already exists.`,
        );
    }
  });
}

export async function isWithoutAccounts(db: Db): Promise<boolean> {
  return (await db.select({ account: schema.accounts.account }).from(schema.accounts).limit(1)).length === 0;
}

/** Changes an account; the caller ends its sessions, so that consoles learn of other rights at the next sign-in. Throws HubError `account-unknown`. */
export async function changeAccount(
  db: Db,
  account: string,
  change: Partial<Pick<Row, 'passwordHash' | 'disabledAt' | 'area' | 'role' | 'unit' | 'name' | 'department'>>,
): Promise<void> {
  const changed = await db
    .update(schema.accounts)
    .set(change)
    .where(eq(schema.accounts.account, account))
    .returning({ account: schema.accounts.account });
  if (changed.length === 0)
    throw new HubError('account-unknown', `没有账号 ${account}。`, `There is no account ${account}.`);
}
