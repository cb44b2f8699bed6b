import { type Actor, covers, isSeat } from '../../shared/domain/actor/actor.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';

/**
 * Who sees what. Pure; the database asks the same question in `scope-sql.ts` and a test holds the two together.
 *
 * What an event shows of itself is three marks: area and restricted, which never change, and `involved`, which only grows. So an
 * event that a reader once saw is never taken away by what happens to it, and a delta needs to say only what entered.
 */
export type ScopeMarks = {
  readonly area: string;
  /** Item of a restricted kind: seats of the area and those who hold or held it, nobody else (invariant 9). */
  readonly restricted: boolean;
  /** Keys of everyone it was ever given to or who had to act from outside: `department:ID`, `gridStaff:ACCOUNT`, `village:CODE`, `seat:AREA`, `account:ACCOUNT`. */
  readonly involved: readonly string[];
};

/** Somebody at a console. Commands of a console come back to it whoever is signed in there. */
export type Reader = { readonly actor: Actor; readonly station: string };

export type EntryMarks = ScopeMarks & { readonly station: string; readonly account: string; readonly kind: string };

/** The key of one who acts: a seat is one party whoever sits there, so the next shift sees what the last one took. */
const keyOf = (actor: Actor): string => (isSeat(actor) ? `seat:${actor.area}` : `account:${actor.account}`);

/** Keys by which an actor is found among the involved. */
export function keysOf(actor: Actor): readonly string[] {
  return [
    keyOf(actor),
    ...(actor.department === null ? [] : [`department:${actor.department}`]),
    ...(actor.role === 'gridStaff' ? [`gridStaff:${actor.account}`] : []),
    ...(actor.role === 'village' ? [`village:${actor.area}`] : []),
  ];
}

/** True when the actor sees events of an area without being involved: everybody but department people, who see by involvement. */
export const seesByArea = (actor: Actor): boolean => actor.department === null && actor.role !== 'liaison';

/** True when restricted events of the area are shown to the actor too. */
export const seesRestricted = (actor: Actor): boolean => isSeat(actor);

export function seesEvent(actor: Actor, marks: ScopeMarks): boolean {
  if (keysOf(actor).some((key) => marks.involved.includes(key))) return true;
  return seesByArea(actor) && covers(actor, marks.area) && (!marks.restricted || seesRestricted(actor));
}

/** A refused command is its author's matter and goes to nobody else; its facts are everybody's who sees the event. */
export function seesEntry(reader: Reader, entry: EntryMarks): boolean {
  if (entry.station === reader.station) return true;
  if (entry.kind === 'command.refused') return entry.account === reader.actor.account;
  return seesEvent(reader.actor, entry);
}

/**
 * Marks of an event after an entry of `actor`. Its holders and departments are involved for good; so is an actor who would not see
 * the event otherwise (a town that takes a call about nowhere in particular), or his console would show a row that stands still.
 */
export function marksAfter(before: ScopeMarks | undefined, event: GridEvent, actor: Actor): ScopeMarks {
  const involved = new Set(before?.involved ?? []);
  for (const id of event.departments) involved.add(`department:${id}`);
  for (const holder of [event.holder, event.lastHolder]) {
    if (holder !== null && holder.kind !== 'center' && holder.kind !== 'foreign')
      involved.add(`${holder.kind}:${holder.id}`);
  }
  const marks = { area: event.place.area, restricted: event.flags.restricted, involved: [...involved] };
  return seesEvent(actor, marks) ? marks : { ...marks, involved: [...marks.involved, keyOf(actor)] };
}
