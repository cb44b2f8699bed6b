import type { Profile } from '../../../shared/domain/profile/profile.ts';

/** Of the clauses an act rests on in all places, those that speak here: of the own text and of those it stands under. */
export function ownClauses(profile: Profile, clauses: readonly string[]): readonly string[] {
  const places: string[] = [];
  for (let at: Profile | null = profile; at !== null; at = at.parent) places.push(at.id);
  return clauses.filter((clause) => places.some((place) => clause.startsWith(`${place}-`)));
}
