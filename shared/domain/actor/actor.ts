import { z } from '../../std/shape.ts';

/** Roles of the first issue; what each may do at a stage stands in the verbs (lifecycle.md §4). */
export const roles = [
  'gridStaff',
  'village',
  'townSeat',
  'countySeat',
  'shiftLeader',
  'director',
  'liaison',
  'stationed',
  'supervisor',
  'administrator',
  'connector',
] as const;
export type Role = (typeof roles)[number];

/** Tiers at which a centre can stand. */
export const levels = ['village', 'town', 'county', 'city'] as const;
export type Level = (typeof levels)[number];

export const actorShape = z.strictObject({
  account: z.string().min(1).max(64),
  name: z.string().min(1).max(64),
  role: z.enum(roles),
  /** Area scope: a division or grid code prefix (4 city, 6 county, 9 town, 12 village, 15 grid). */
  area: z.string().regex(/^\d{2,15}$/),
  /** Display name of the unit the person works in. */
  unit: z.string().max(80),
  /** Department id of a liaison, else null. */
  department: z.string().max(64).nullable(),
});

/** Who does something: comes in with every command and is written into its journal entry. */
export type Actor = z.infer<typeof actorShape>;

const levelByCodeLength: Readonly<Record<number, Level>> = {
  2: 'city',
  4: 'city',
  6: 'county',
  9: 'town',
  12: 'village',
  15: 'village',
};

/** The tier of a division code by its length (digits). */
export const levelOfArea = (area: string): Level => levelByCodeLength[area.length] ?? 'village';

const seatRoles: ReadonlySet<Role> = new Set(['townSeat', 'countySeat', 'shiftLeader', 'director']);

/** True for people who sit in a centre and decide there. */
export const isSeat = (actor: Actor): boolean => seatRoles.has(actor.role);

/** True when `area` (a division or grid code) lies inside the actor's scope. */
export const covers = (actor: Actor, area: string): boolean => area.startsWith(actor.area);
