import type { Dossier, Values } from '../dossier/dossier.ts';
import { inForce } from '../dossier/find-dossiers.ts';
import { listOf, textOf } from '../dossier/machine.ts';
import type { Grid, Staff } from '../grid/grid.ts';
import { type OfficialRole, officialsRule } from '../profile/collaboration-rules.ts';
import type { Profile } from '../profile/profile.ts';
import { activityTypes } from './visiting-official.ts';

export type RoleCoverage = {
  readonly role: OfficialRole;
  readonly covered: number;
  /** Grids without one. */
  readonly missing: readonly Grid[];
};

export type OfficialsCoverage = {
  /** Grids with every role, of all, in percent with one decimal, rounded down: 100 only when nothing is missing; null without grids. */
  readonly percent: number | null;
  /** LYG-22: 100; null where the text sets no target (C40). */
  readonly target: number | null;
  readonly clause: string;
  readonly roles: readonly RoleCoverage[];
  readonly activities: Readonly<Record<string, number>>;
};

/** Codes of grids that have somebody of a role. Grid staff are those of the staff register, nobody enters them twice (C40). */
function gridsWith(role: OfficialRole, officials: readonly Dossier[], staff: readonly Staff[]): ReadonlySet<string> {
  if (role === 'gridStaff') return new Set(staff.map(({ grid }) => grid));
  return new Set(
    officials.filter(({ data }) => data.officialRole === role).flatMap(({ data }) => listOf(data, 'grids')),
  );
}

const activitiesOf = (all: readonly Values[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    activityTypes.map(({ key }) => [key, all.reduce((sum, data) => sum + Number(data[`done.${key}`] ?? 0), 0)]),
  );

/** How far professionals have come into the grids, naming grid and role that lack (LYG-22, C40); null where no text knows them. */
export function officialsCoverage(
  profile: Profile,
  grids: readonly Grid[],
  staff: readonly Staff[],
  dossiers: readonly Dossier[],
): OfficialsCoverage | null {
  const rule = officialsRule(profile);
  if (rule === null) return null;
  const officials = inForce(dossiers, 'visitingOfficial');
  const roles = rule.roles.map((role): RoleCoverage => {
    const has = gridsWith(role, officials, staff);
    const missing = grids.filter(({ code }) => !has.has(code));
    return { role, covered: grids.length - missing.length, missing };
  });
  const lacking = new Set(roles.flatMap(({ missing }) => missing.map(({ code }) => code)));
  const share = (grids.length - lacking.size) / grids.length;
  return {
    percent: grids.length === 0 ? null : Math.floor(share * 1000) / 10,
    target: rule.targetPercent,
    clause: rule.clause,
    roles,
    activities: activitiesOf(dossiers.filter(({ machine }) => machine === 'visitingOfficial').map(({ data }) => data)),
  };
}

/** Where an official works, for a card: names by role of one grid. */
export const officialsIn = (dossiers: readonly Dossier[], grid: string): readonly { role: string; name: string }[] =>
  inForce(dossiers, 'visitingOfficial')
    .filter(({ data }) => listOf(data, 'grids').includes(grid))
    .map(({ data }) => ({ role: textOf(data, 'officialRole'), name: textOf(data, 'officialName') }));
