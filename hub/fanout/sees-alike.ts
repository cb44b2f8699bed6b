import { and, gt, isNotNull, sql } from 'drizzle-orm';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { seesRow } from '../access/scope.ts';
import { inScope } from '../access/scope-sql.ts';
import { rows } from '../db/schema.ts';
import type { Db } from '../db/store.ts';
import { marksAsOf } from './journal-rows.ts';

/**
 * True when two people who share a scope of events saw the same dossiers at `cursor`, so that one may go on with the other's cache.
 * Dossiers alone tell colleagues of one seat apart: who is barred, who handles, which role reads.
 */
export async function seeAlike(db: Db, one: Actor, other: Actor, cursor: number): Promise<boolean> {
  if (sightOf(one) === sightOf(other)) return true;
  const [differing] = await db
    .select({ id: rows.id })
    .from(rows)
    .where(and(isNotNull(rows.machine), sql`(${inScope(one, rows)}) is distinct from (${inScope(other, rows)})`))
    .limit(1);
  if (differing !== undefined) return false;
  // What has changed since may have looked different then.
  const changed = await db
    .select({ id: rows.id })
    .from(rows)
    .where(and(isNotNull(rows.machine), gt(rows.seq, cursor)));
  const then = await marksAsOf(
    db,
    changed.map((row) => row.id),
    cursor,
  );
  return [...then.values()].every((marks) => seesRow(one, marks) === seesRow(other, marks));
}

/** Everything of an actor that scope looks at. */
const sightOf = ({ account, role, area, unit, department }: Actor): string =>
  JSON.stringify([account, role, area, unit, department]);
