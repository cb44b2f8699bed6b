import type { Period } from '../../time/period.ts';
import { type Level, levels } from '../actor/actor.ts';
import { clauseGround, type Ground, localGround, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';
import type { Local, Reason } from './local-shape.ts';
import { majorKindWords } from './parameters-flow.ts';
import type { ItemKey, ParameterKey } from './profile-shape.ts';

export { type FeedbackDuty, feedbackDuties, progressDuties, ratingDuty, resultDuties } from './feedback-duties.ts';
export type { Ground } from './ground.ts';
export { loadProfile, type Profile, type ProfileError } from './load-profile.ts';
export type { ItemKey, Local, ParameterKey, Reason };

// One meaning per parameter: every reader below asks a table of the profile, none asks which place it is in.

type HandlingKey = 'time.deptHandle' | 'time.cityHandle' | 'time.cityMajor';

export type HandlingPeriod = Ground & {
  readonly period: Period;
  /** What the text says instead of a number (及时, or a method to come), so a screen can show both (C14, C15). */
  readonly said: { readonly words: string; readonly clause: string } | null;
};

/** Most special rule first: a city text on major matters beats the city's, which beats the one for every department. */
const handlingKeys = (level: Level, majorMatter: boolean): readonly HandlingKey[] => {
  if (level !== 'city') return ['time.deptHandle'];
  return majorMatter
    ? ['time.cityMajor', 'time.cityHandle', 'time.deptHandle']
    : ['time.cityHandle', 'time.deptHandle'];
};

/**
 * Time a department has from delivery to result (LYG-30-1, LYG-30-3, LYG-30-4). Where no text gives a number the centre's
 * own target stands in, `statutory: false`. `majorMatter` is 重大事项, not a major event (C12), and counts at city level only.
 */
export function handlingPeriod(
  profile: Profile,
  at: { readonly level: Level; readonly majorMatter: boolean },
): HandlingPeriod {
  let said: HandlingPeriod['said'] = null;
  for (const key of handlingKeys(at.level, at.majorMatter)) {
    const found = stated(profile, key);
    if (!found) continue;
    const time = found.value;
    if ('length' in time) return { period: { length: time.length, unit: time.unit }, said: null, ...found.ground };
    said ??= { words: 'vague' in time ? time.vague : time.by, clause: found.ground.clause };
  }
  return { period: profile.local.periods.deptHandle, said, ...localGround };
}

/**
 * A centre's own target (signing in, triage, first report …): a period that carries its `local` mark, never statutory, until a
 * method the text calls for gives the step a time (ZS-26-2).
 */
export function localPeriod(profile: Profile, key: keyof Local['periods']): Period & Ground {
  const limit = profile.limits?.[key];
  if (limit !== undefined) return { ...limit.period, ...clauseGround(limit.clauses, limit.from) };
  return { ...profile.local.periods[key], ...localGround };
}

export type VillageStep = Ground & {
  readonly value: 'required' | 'optional' | 'none';
  readonly by: 'villageCommittee' | 'gridAdmin';
  readonly does: readonly string[];
};

/** Whether reports pass the village (C25). A major event skips the step under every profile (T31). Silent text: none. */
export function villageStep(profile: Profile): VillageStep {
  const found = stated(profile, 'flow.villageStep');
  if (!found) return { value: 'none', by: 'villageCommittee', does: [], ...localGround };
  const { step, by, does } = found.value;
  return { value: step, by, does, ...found.ground };
}

/** Level at which reports of grid staff land (T7): the town, in ZG the county (ZG-15-2). */
export function firstTriageLevel(profile: Profile): Level {
  return stated(profile, 'flow.dispatchBy')?.value.levels[0] ?? 'town';
}

/** Levels that triage and dispatch, lowest first: those of flow.dispatchBy and those escalation reaches (T10, T19, T20). */
export function dispatchLevels(profile: Profile): readonly Level[] {
  const grounds = dispatchGrounds(profile);
  return levels.filter((level) => grounds.has(level));
}

/** The clause that lets a level dispatch; null when it may not. */
export function dispatchGround(profile: Profile, level: Level): Ground | null {
  return dispatchGrounds(profile).get(level) ?? null;
}

function dispatchGrounds(profile: Profile): ReadonlyMap<Level, Ground> {
  const grounds = new Map<Level, Ground>();
  for (const key of ['flow.dispatchBy', 'flow.tiered'] as const) {
    const found = stated(profile, key);
    for (const level of found?.value.levels ?? []) {
      if (found && !grounds.has(level)) grounds.set(level, found.ground);
    }
  }
  return grounds.size > 0 ? grounds : new Map([['town', localGround]]);
}

/** Next level up that may take the event (T19); null at the top. */
export function nextLevelUp(profile: Profile, level: Level): Level | null {
  return dispatchLevels(profile).find((next) => levels.indexOf(next) > levels.indexOf(level)) ?? null;
}

/** Share of events to be completed in time (LYG-30-9), else the centre's own target, else null: no target at all. */
export function onTimeTarget(profile: Profile): (Ground & { readonly minPercent: number }) | null {
  const found = stated(profile, 'time.onTimeRate');
  if (found) return { minPercent: found.value.minPercent, ...found.ground };
  return profile.local.onTimeRate && { minPercent: profile.local.onTimeRate.minPercent, ...localGround };
}

/** Steps a text may have or not, and what the product offers where it is silent (lifecycle.md §4: allowed, on, or off). */
const silentFlow = {
  'flow.onSpot': true,
  'flow.whistle': false,
  'flow.tiered': true,
  'flow.joint': true,
  'flow.to12345': false,
  'flow.supervise': true,
  'flow.rateByGrassRoots': false,
} as const satisfies Partial<Record<ParameterKey, boolean>>;
export type FlowStep = keyof typeof silentFlow;

/** Whether a step of the flow exists here and why. */
export function flowStep(profile: Profile, key: FlowStep): Ground & { readonly on: boolean } {
  const found = stated(profile, key);
  return found ? { on: true, ...found.ground } : { on: silentFlow[key], ...localGround };
}

/** Whether an engineering transition (in no text, lifecycle.md §3 ENG) is switched on here; always a local matter. */
export const engineering = (profile: Profile, transition: keyof Local['eng']): boolean => profile.local.eng[transition];

/** Extensions a centre grants per cycle (T17). No text allows one, so the count is always local. */
export const extensionTimes = (profile: Profile): number => profile.local.extensionTimes.max;

/**
 * Grid staff never hold a licence, punishment or coercion (invariant 4): LYG and JS refuse, ZG keeps it off the list,
 * the silent texts leave it to the general law.
 */
export function mayStaffHoldAdminPower(
  profile: Profile,
): Ground & { readonly may: false; readonly rule: 'refuse' | 'excludedFromList' | 'generalLaw' } {
  const found = stated(profile, 'task.adminPower');
  return { may: false, rule: found?.value.rule ?? 'generalLaw', ...(found?.ground ?? localGround) };
}

type OrSilent<K extends ParameterKey, S> = Ground & { readonly value: Stated<K>['value'] | S };

function orSilent<K extends ParameterKey, S>(profile: Profile, key: K, silent: S): OrSilent<K, S> {
  const found = stated(profile, key);
  return found ? { value: found.value, ...found.ground } : { value: silent, ...localGround };
}

/**
 * The fast path of major events (T31). Any user may flag one everywhere; `reporter` is whose duty it is. Where the text is
 * silent (AK, ZG) the path stays on, each part marked local (C13).
 */
export function majorRule(profile: Profile) {
  return {
    kinds: orSilent(profile, 'major.kinds', majorKindWords),
    reporter: orSilent(profile, 'major.reporter', null),
    to: orSilent(profile, 'major.to', { level: firstTriageLevel(profile), body: 'center' as const }),
    onward: orSilent(profile, 'major.onward', { to: 'relatedDepartments' as const }),
    urgency: orSilent(profile, 'major.urgency', null),
  };
}

/** What the two clocks of a major event rest on: a clause, or `local` where the path is not required by the text (C13). */
export function majorClauses(profile: Profile): { readonly firstReport: string; readonly onward: string } {
  const { to, onward } = majorRule(profile);
  return { firstReport: to.clause, onward: onward.clause };
}

/** Who follows up after completion (C26, T27); the centre as local practice where the text is silent. */
export function followUpDuty(
  profile: Profile,
): OrSilent<'followUp.duty', { readonly by: 'center'; readonly way: 'visit' }> {
  return orSilent(profile, 'followUp.duty', { by: 'center', way: 'visit' });
}

/** Who gives grid codes (C2). Uniqueness is enforced everywhere, whatever the text says. */
export function codeAuthority(profile: Profile): Ground & { readonly level: 'county' | 'city' } {
  const { value, ...ground } = orSilent(profile, 'code.authority', { level: 'county' as const });
  return { level: value.level, ...ground };
}

export type SizeBound = Ground & {
  readonly measure: 'households' | 'persons';
  readonly min: number | null;
  readonly max: number | null;
  /** 一般/左右: the number usually met, neither floor nor cap. */
  readonly usual: number | null;
  readonly force: 'stated' | 'usual' | 'inPrinciple';
  /** One fitting measure is enough (C6). */
  readonly or: 'households' | 'persons' | null;
};

/** Size bounds of a comprehensive grid and the cap on persons; empty where a county's method is still to come (C6, C7). */
export function sizeBounds(profile: Profile, setting: 'urban' | 'rural'): readonly SizeBound[] {
  const keys = [
    [`size.${setting}.households`, 'households'],
    [`size.${setting}.persons`, 'persons'],
    ['size.personsMax', 'persons'],
  ] as const;
  return keys.flatMap(([key, measure]) => {
    const found = stated(profile, key);
    if (!found || 'by' in found.value) return [];
    const { min = null, max = null, usual = null, or = null, force } = found.value;
    return [{ measure, min, max, usual, or, force, ...found.ground }];
  });
}

export type ItemGround = Ground & {
  /** `own`: the text has this item; `otherAssigned`: only as other assigned matter (LYG-9-9, ZS-22-9 …); `none`: neither. */
  readonly via: 'own' | 'otherAssigned' | 'none';
};

/** The clause under which grids do work of this item key here. */
export function itemGround(profile: Profile, key: ItemKey): ItemGround {
  const own = profile.items[key];
  if (own) return { via: 'own', ...clauseGround(own.clauses, own.from) };
  const other = profile.items.otherAssigned;
  if (other) return { via: 'otherAssigned', ...clauseGround(other.clauses, other.from) };
  const decided = stated(profile, 'item.otherBy');
  return decided ? { via: 'otherAssigned', ...decided.ground } : { via: 'none', ...localGround };
}
