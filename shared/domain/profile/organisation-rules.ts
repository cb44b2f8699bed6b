import { type Level, levels } from '../actor/actor.ts';
import { type Ground, localGround, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';
import { firstTriageLevel } from './profile.ts';

export type OrgLevel = Ground & {
  readonly level: Level;
  /** Exactly one competent authority or centre stands at this level. */
  readonly bodies: 1;
  /** First level that triages and dispatches what grids report (C31: in ZG the county). */
  readonly dispatches: boolean;
};

export type OrgTemplate = {
  /** What the text calls the body. */
  readonly names: readonly string[];
  readonly functions: Stated<'org.functions'>['value'];
  /** From the top. */
  readonly levels: readonly OrgLevel[];
};

/** The tree of bodies a text asks for (C31): AK down to the village, ZG city and county only, ZS an authority at both. */
export function organisationTemplate(profile: Profile): OrgTemplate {
  const found = stated(profile, 'org.levels');
  const first = firstTriageLevel(profile);
  const named = found?.value ?? [];
  return {
    names: stated(profile, 'org.bodyName')?.value ?? [],
    functions: stated(profile, 'org.functions')?.value ?? [],
    levels: levels
      .filter((level) => named.includes(level))
      .toReversed()
      .map((level) => ({ level, bodies: 1, dispatches: level === first, ...(found?.ground ?? localGround) })),
  };
}

const centreKeys = {
  city: 'org.centerStaff.city',
  county: 'org.centerStaff.county',
  town: 'org.centerStaff.town',
  village: 'org.centerStaff.village',
} as const;

/** Band of dedicated staff of a centre (AK-6.3.1-3); null where the text gives no number ("一定数量"). */
export function centreBand(
  profile: Profile,
  level: Level,
): (Ground & { readonly min: number; readonly max: number }) | null {
  const found = stated(profile, centreKeys[level]);
  return found && 'min' in found.value ? { min: found.value.min, max: found.value.max, ...found.ground } : null;
}

/** Directors of a centre (AK-6.3.1-2): how many, and that one deputy is advised without an upper bound (C32). */
export function directorRule(
  profile: Profile,
): (Ground & { readonly directors: number; readonly deputiesMin: number }) | null {
  const found = stated(profile, 'org.director');
  return found && { directors: found.value.directors, deputiesMin: found.value.deputiesMin, ...found.ground };
}

export type LayerRule = Ground & {
  /** `refuse`: no layer without the exception; `warn`: the text is silent (C30). */
  readonly without: 'refuse' | 'warn';
  readonly exception: 'lawProvidesOtherwise' | 'specialRequirement' | null;
};

/** Whether a department may draw areas of its own beside the grids (C30). */
export function areaLayerRule(profile: Profile): LayerRule {
  const found = stated(profile, 'division.noOtherGrids');
  if (found === null) return { without: 'warn', exception: null, ...localGround };
  return {
    without: found.value.strength === 'must' ? 'refuse' : 'warn',
    exception: found.value.exception,
    ...found.ground,
  };
}
