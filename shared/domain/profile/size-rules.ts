import { type Ground, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';
import { type SizeBound, sizeBounds } from './profile.ts';

export const urbanCases = ['general', 'streetCompound', 'highRise'] as const;
export type UrbanCase = (typeof urbanCases)[number];

const caseKeys = { streetCompound: 'size.streetCompoundMax', highRise: 'size.highRise' } as const;

/** The one band an urban grid is held against (C6): that of its kind of building where the text has one, else the general band. */
export function urbanBand(profile: Profile, urbanCase: UrbanCase): readonly SizeBound[] {
  const found = urbanCase === 'general' ? null : stated(profile, caseKeys[urbanCase]);
  if (found === null) return bandOf(profile, 'urban');
  const { min = null, max = null, usual = null, force } = found.value;
  return [{ measure: 'households', min, max, usual, or: null, force, ...found.ground }];
}

/** The usual band of a setting without the cap, which is a check of its own (C7). */
export const bandOf = (profile: Profile, setting: 'urban' | 'rural'): readonly SizeBound[] =>
  sizeBounds(profile, setting).filter(({ clause }) => clause !== personsCap(profile)?.clause);

/** The cap in principle on the persons of any grid (LYG-6-5); null where no text has one. */
export function personsCap(profile: Profile): (Ground & { readonly max: number }) | null {
  const found = stated(profile, 'size.personsMax');
  return found?.value.max === undefined ? null : { max: found.value.max, ...found.ground };
}

/** Exceptions and special sites that AK-7.3.3 knows; null where a text has no such rule. */
export const sizeExceptions = (
  profile: Profile,
): {
  readonly mergeBelow: Stated<'size.mergeBelow'> | null;
  readonly vacant: Stated<'size.vacantExemption'> | null;
  readonly resettlement: Stated<'size.resettlement'> | null;
} => ({
  mergeBelow: stated(profile, 'size.mergeBelow'),
  vacant: stated(profile, 'size.vacantExemption'),
  resettlement: stated(profile, 'size.resettlement'),
});

/** True where the text lost the unit of the number and households are assumed (AK-7.3.3-a, C6). */
export function unitAssumed(profile: Profile, setting: 'urban' | 'rural'): boolean {
  const found = stated(profile, `size.${setting}.households`);
  return found !== null && 'unitAssumed' in found.value && found.value.unitAssumed === true;
}
