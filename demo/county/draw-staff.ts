import type { CountyGrid, CountyStaff, StaffRole } from './county.ts';
import { drawMobile, drawPersonName } from './person-name.ts';
import type { Random } from './random.ts';

type Crew = readonly { readonly role: StaffRole; readonly share: number }[];

/** Who serves in a comprehensive grid, by profile; `share` is the part of the grids that has one. */
const crews: Readonly<Record<string, Crew>> = {
  // LYG-11-2 and JS-11-1: chief, full-time, part-time; full-time may be left out in the country (JS-13-5).
  LYG: [
    { role: 'gridChief', share: 1 },
    { role: 'fullTimeStaff', share: 1 },
    { role: 'partTimeStaff', share: 0.4 },
  ],
  JS: [
    { role: 'gridChief', share: 1 },
    { role: 'fullTimeStaff', share: 0.8 },
    { role: 'partTimeStaff', share: 0.5 },
  ],
  // ZS-14-2: exactly one chief; ZS-15-2: full-time staff in every comprehensive grid.
  ZS: [
    { role: 'gridChief', share: 1 },
    { role: 'fullTimeStaff', share: 1 },
    { role: 'partTimeStaff', share: 0.5 },
  ],
  // AK-8.1-1: a chief; AK-8.2-1: the village's administrator is added to its first grid.
  AK: [{ role: 'gridChief', share: 1 }],
  // ZG-12-2: full-time and part-time, no chief.
  ZG: [
    { role: 'fullTimeStaff', share: 1 },
    { role: 'partTimeStaff', share: 0.6 },
  ],
};

function rolesOf(grid: CountyGrid, profile: string, random: Random): StaffRole[] {
  const crew = crews[profile];
  if (crew === undefined) throw new RangeError(`no crew known for profile ${profile}`);
  // A dedicated grid is staffed by its host unit (LYG-42-1, ZS-15-3, ZG-8-2-2); AK makes the safety head its chief (AK-7.4-2).
  if (grid.kind === 'dedicated') return [profile === 'AK' ? 'gridChief' : 'partTimeStaff'];
  const roles = crew.filter(({ share }) => random.chance(share)).map(({ role }) => role);
  return profile === 'AK' && grid.code.endsWith('001') ? ['gridAdmin', ...roles] : roles;
}

/** Staffs the grids by the rules of the profile; the grids come back with the ids of their people, chief first. */
export function drawStaff(
  grids: readonly CountyGrid[],
  profile: string,
  random: Random,
): { grids: CountyGrid[]; staff: CountyStaff[] } {
  const staff: CountyStaff[] = [];
  const staffed = grids.map((grid) => {
    const people = rolesOf(grid, profile, random).map(
      (role, index): CountyStaff => ({
        id: `staff:${grid.code}:${index + 1}`,
        name: drawPersonName(random),
        role,
        grid: grid.code,
        phone: drawMobile(random),
      }),
    );
    staff.push(...people);
    return { ...grid, staff: people.map((person) => person.id) };
  });
  return { grids: staffed, staff };
}
