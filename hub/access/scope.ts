import { type Actor, covers, isSeat } from '../../shared/domain/actor/actor.ts';
import { type Dossier, isDossier } from '../../shared/domain/dossier/dossier.ts';
import { machineOf } from '../../shared/domain/dossier/machines.ts';
import { isPublic, readsByArea } from '../../shared/domain/dossier/sees-dossier.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';

/**
 * Who sees what. Pure; the database asks the same question in `scope-sql.ts` and a test holds the two together.
 *
 * What an event shows of itself is three marks: its area, which never changes, `involved`, which only grows, and restricted, which can
 * turn on when it is classified: then it goes from those who saw it by area alone. A dossier may change all of them, and may bar
 * people. A delta says what left (read-delta.ts).
 */
export type ScopeMarks = {
  readonly area: string;
  /** Item of a restricted kind: seats of the area and those who hold or held it, nobody else (invariant 9). */
  readonly restricted: boolean;
  /** Keys of everyone it was ever given to or who had to act from outside: `department:ID`, `gridStaff:ACCOUNT`, `village:CODE`, `seat:AREA`, `account:ACCOUNT`. */
  readonly involved: readonly string[];
  /** Machine of a dossier: its readers see it by area. Null: an event. */
  readonly machine: string | null;
  /** Keys of those who must never see it, whatever else holds (invariant 6): `account:ACCOUNT`, `unit:NAME`. Only grows. */
  readonly barred: readonly string[];
};

/** Somebody at a console. Commands of a console come back to it whoever is signed in there. */
export type Reader = { readonly actor: Actor; readonly station: string };

export type EntryMarks = ScopeMarks & { readonly station: string; readonly account: string; readonly kind: string };

/** A line of the journal with the marks its row has after it. */
export type FreshLine = EntryMarks & { readonly entry: Entry };

/** Marks of a row that is not there: a refused command that would have begun one. */
export const noMarks = (area: string): ScopeMarks => ({
  area,
  restricted: false,
  involved: [],
  machine: null,
  barred: [],
});

/** The key of one who acts: a seat is one party whoever sits there, so the next shift sees what the last one took. */
const keyOf = (actor: Actor): string => (isSeat(actor) ? `seat:${actor.area}` : `account:${actor.account}`);

/** Keys by which an actor is found among the involved. Only dossiers name a person who sits in a centre. */
export function keysOf(actor: Actor): readonly string[] {
  return [
    `account:${actor.account}`,
    ...(isSeat(actor) ? [`seat:${actor.area}`] : []),
    ...(actor.department === null ? [] : [`department:${actor.department}`]),
    ...(actor.role === 'gridStaff' ? [`gridStaff:${actor.account}`] : []),
    ...(actor.role === 'village' ? [`village:${actor.area}`] : []),
  ];
}

/** Keys by which an actor is found among the barred. */
export const barKeysOf = (actor: Actor): readonly string[] => [`account:${actor.account}`, `unit:${actor.unit}`];

/** True when the actor sees events of an area without being involved: everybody but department people, who see by involvement. */
export const seesByArea = (actor: Actor): boolean => actor.department === null && actor.role !== 'liaison';

/** True when restricted events of the area are shown to the actor too. */
export const seesRestricted = (actor: Actor): boolean => isSeat(actor);

export const isBarredFrom = (actor: Actor, marks: Pick<ScopeMarks, 'barred'>): boolean =>
  barKeysOf(actor).some((key) => marks.barred.includes(key));

export function seesRow(actor: Actor, marks: ScopeMarks): boolean {
  if (isBarredFrom(actor, marks)) return false;
  if (keysOf(actor).some((key) => marks.involved.includes(key))) return true;
  if (marks.machine === null)
    return seesByArea(actor) && covers(actor, marks.area) && (!marks.restricted || seesRestricted(actor));
  const machine = machineOf(marks.machine);
  if (machine === undefined) return false;
  return isPublic(machine) || (covers(actor, marks.area) && readsByArea(actor.role, machine, marks.restricted));
}

/**
 * A refused command is its author's matter and goes to nobody else; its facts are everybody's who sees the row.
 * @param now marks of the row today: who has been barred since gets nothing of what was before either
 */
export function seesEntry(reader: Reader, entry: EntryMarks, now?: ScopeMarks): boolean {
  if (entry.station === reader.station) return true;
  if (isBarredFrom(reader.actor, entry) || (now !== undefined && isBarredFrom(reader.actor, now))) return false;
  if (entry.kind === 'command.refused') return entry.account === reader.actor.account;
  return seesRow(reader.actor, entry);
}

/**
 * Marks of a row after an entry of `actor`. An event's holders and departments are involved for good; so is an actor who would not see
 * the row otherwise (a town that takes a call about nowhere in particular), or his console would show a row that stands still.
 */
export function marksAfter(before: ScopeMarks | undefined, row: Row, actor: Actor): ScopeMarks {
  const marks = isDossier(row) ? dossierMarks(before, row) : eventMarks(before, row);
  if (seesRow(actor, marks) || isBarredFrom(actor, marks)) return marks;
  return { ...marks, involved: [...marks.involved, isDossier(row) ? `account:${actor.account}` : keyOf(actor)] };
}

function eventMarks(before: ScopeMarks | undefined, event: GridEvent): ScopeMarks {
  const involved = new Set(before?.involved ?? []);
  for (const id of event.departments) involved.add(`department:${id}`);
  for (const holder of [event.holder, event.lastHolder]) {
    if (holder !== null && holder.kind !== 'center' && holder.kind !== 'foreign')
      involved.add(`${holder.kind}:${holder.id}`);
  }
  return {
    area: event.place.area,
    restricted: event.flags.restricted,
    involved: [...involved],
    machine: null,
    barred: [],
  };
}

/** Opener, handlers and departments are involved for good, unless they are barred. */
function dossierMarks(before: ScopeMarks | undefined, dossier: Dossier): ScopeMarks {
  const involved = new Set(before?.involved ?? []);
  for (const id of dossier.departments) involved.add(`department:${id}`);
  involved.add(`account:${dossier.openedBy}`);
  if (dossier.handler !== null) involved.add(`account:${dossier.handler}`);
  return {
    area: dossier.area,
    restricted: dossier.restricted,
    involved: [...involved],
    machine: dossier.machine,
    barred: [
      ...dossier.barred.map((account) => `account:${account}`),
      ...dossier.barredUnits.map((unit) => `unit:${unit}`),
    ],
  };
}
