import { MS_PER_DAY } from '../../../shared/time/local-date.ts';
import type { EventHistory, PastEvent } from '../../../shared/wire/answers.ts';
import type { StoredRow } from '../db/event-columns.ts';
import { perCache } from '../db/stores.ts';
import type { FeedContext } from './feed-context.ts';
import { metresBetween } from './similar-events.ts';

/** ◊ How far back a place, and a caller, are looked at. */
const placeMs = 180 * MS_PER_DAY;
const callerMs = 365 * MS_PER_DAY;
/** ◊ What lies nearer than this is the same place, metres: a front of a few houses. */
const sameMetres = 60;
/** Degrees that are more than `sameMetres` anywhere in the country: the index of time finds, this sorts out. */
const sameDegrees = 0.001;
const mostShown = 6;

type Found = { readonly rid: number; readonly lon: number; readonly lat: number; readonly registeredAt: number };

/**
 * What was at an event's place and from its caller before it (I4): joined and void ones too, for they were told of. Places by their point:
 * an event without one has no history of its place. Null when the event is not on this console.
 */
export function createEventHistory({ stores }: FeedContext): (id: string) => EventHistory | null {
  const select = perCache(stores, ({ db }) => ({
    place: db.prepare(
      `SELECT rid, lon, lat, registered_at AS registeredAt FROM events WHERE registered_at BETWEEN ? AND ? AND lon BETWEEN ? AND ?
       AND lat BETWEEN ? AND ? AND id <> ? ORDER BY registered_at DESC`,
    ),
    caller: db
      .prepare(
        'SELECT rid FROM events WHERE phone = ? AND registered_at BETWEEN ? AND ? AND id <> ? ORDER BY registered_at DESC',
      )
      .pluck(),
    row: db.prepare('SELECT row FROM docs WHERE rid = ?').pluck(),
  }));
  const told = (rids: readonly number[]): EventHistory['place'] => ({
    count: rids.length,
    events: rids.slice(0, mostShown).map((rid): PastEvent => {
      const { id, number, title, state, registeredAt } = JSON.parse(select().row.get(rid) as string) as StoredRow;
      return { id, number, title, state, registeredAt };
    }),
  });
  return (id) => {
    const event = stores.cache.event(id);
    if (event === undefined) return null;
    const { registeredAt: at, requester } = event;
    const { lon, lat } = event.place;
    const near =
      lon === null || lat === null
        ? []
        : (
            select().place.all(
              at - placeMs,
              at,
              lon - sameDegrees,
              lon + sameDegrees,
              lat - sameDegrees,
              lat + sameDegrees,
              id,
            ) as Found[]
          ).filter((one) => metresBetween(lon, lat, one.lon, one.lat) <= sameMetres);
    const phone = requester.kind === 'named' ? requester.phone.trim() : '';
    return {
      place: told(near.map((one) => one.rid)),
      caller: phone === '' ? null : told(select().caller.all(phone, at - callerMs, at, id) as number[]),
    };
  };
}
