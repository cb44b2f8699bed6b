import { isSeat } from '../../shared/domain/actor/actor.ts';
import { type Claim, judgeTake, staleMs, type TakeRefusal } from '../../shared/domain/claim/claim.ts';
import type { Down } from '../../shared/wire/down.ts';
import type { Up } from '../../shared/wire/up.ts';
import type { LiveSession } from '../access/sessions.ts';

/** Digits of the county whose centres are one room. */
const ROOM_DIGITS = 6;
/** A console not heard for so long is forgotten with all it held, ms. */
const forgetMs = 12 * 3_600_000;

type Person = { session: LiveSession; open: readonly string[]; heardAt: number };
type Held = Claim & { readonly room: string };
export type RoomView = Omit<Extract<Down, { t: 'room' }>, 't'>;

/**
 * Who has which event open and who holds it, in this process's memory only: lost with it, and told again by the consoles with their
 * next word. A claim is never given to anybody who did not ask for it (Q3; decision 0009).
 */
export type Rooms = {
  /** A console's word that it is there. @returns whether anything others see has changed */
  readonly here: (session: LiveSession, said: Extract<Up, { t: 'here' }>, now: number) => boolean;
  readonly claim: (session: LiveSession, event: string, reason: string, now: number) => TakeRefusal | null;
  readonly release: (session: LiveSession, event: string) => void;
  /** He signed out: what he held is free. */
  readonly left: (session: LiveSession) => void;
  /** Rooms whose view is another since the last look, by time alone. */
  readonly sweep: (now: number) => ReadonlySet<string>;
  readonly view: (room: string, now: number) => RoomView;
};

export const roomOf = (session: LiveSession): string => session.actor.area.slice(0, ROOM_DIGITS);

export function createRooms(): Rooms {
  const people = new Map<string, Person>();
  const claims = new Map<string, Held>();
  const staleSaid = new Set<string>();

  const hold = (session: LiveSession, event: string, since: number, now: number): void => {
    const { station, actor } = session;
    claims.set(event, {
      event,
      station,
      account: actor.account,
      name: actor.name,
      since,
      heardAt: now,
      room: roomOf(session),
    });
  };
  const heard = (station: string, now: number): void => {
    for (const [event, claim] of claims) if (claim.station === station) claims.set(event, { ...claim, heardAt: now });
  };
  const free = (station: string): void => {
    for (const [event, claim] of claims) if (claim.station === station) claims.delete(event);
  };

  return {
    here: (session, { open, hold: held }, now) => {
      if (!isSeat(session.actor)) return false;
      const before = people.get(session.station);
      // Another person at the same console begins with nothing.
      if (before !== undefined && before.session.actor.account !== session.actor.account) free(session.station);
      people.set(session.station, { session, open, heardAt: now });
      heard(session.station, now);
      let restored = false;
      for (const { event, since } of held) {
        if (claims.has(event)) continue;
        hold(session, event, Math.min(since, now), now);
        restored = true;
      }
      const wasStale = staleSaid.delete(session.station);
      return restored || wasStale || before === undefined || before.open.join() !== open.join();
    },
    claim: (session, event, reason, now) => {
      const found = claims.get(event) ?? null;
      const taking = judgeTake(found, session, now, reason);
      if (taking.refused !== null) return taking.refused;
      if (taking.ground !== 'own') hold(session, event, now, now);
      return null;
    },
    release: (session, event) => {
      if (claims.get(event)?.station === session.station) claims.delete(event);
    },
    left: (session) => {
      people.delete(session.station);
      free(session.station);
    },
    sweep: (now) => {
      const changed = new Set<string>();
      for (const [station, person] of people) {
        if (!isSilent(person, now) || staleSaid.has(station)) continue;
        staleSaid.add(station);
        changed.add(roomOf(person.session));
      }
      for (const [station, person] of people) {
        if (now - person.heardAt < forgetMs) continue;
        people.delete(station);
        staleSaid.delete(station);
        free(station);
        changed.add(roomOf(person.session));
      }
      return changed;
    },
    view: (room, now) => viewOf(people, claims, room, now),
  };
}

const isSilent = (person: Person, now: number): boolean => now - person.heardAt >= staleMs;

function viewOf(
  people: ReadonlyMap<string, Person>,
  claims: ReadonlyMap<string, Held>,
  room: string,
  now: number,
): RoomView {
  return {
    at: now,
    seats: [...people.values()]
      .filter(({ session }) => roomOf(session) === room)
      .map((person) => {
        const { account, name, role, area, unit } = person.session.actor;
        const stale = isSilent(person, now);
        return {
          station: person.session.station,
          account,
          name,
          role,
          area,
          unit,
          open: stale ? [] : [...person.open],
          stale,
        };
      }),
    claims: [...claims.values()]
      .filter((claim) => claim.room === room)
      .map(({ event, station, name, since, heardAt }) => ({
        event,
        station,
        name,
        since,
        stale: now - heardAt >= staleMs,
      })),
  };
}
