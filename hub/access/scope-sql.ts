import {
  and,
  arrayOverlaps,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  like,
  ne,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { machinesRead, publicMachines } from '../../shared/domain/dossier/sees-dossier.ts';
import { entries, rows } from '../db/schema.ts';
import type { Db } from '../db/store.ts';
import { barKeysOf, keysOf, type Reader, seesByArea, seesRestricted } from './scope.ts';

type Columns = {
  readonly area: PgColumn;
  readonly restricted: PgColumn;
  readonly involved: PgColumn;
  readonly machine: PgColumn;
  readonly barred: PgColumn;
};

/** `seesRow` as a condition on anything that carries the marks. */
export function inScope(actor: Actor, t: Columns): SQL {
  // An area is digits only, so there is nothing to escape.
  const area = like(t.area, `${actor.area}%`);
  const open = eq(t.restricted, false);
  const seen = or(
    arrayOverlaps(t.involved, [...keysOf(actor)]),
    seesByArea(actor) ? and(isNull(t.machine), area, seesRestricted(actor) ? undefined : open) : undefined,
    and(isOneOf(t.machine, machinesRead(actor.role, false)), area, open),
    and(isOneOf(t.machine, machinesRead(actor.role, true)), area, eq(t.restricted, true)),
    isOneOf(t.machine, publicMachines()),
  );
  return and(seen, not(isBarred(actor, t))) ?? sql`false`;
}

/** Never null, so that `not` of it is sure: an event has no machine. */
const isOneOf = (column: PgColumn, keys: readonly string[]): SQL =>
  (keys.length === 0 ? undefined : and(isNotNull(column), inArray(column, [...keys]))) ?? sql`false`;

/** `isBarredFrom` as a condition. */
export const isBarred = (actor: Actor, t: Pick<Columns, 'barred'>): SQL =>
  arrayOverlaps(t.barred, [...barKeysOf(actor)]);

/** `seesRow` as a condition on rows. */
export const rowsInScope = (actor: Actor): SQL => inScope(actor, rows);

/** True for journal lines of a dossier that bars the actor today, whatever it did when they were written. */
export const isBarredNow = (db: Db, actor: Actor): SQL =>
  and(
    isNotNull(entries.machine),
    exists(
      db
        .select({ one: sql`1` })
        .from(rows)
        .where(and(eq(rows.id, entries.rowId), isBarred(actor, rows))),
    ),
  ) ?? sql`false`;

/** `seesEntry` as a condition on journal rows, by the marks each entry left and by those who are barred today. */
export function entriesInScope(db: Db, reader: Reader): SQL {
  const { actor, station } = reader;
  const told = or(
    and(eq(entries.kind, 'command.refused'), eq(entries.account, actor.account), not(isBarred(actor, entries))),
    and(ne(entries.kind, 'command.refused'), inScope(actor, entries)),
  );
  return or(eq(entries.station, station), and(told, not(isBarredNow(db, actor)))) ?? sql`false`;
}
