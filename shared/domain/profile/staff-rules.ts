import type { Words } from '../names.ts';
import { backgroundNames } from './background-names.ts';
import { parentSpeaks } from './freedom.ts';
import { clauseGround, type Ground, localGround, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

export type GridRole = Stated<'staff.roles'>['value'][number];
export type Background = Stated<'staff.partTime.pool'>['value'][number];

const roleNames: Readonly<Record<GridRole, Words>> = {
  gridChief: { zh: '网格长', en: 'Grid chief' },
  fullTimeStaff: { zh: '专职网格员', en: 'Full-time grid staff' },
  partTimeStaff: { zh: '兼职网格员', en: 'Part-time grid staff' },
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  gridGuide: { zh: '网格指导员', en: 'Grid guide' },
  gridPartyOrg: { zh: '网格党组织', en: 'Grid Party organisation' },
  serviceTeam: { zh: '服务团队', en: 'Service team' },
  gridAdmin: { zh: '网格管理员', en: 'Grid administrator' },
};

/** Posts a person can be assigned to; a Party organisation or a team is no person. */
const personal: ReadonlySet<GridRole> = new Set([
  'gridChief',
  'fullTimeStaff',
  'partTimeStaff',
  'volunteer',
  'gridGuide',
  'gridAdmin',
]);

export type GridRoleRule = Words &
  Ground & {
    readonly key: GridRole;
    /** Walks the grid: patrols, visits, reports. */
    readonly isFrontline: boolean;
    /** Answers for the work of others in the grid. */
    readonly isCoordinator: boolean;
  };

/**
 * Roles a person may hold here. 网格长 is the coordinator of the staff where the text knows staff, and the front line itself where
 * it does not (AK-3): so the flags say what a role means, never its name (C8).
 */
export function gridRoles(profile: Profile): readonly GridRoleRule[] {
  const found = stated(profile, 'staff.roles');
  const keys = (found?.value ?? []).filter((key) => personal.has(key));
  const hasStaff = keys.includes('fullTimeStaff') || keys.includes('partTimeStaff');
  return keys.map((key) => ({
    key,
    ...roleNames[key],
    isFrontline: key === 'gridChief' ? !hasStaff : key !== 'gridGuide' && key !== 'gridAdmin',
    isCoordinator: key === 'gridAdmin' || (key === 'gridChief' && hasStaff),
    ...(found?.ground ?? localGround),
  }));
}

/** Whether numbers of a role under two profiles may stand side by side: only where it means the same in both (C8). */
export function comparable(a: Profile, b: Profile, role: GridRole): boolean {
  const [one, other] = [a, b].map((profile) => gridRoles(profile).find(({ key }) => key === role));
  if (one === undefined || other === undefined) return false;
  return one.isFrontline === other.isFrontline && one.isCoordinator === other.isCoordinator;
}

export type ChiefRule = Ground & {
  readonly pool: readonly Background[];
  readonly supplement: readonly Background[];
  /** No main head may be chief (JS-12-2). */
  readonly noMainHead: boolean;
  readonly outside: 'refuse' | 'reason';
  /** Clause of the higher text that says otherwise; null where none does (C1). */
  readonly higher: string | null;
};

/**
 * Who may be chief (C1): of a grid of `gridLevel` where the text tells levels apart (AK-7.3.1, AK-7.3.2, AK-7.3.3-2). Null where the
 * text says nothing or the level is not named.
 */
export function chiefRule(profile: Profile, gridLevel: number | null): ChiefRule | null {
  const found = stated(profile, 'staff.chief.pool');
  if (found === null) return null;
  const higher = parentSpeaks(profile, 'staff.chief.pool');
  if (!('byGridLevel' in found.value)) {
    const { pool, excluded, outside } = found.value;
    return {
      pool,
      supplement: [],
      noMainHead: excluded?.includes('mainHead') === true,
      outside,
      higher,
      ...found.ground,
    };
  }
  const at = found.value.byGridLevel.findIndex((one) => one.gridLevel === gridLevel);
  const level = found.value.byGridLevel[at];
  if (level === undefined) return null;
  const own = found.ground.clauses[at];
  return {
    pool: level.pool,
    supplement: level.supplement ?? [],
    noMainHead: false,
    outside: level.outside,
    higher,
    ...(own === undefined ? found.ground : clauseGround([own], found.ground.source)),
  };
}

/** True where chiefs are told apart by the level of their grid, so that a form must ask for it. */
export const chiefsByLevel = (profile: Profile): boolean => {
  const found = stated(profile, 'staff.chief.pool');
  return found !== null && 'byGridLevel' in found.value;
};

/** Backgrounds of part-time staff (C9); null where the text names no pool. */
export function partTimePool(profile: Profile): (Ground & { readonly pool: readonly Background[] }) | null {
  const found = stated(profile, 'staff.partTime.pool');
  return found && { pool: found.value, ...found.ground };
}

const mainHeads: readonly Background[] = ['partyOrgMainHead', 'committeeMainHead'];
export const isMainHead = (background: string): boolean => (mainHeads as readonly string[]).includes(background);

/** Every background a form of this place offers; main heads always, so that one can be told and judged (C1). */
export function backgrounds(profile: Profile): readonly (Words & { readonly key: Background })[] {
  const chief = stated(profile, 'staff.chief.pool')?.value;
  const levels = chief === undefined ? [] : 'byGridLevel' in chief ? chief.byGridLevel : [chief];
  const ofChiefs = levels.flatMap((one) => [...one.pool, ...('supplement' in one ? (one.supplement ?? []) : [])]);
  const keys = [
    ...(chief === undefined ? [] : mainHeads),
    ...ofChiefs,
    ...(partTimePool(profile)?.pool ?? []),
    'other',
  ];
  return [...new Set(keys as Background[])].map((key) => ({ key, ...backgroundNames[key] }));
}

/** Who decides on a chief and who must agree (JS-12-3, ZS-6-2-1, AK-8.4-1); null where the text is silent. */
export const chiefDecision = (profile: Profile) => stated(profile, 'staff.chief.decidedBy');

/** The clause that asks for induction before a post is taken up (LYG-37-6, AK-11.3); null where none does. */
export function inductionClause(profile: Profile): string | null {
  const found = stated(profile, 'train.induction');
  return found?.value.required === true ? found.ground.clause : null;
}

export type CardRule = {
  /** Roles that carry a card, with the clause; none where the text is silent. */
  readonly roles: readonly string[];
  readonly ground: Ground;
  readonly fields: Stated<'card.fields'>['value'];
  /** Local where the text lists no content: then the fullest list of the texts is the template, to be changed at will (C18). */
  readonly fieldsGround: Ground;
};

const cardTemplate: CardRule['fields'] = ['name', 'photo', 'contact', 'supervisionPhone', 'duties', 'seal'];

/** Who carries a work card and what stands on it (C18). */
export function cardRule(profile: Profile): CardRule {
  const cards = stated(profile, 'card.for');
  const content = stated(profile, 'card.fields');
  return {
    roles: cards?.value ?? [],
    ground: cards?.ground ?? localGround,
    fields: content?.value ?? cardTemplate,
    fieldsGround: content?.ground ?? localGround,
  };
}
