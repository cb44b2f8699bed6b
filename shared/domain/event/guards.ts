import { type Actor, covers, isSeat, type Level, levelOfArea, type Role } from '../actor/actor.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Context } from '../verb.ts';
import type { GridEvent } from './event.ts';

/** Refuses an actor whose role is not listed or whose area does not hold the event. */
export function mayOf(
  rule: string,
  roles: readonly Role[],
): (context: Context, event: GridEvent | undefined) => Refusal | null {
  return ({ actor }, event) => {
    if (!roles.includes(actor.role))
      return refusal('not-your-role', rule, null, { role: actor.role, roles: roles.join(' ') });
    return event === undefined ? null : inArea(actor, event, rule);
  };
}

/** Department people see by involvement, everybody else by area. */
export function inArea(actor: Actor, event: GridEvent, rule: string): Refusal | null {
  if (actor.role === 'connector') return null;
  if (actor.department !== null && event.departments.includes(actor.department)) return null;
  if (actor.department === null && covers(actor, event.place.area)) return null;
  return refusal('outside-your-area', rule, null, { area: event.place.area });
}

/** A centre decides at its own level (T10, T24 …): the seat's tier must be the event's. */
export function maySeatAtLevel(rule: string): (context: Context, event: GridEvent | undefined) => Refusal | null {
  return ({ actor }, event) => {
    if (!isSeat(actor))
      return refusal('not-your-role', rule, null, {
        role: actor.role,
        roles: 'townSeat countySeat shiftLeader director',
      });
    if (event === undefined) return null;
    const level = levelOfArea(actor.area);
    if (level !== event.level) return refusal('not-your-level', rule, null, { level: event.level, yours: level });
    return inArea(actor, event, rule);
  };
}

type Asked = { readonly stationed?: boolean; readonly staff?: boolean };

const isParty = (actor: Actor, holder: GridEvent['holder']): boolean =>
  holder !== null &&
  ((holder.kind === 'department' && actor.role !== 'gridStaff' && holder.id === actor.department) ||
    (holder.kind === 'gridStaff' && actor.role === 'gridStaff' && holder.id === actor.account));

/**
 * Only who holds the event acts as its holder (T14, T15, T17, T23): the liaison of the department, or the grid staff member it
 * was given to. An officer stationed at the centre signs in for the department and leaves the rest to it (JS-27-2).
 */
export function mayHolder(
  rule: string,
  { stationed = false, staff = true }: Asked = {},
): (context: Context, event: GridEvent | undefined) => Refusal | null {
  const roles: readonly Role[] = [
    'liaison',
    ...(stationed ? (['stationed'] as const) : []),
    ...(staff ? (['gridStaff'] as const) : []),
  ];
  return ({ actor }, event) => {
    if (!roles.includes(actor.role))
      return refusal('not-your-role', rule, null, { role: actor.role, roles: roles.join(' ') });
    return event === undefined || isParty(actor, event.holder)
      ? null
      : refusal('not-the-holder', rule, null, { holder: event.holder?.name ?? '' });
  };
}

/** People of one of these departments: their liaison, and where `stationed` the officer at the centre too. */
export function mayDepartment(
  rule: string,
  departmentsOf: (event: GridEvent) => readonly string[],
  stationed = false,
): (context: Context, event: GridEvent | undefined) => Refusal | null {
  const roles: readonly Role[] = stationed ? ['liaison', 'stationed'] : ['liaison'];
  return ({ actor }, event) => {
    if (!roles.includes(actor.role))
      return refusal('not-your-role', rule, null, { role: actor.role, roles: roles.join(' ') });
    if (event === undefined || (actor.department !== null && departmentsOf(event).includes(actor.department)))
      return null;
    return refusal('not-a-party', rule, null, { department: actor.unit });
  };
}

const areaDigits: Readonly<Record<Level, number>> = { village: 12, town: 9, county: 6, city: 4 };

/** The division code of an event at a tier, or null when its place is not known that finely. */
export function areaAt(event: { readonly place: { readonly area: string } }, level: Level): string | null {
  const { area } = event.place;
  return area.length >= areaDigits[level] ? area.slice(0, areaDigits[level]) : null;
}
