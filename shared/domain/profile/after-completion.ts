import { type Ground, localGround, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

export type FollowUpPlan = Ground & {
  readonly by: 'department' | 'center' | 'grassRoots';
  /** False: the centre may ask, nobody is owed it (JS: a function of the body; ZG: silent). */
  readonly opens: boolean;
  /** LYG-30-7 binds the department for events its grid staff reported. */
  readonly staffReported: boolean;
  /** 跟踪问效: a good answer is followed by a look at whether it lasts. */
  readonly tracksEffect: boolean;
};

/** Which follow-up a completion opens (C26, T27): LYG the department's, AK the centre's, ZS the rating of the grass roots. */
export function followUpPlan(profile: Profile): FollowUpPlan {
  const found = stated(profile, 'followUp.duty');
  if (!found) return { by: 'center', opens: false, staffReported: false, tracksEffect: false, ...localGround };
  const { by, way, tracksEffect = false } = found.value;
  return { by, opens: way !== 'trackAndFeedBack', staffReported: by === 'department', tracksEffect, ...found.ground };
}

/** Ground of joining events: where the village collates, the text asks for it (ZS-25-7); else an engineering step (T3). */
export function mergeGround(profile: Profile): (Ground & { readonly on: true }) | { readonly on: false } {
  const step = stated(profile, 'flow.villageStep');
  if (step?.value.does.includes('collate')) return { on: true, ...step.ground };
  return profile.local.eng.T3 ? { on: true, ...localGround } : { on: false };
}

/** Ground of the archive of the whole process: ZS-26-1-3, else local practice; off only where no text asks for it. */
export function archiveGround(
  profile: Profile,
): (Ground & { readonly on: true; readonly levels: readonly string[] }) | { readonly on: false } {
  const found = stated(profile, 'archive.event');
  if (found?.value.scope === 'wholeProcess') {
    return { on: true, levels: found.value.levels ?? ['county'], ...found.ground };
  }
  return profile.local.eng.T29 ? { on: true, levels: ['county'], ...localGround } : { on: false };
}

/**
 * Step groups that must stand in the journal of an event a centre sent out before it is sealed: those a text of the place
 * lays down (AK-11.5-1 all three; others as far as they speak).
 */
export function stepGroupsOwed(
  profile: Profile,
): readonly (Ground & { readonly group: 'acceptTransfer' | 'trackUrge' | 'followUpFeedback' })[] {
  const groups = [
    ['acceptTransfer', 'flow.dispatchBy'],
    ['trackUrge', 'flow.supervise'],
    ['followUpFeedback', 'followUp.duty'],
  ] as const;
  return groups.flatMap(([group, key]) => {
    const found = stated(profile, key);
    return found ? [{ group, ...found.ground }] : [];
  });
}

/** Whose notice a major event is besides the town's: the grid chief where the report goes through the grid (ZS-28-1). */
export function chiefNotice(profile: Profile): Ground | null {
  const found = stated(profile, 'major.reporter');
  return found?.value.via === 'grid' ? found.ground : null;
}

/** Clause that protects secrets and privacy here, with what it protects; local practice where the text is silent (AK). */
export function protectedKinds(profile: Profile): { readonly secret: Ground; readonly privacy: Ground } {
  const secret = stated(profile, 'conduct.secret');
  const personal = stated(profile, 'conduct.personalInfo');
  const privacy =
    personal?.ground ?? (secret?.value.protects?.includes('personalPrivacy') ? secret.ground : localGround);
  return { secret: secret?.ground ?? localGround, privacy };
}
