import type { Level } from '../actor/actor.ts';
import { type Ground, localGround, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

// The list of items: who makes it, who lets an item in, what never comes in, how it leaves (profiles.md §8; C3, C4).

export type ListMaker = Ground & {
  /** Levels that make the list itself. */
  readonly base: readonly Level[];
  /** Levels that may add to it (LYG-10-2). */
  readonly supplement: readonly Level[];
  readonly negativeList: boolean;
};

/** Which layers the list has and who makes each (C3); the county as local practice where the text is silent. */
export function listMaker(profile: Profile): ListMaker {
  const found = stated(profile, 'item.compiledBy');
  if (!found) return { base: ['county'], supplement: [], negativeList: false, ...localGround };
  const { base, supplement = [], negativeList } = found.value;
  return { base, supplement, negativeList: negativeList === true, ...found.ground };
}

/** Whether a list or item must be published before it has effect (LYG-10-3, ZS-24-3, JS-10-2, ZG-10-2). */
export function publishFirst(profile: Profile): Ground & { readonly on: boolean } {
  const found = stated(profile, 'item.publish');
  return { on: found?.value.beforeEffect === true, ...(found?.ground ?? localGround) };
}

/** Bodies whose consent lets an item in. */
export type Approver = 'leadGroup' | 'cityBody' | 'countyBody';

export type ApproverRule = Ground & {
  /** Any one of them is enough. */
  readonly by: readonly Approver[];
  /** False: the text names nobody, the compiler of the list stands in (C4). */
  readonly named: boolean;
};

const bodyOf: Readonly<Partial<Record<Level, Approver>>> = { county: 'countyBody', city: 'cityBody' };

/** Who approves an item (C4): the body the text names, for a temporary one perhaps another; else the compiler of the list. */
export function itemApprover(profile: Profile, temporary: boolean): ApproverRule {
  const found = stated(profile, 'item.admissionApprover');
  if (found) {
    const { approver, temporaryFrom } = found.value;
    if (temporary && temporaryFrom !== undefined) {
      const by: readonly Approver[] = temporaryFrom === 'county' ? ['countyBody', 'cityBody'] : ['cityBody'];
      return { by, named: true, ...found.ground, clause: found.ground.clauses.at(-1) ?? 'local' };
    }
    if (approver === 'cityAgency') return { by: ['cityBody'], named: true, ...found.ground };
    if (approver === 'sameLevelLeadGroup') return { by: ['leadGroup'], named: true, ...found.ground };
  }
  const { base, supplement } = listMaker(profile);
  const levels = supplement.length > 0 ? supplement : base;
  return { by: levels.flatMap((level) => bodyOf[level] ?? []), named: false, ...(found?.ground ?? localGround) };
}

/** What has to be looked into before approval: whether staff can do it (LYG-10-4), what experts and departments say (ZS-24-2). */
export function admissionChecks(profile: Profile): Ground & { readonly ability: boolean; readonly opinions: boolean } {
  const found = stated(profile, 'item.admissionApprover');
  const checks = found?.value.checks ?? [];
  const excluded = stated(profile, 'item.excluded');
  const ability = checks.includes('abilityMatch') || excluded?.value.includes('beyondStaffAbility') === true;
  return { ability, opinions: checks.includes('expertReview'), ...(found?.ground ?? excluded?.ground ?? localGround) };
}

/** What a draft item is typed as. */
export type ItemType = 'service' | 'licence' | 'punishment' | 'coercion' | 'offDuty';

const excludedAs = {
  licence: 'administrativeLicence',
  punishment: 'administrativePunishment',
  coercion: 'administrativeCoercion',
  offDuty: 'notMatchingGridDuty',
} as const;

/** The ground on which an item of this type never comes into the list (ZG-10-3); null where it may. */
export function excludedItem(profile: Profile, type: string): Ground | null {
  const found = stated(profile, 'item.excluded');
  const named = type in excludedAs ? excludedAs[type as keyof typeof excludedAs] : null;
  return found && named !== null && found.value.includes(named) ? found.ground : null;
}

export type BroughtKind =
  | 'staff'
  | 'resources'
  | 'funds'
  | 'training'
  | 'guidance'
  | 'workSupport'
  | 'workingConditions'
  | 'information';

/** What a department brings with its item (LYG-10-5, AK-10.4, JS-10-4, ZG-11-2); `fullFunding` asks for the sum itself. */
export function broughtResources(
  profile: Profile,
): Ground & { readonly kinds: readonly BroughtKind[]; readonly fullFunding: boolean } {
  const found = stated(profile, 'item.resources');
  const kinds = (found?.value ?? []).flatMap((kind) => (kind === 'fullFunding' ? [] : [kind]));
  return { kinds, fullFunding: found?.value.includes('fullFunding') === true, ...(found?.ground ?? localGround) };
}

/** Longest time of a temporary item (AK-10.2-3); null where no text caps it. */
export function temporaryCap(
  profile: Profile,
): (Ground & { readonly length: number; readonly unit: 'day' | 'month' | 'year' }) | null {
  const found = stated(profile, 'item.temporaryMax');
  if (!found || found.value.unit === 'workingDay') return null;
  return { length: found.value.length, unit: found.value.unit, ...found.ground };
}

export type ExitWay = 'filedByDepartment' | 'automatic' | 'forcedByLeadGroup';

/** Ways an item leaves under the text (AK-10.3); null where the text does not know this one. */
export function exitWay(profile: Profile, way: ExitWay): Ground | null {
  const found = stated(profile, 'item.exit');
  const at = found?.value.indexOf(way) ?? -1;
  // The clauses stand in the order of the ways.
  return found && at >= 0 ? { ...found.ground, clause: found.ground.clauses[at] ?? found.ground.clause } : null;
}

export type Decider = 'government' | 'partyCommittee' | 'authority' | 'upperDepartment';

/** Who may decide on other matters, and from which level on (LYG-9-9, ZS-22-9, JS-9-12, ZG-9-8). */
export function otherDeciders(
  profile: Profile,
): Ground & { readonly by: readonly Decider[]; readonly levelMin: Level | null } {
  const found = stated(profile, 'item.otherBy');
  if (!found) return { by: ['government'], levelMin: null, ...localGround };
  return { by: found.value.deciders, levelMin: found.value.levelMin ?? null, ...found.ground };
}
