import type { Level } from '../actor/actor.ts';
import type { Words } from '../names.ts';
import { type Ground, localGround, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

export type SiteCategory = Stated<'grid.dedicatedCategories'>['value']['named'][number];

const siteNames: Readonly<Record<SiteCategory, Words>> = {
  administrativeCenter: { zh: '行政中心', en: 'Administrative centre' },
  park: { zh: '园区', en: 'Park' },
  industrialPark: { zh: '产业园区', en: 'Industrial park' },
  seaProductionArea: { zh: '海上生产作业区', en: 'Sea production area' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  publicInstitution: { zh: '事业单位', en: 'Public institution' },
  officeBuilding: { zh: '商务楼宇', en: 'Office building' },
  marketDistrict: { zh: '商圈市场', en: 'Market district' },
  factory: { zh: '工厂', en: 'Factory' },
  scenicArea: { zh: '景区', en: 'Scenic area' },
  school: { zh: '学校', en: 'School' },
  hospital: { zh: '医院', en: 'Hospital' },
  station: { zh: '车站', en: 'Station' },
  airport: { zh: '机场', en: 'Airport' },
};

export type Site = Words & {
  readonly key: SiteCategory /** The text leaves it open whether such a site is its own grid (ZS-10-4). */;
  readonly optional: boolean;
};

/** Categories of dedicated grids, those a text only allows included (LYG-6-7, JS-6-3, ZS-10-3, ZS-10-4, AK-7.4-1, ZG-8-2-1). */
export function dedicatedCategories(profile: Profile): Ground & { readonly sites: readonly Site[] } {
  const found = stated(profile, 'grid.dedicatedCategories');
  const site =
    (optional: boolean) =>
    (key: SiteCategory): Site => ({ key, optional, ...siteNames[key] });
  return {
    sites: [...(found?.value.named ?? []).map(site(false)), ...(found?.value.optional ?? []).map(site(true))],
    ...(found?.ground ?? localGround),
  };
}

export type DedicatedRule = Ground & {
  /** True where host unit, competent department and town must all stand (LYG-42-1, JS-42-1). */
  readonly dual: boolean;
  /** Chief must be the unit's safety head (AK-7.4-2). */
  readonly safetyHead: boolean;
  /** Host unit names the full-time person (ZS-15-3): the clause, else null. */
  readonly fullTimeByHost: string | null;
  /** Clause under which the town's own decision on division and team stands (AK-8.1-2), else null. */
  readonly townDecides: string | null;
  /** Clause that makes the host unit the first to handle its events. */
  readonly firstHandler: Ground;
};

/** Who runs dedicated grids here (C29). The host unit is always the first handler: by the text, or as local practice. */
export function dedicatedRule(profile: Profile): DedicatedRule {
  const found = stated(profile, 'dedicated.runBy');
  const fullTime = stated(profile, 'staff.fullTime.required');
  const division = stated(profile, 'division.dedicated');
  const last = <T extends Ground>(ground: T): string => ground.clauses.at(-1) ?? ground.clause;
  const byHost =
    fullTime !== null && 'dedicatedNamedBy' in fullTime.value && fullTime.value.dedicatedNamedBy === 'hostUnit';
  const ground = found?.ground ?? localGround;
  return {
    dual: found?.value.supervisors?.includes('competentDepartment') === true,
    safetyHead: found?.value.chief === 'unitSafetyHead',
    fullTimeByHost: byHost && fullTime !== null ? last(fullTime.ground) : null,
    townDecides: division !== null && division.value.by === 'town' ? division.ground.clause : null,
    firstHandler: found?.value.runBy === 'hostUnit' ? { ...ground, clause: last(ground) } : localGround,
    ...ground,
  };
}

/** Level that coordinates what happens in a dedicated grid: the town everywhere (ZG-8-2-2; locality in LYG-42-1, JS-42-1). */
export const dedicatedCoordinator: Level = 'town';
