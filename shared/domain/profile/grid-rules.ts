import type { Period } from '../../time/period.ts';
import type { Level } from '../actor/actor.ts';
import { clauseGround, type Ground, localGround, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';
import { localPeriod } from './profile.ts';

// Who divides grids, who has to agree, where a change is filed and synced (profiles.md §5; C5, C28).

export type GridType = 'comprehensive' | 'dedicated';

export type DivisionRule = Ground & {
  /** Level that decides. */
  readonly by: Level;
  /** Who signs with it; empty where it decides alone. */
  readonly jointWith: readonly ('civilAffairs' | 'relatedDepartments' | 'relatedUnits')[];
};

/** Who divides grids of a type (C5); the county as local practice where the text is silent. */
export function divisionRule(profile: Profile, type: GridType): DivisionRule {
  const found = stated(profile, `division.${type}`);
  if (!found) return { by: 'county', jointWith: [], ...localGround };
  return { by: found.value.by, jointWith: found.value.jointWith ?? [], ...found.ground };
}

/** Whether the county must approve a change beforehand, on a written request (AK-7.6-2). */
export function priorApproval(profile: Profile): Ground & { readonly on: boolean } {
  const found = stated(profile, 'change.approval');
  return { on: found?.value.prior === true, ...(found?.ground ?? localGround) };
}

export type GridChangeKind = 'create' | 'split' | 'merge' | 'boundary' | 'recode' | 'retire';

export type FilingRule = Ground & {
  readonly to: readonly Level[];
  /** The time: statutory only for an adjustment of layout or code where the text counts days (AK-7.5-3); else the centre's own (C28). */
  readonly time: Ground & { readonly period: Period };
};

/** With whom a change is filed and in what time (C28). Where no text names anybody the city, as local practice. */
export function filingRule(profile: Profile, kind: GridChangeKind): FilingRule {
  const found = stated(profile, 'filing.grid.to');
  const local = localPeriod(profile, 'gridFiling');
  const own = { period: { length: local.length, unit: local.unit }, ...localGround };
  if (!found) return { to: ['city'], time: own, ...localGround };
  // Where a text has a clause of its own for changes, it stands last.
  const ground = { ...found.ground, clause: found.ground.clauses.at(kind === 'create' ? 0 : -1) ?? 'local' };
  const { division, changes, codeChanges = changes } = found.value;
  const to = kind === 'create' ? division : kind === 'recode' ? codeChanges : changes;
  const limit = stated(profile, 'filing.grid.limit');
  if (!limit || !('length' in limit.value)) return { to, time: own, ...ground };
  const { length, unit, after } = limit.value;
  const adjusts = kind === 'recode' ? 'codeAdjustment' : 'layoutAdjustment';
  const counts = kind !== 'create' && after.includes(adjusts);
  return { to, time: counts ? { period: { length, unit }, ...limit.ground } : own, ...ground };
}

/** Systems a grid or team change is synced to (AK-7.5-4, AK-8.4-3); none where the text is silent. */
export function syncSystems(profile: Profile): Ground & { readonly systems: readonly 'securityInformationSystem'[] } {
  const found = stated(profile, 'code.sync');
  return { systems: found?.value ?? [], ...(found?.ground ?? localGround) };
}

/** Clause on syncing the team; it stands after the one on grids. */
export const teamSyncGround = (profile: Profile): Ground => {
  const { clauses, source } = syncSystems(profile);
  const own = clauses.slice(-1);
  return own.length === 0 ? localGround : clauseGround(own, source);
};
