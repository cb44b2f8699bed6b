import { type Ground, localGround, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

/** 吹哨报到: whether a town may call departments here and whose order the text calls it (LYG-21-1, ZS-25-1); off where no text has it. */
export function whistleRule(profile: Profile): Ground & { readonly on: boolean; readonly caller: 'town' | 'grid' } {
  const found = stated(profile, 'flow.whistle');
  return found
    ? { on: true, caller: found.value.caller, ...found.ground }
    : { on: false, caller: 'town', ...localGround };
}

/**
 * Who may be given an event: registered linked departments. `byDuty`: only those whose duty list covers the item, the list
 * being free to grow with a reason (LYG-4-2, JS-4-2); elsewhere a department outside its duties is a warning.
 */
export function linkedDepartments(profile: Profile): Ground & { readonly byDuty: boolean } {
  const found = stated(profile, 'org.departments');
  return { byDuty: found?.value.byDuty === true, ...(found?.ground ?? localGround) };
}

/** What forbids tasks beyond the item list in force (LYG-16-3-1, JS-16-3-1, ZS-6-2-2, ZG-10-1, AK-10.2-1). */
export const outOfListGround = (profile: Profile): Ground => stated(profile, 'task.outOfList')?.ground ?? localGround;

/** What lets grid staff refuse a task that is against the law (LYG-16-3-3, JS-16-3-3); everywhere else by the general law. */
export const unlawfulTaskGround = (profile: Profile): Ground => stated(profile, 'task.illegal')?.ground ?? localGround;

/** What forbids licence, punishment and coercion by grid staff (LYG-16-3-2, JS-16-3-2, ZG-10-3). */
export const adminPowerGround = (profile: Profile): Ground => stated(profile, 'task.adminPower')?.ground ?? localGround;

/** Mass organisations that the text names as helpers (LYG-23, ZS-5-3, JS-23, ZG-6-1); local practice where it is silent. */
export const massHelpGround = (profile: Profile): Ground => stated(profile, 'collab.mass')?.ground ?? localGround;
