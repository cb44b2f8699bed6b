import type { Level } from '../actor/actor.ts';
import { clauseGround, type Ground, localGround, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';
import type { StatedDuty } from './parameters-flow.ts';

/** One duty to tell somebody something (C16). */
export type FeedbackDuty = Ground & {
  readonly from: StatedDuty['from'];
  readonly to: StatedDuty['to'];
  readonly content: 'result' | 'progress';
};

/** Where a duty exists: LYG-29-9 binds departments above the town, LYG-30-5 the city. */
const reaches: Readonly<Record<NonNullable<StatedDuty['when']>, ReadonlySet<Level>>> = {
  aboveTown: new Set<Level>(['county', 'city']),
  city: new Set<Level>(['city']),
};

function statedDuties(
  profile: Profile,
  clearedBy: StatedDuty['clearedBy'],
  content: FeedbackDuty['content'],
  level: Level | undefined,
): FeedbackDuty[] {
  const keys = ['feedback.toCenter', 'feedback.toRequester', 'feedback.toStaff'] as const;
  return keys.flatMap((key) => {
    const found = stated(profile, key);
    if (!found) return [];
    return found.value
      .filter((duty) => duty.clearedBy === clearedBy && duty.content.includes(content))
      .filter((duty) => level === undefined || duty.when === undefined || reaches[duty.when].has(level))
      .map(({ from, to, clause }) => ({ from, to, content, ...clauseGround([clause], found.ground.source) }));
  });
}

/**
 * Duties that open when a result is accepted (T24) and must be cleared or exempt before the event closes (T26).
 * `level`: where the event was handled; without it every duty the text knows. Where no clause gives the requester the result
 * (ZS, ZG; LYG at the town), the centre tells it as local practice (F2).
 */
export function feedbackDuties(profile: Profile, level?: Level): readonly FeedbackDuty[] {
  const duties = statedDuties(profile, 'ownEntry', 'result', level);
  if (duties.some((duty) => duty.to === 'requester')) return duties;
  return [...duties, { from: 'center', to: 'requester', content: 'result', ...localGround }];
}

/** Duties that open each time progress is entered (LYG-29-9); most texts have none. */
export function progressDuties(profile: Profile, level?: Level): readonly FeedbackDuty[] {
  return statedDuties(profile, 'ownEntry', 'progress', level);
}

/** What the department owes the centre and meets by submitting its result (T23: LYG-30-2, JS-29-4, ZS-25-9, ZG-15-4). */
export function resultDuties(profile: Profile, level?: Level): readonly FeedbackDuty[] {
  return statedDuties(profile, 'submitResult', 'result', level);
}

/** 基层点评 (ZS-25-1): grid and village rate the department once its result is accepted; null where no text asks for it. */
export function ratingDuty(
  profile: Profile,
): (Ground & { readonly by: readonly ('grid' | 'village')[]; readonly of: 'department' }) | null {
  const found = stated(profile, 'flow.rateByGrassRoots');
  if (!found) return null;
  const { by, of, clause } = found.value;
  return { by, of, ...clauseGround([clause], found.ground.source) };
}
