import { createHash } from 'node:crypto';
import { asc, isNull } from 'drizzle-orm';
import { type Actor, covers } from '../../shared/domain/actor/actor.ts';
import { accounts } from '../db/schema.ts';
import type { Db } from '../db/store.ts';
import { actorOf } from './accounts.ts';

const told: ReadonlySet<Actor['role']> = new Set([
  'townSeat',
  'countySeat',
  'shiftLeader',
  'director',
  'administrator',
]);

export type KnownPeople = { readonly people: readonly Actor[]; readonly version: string };

/**
 * People a centre may name for something, such as a handler of a complaint: accounts in use within its area, its own included.
 * Grid staff, villages and departments get none. `version` changes with anything told, empty where nothing is.
 */
export async function peopleKnownTo(db: Db, actor: Actor): Promise<KnownPeople> {
  if (!told.has(actor.role)) return { people: [], version: '' };
  const rows = await db.select().from(accounts).where(isNull(accounts.disabledAt)).orderBy(asc(accounts.account));
  const people = rows.map(actorOf).filter((one) => covers(actor, one.area));
  return { people, version: createHash('sha256').update(JSON.stringify(people)).digest('hex').slice(0, 8) };
}
