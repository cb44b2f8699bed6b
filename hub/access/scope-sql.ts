import { and, arrayOverlaps, eq, like, ne, or, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { entries, events } from '../db/schema.ts';
import { keysOf, type Reader, seesByArea, seesRestricted } from './scope.ts';

type Columns = { readonly area: PgColumn; readonly restricted: PgColumn; readonly involved: PgColumn };

function inScope(actor: Actor, t: Columns): SQL | undefined {
  const involved = arrayOverlaps(t.involved, [...keysOf(actor)]);
  if (!seesByArea(actor)) return involved;
  // An area is digits only, so there is nothing to escape.
  const area = like(t.area, `${actor.area}%`);
  return or(involved, seesRestricted(actor) ? area : and(area, eq(t.restricted, false)));
}

/** `seesEvent` as a condition on event rows. */
export const eventsInScope = (actor: Actor): SQL | undefined => inScope(actor, events);

/** `seesEntry` as a condition on journal rows, by the marks each entry left. */
export function entriesInScope(reader: Reader): SQL | undefined {
  const { actor, station } = reader;
  return or(
    eq(entries.station, station),
    and(eq(entries.kind, 'command.refused'), eq(entries.account, actor.account)),
    and(ne(entries.kind, 'command.refused'), inScope(actor, entries)),
  );
}
