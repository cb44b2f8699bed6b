import { type Cadence, type CadenceWindow, windowOf } from '../../time/cadence.ts';
import type { LocalDate } from '../../time/local-date.ts';
import { type Ground, localGround, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

export type AssessRule = Ground & {
  readonly windows: readonly Cadence[];
  /** Review of the staff itself (AK-8.4-2); null where no text asks for one. */
  readonly staffReview: Cadence | null;
};

/** How often is assessed (C27): monthly and yearly, yearly with a half-yearly review, or the centre's own windows. */
export function assessRule(profile: Profile): AssessRule {
  const found = stated(profile, 'assess.cadence');
  if (found === null) return { windows: profile.local.assessment.windows, staffReview: null, ...localGround };
  return { windows: found.value.windows, staffReview: found.value.staffReview ?? null, ...found.ground };
}

/** The windows a day lies in: what is assessed when they end. */
export function assessWindows(profile: Profile, date: LocalDate): readonly CadenceWindow[] {
  const { windows, staffReview } = assessRule(profile);
  return [...new Set([...windows, ...(staffReview === null ? [] : [staffReview])])].map((cadence) =>
    windowOf(cadence, date),
  );
}

/** Star grades of grids (ZG-17-2): the number of stars is the centre's own where the text names none (C27); null where no text has stars. */
export function starRule(
  profile: Profile,
): (Ground & { readonly levels: number; readonly levelsGround: Ground }) | null {
  const found = stated(profile, 'star.grade');
  return found && { levels: profile.local.assessment.stars, levelsGround: localGround, ...found.ground };
}

export type MeetingRule = {
  /** Quarterly meeting of the leading body (AK-6.2): the only one whose absence is an alarm (C41); null where no text has it. */
  readonly lead: (Ground & { readonly every: 'quarter'; readonly min: number }) | null;
  /** Work meeting: the interval is the centre's own, whatever clause asks for the meeting itself (C41). */
  readonly work: { readonly every: Cadence; readonly everyGround: Ground; readonly askedBy: string | null };
};

export function meetingRule(profile: Profile): MeetingRule {
  const lead = stated(profile, 'time.leadMeeting');
  const work = stated(profile, 'time.workMeeting');
  return {
    lead: lead && { every: 'quarter', min: lead.value.min, ...lead.ground },
    work: {
      every: profile.local.workMeeting.every,
      everyGround: localGround,
      askedBy: work?.ground.clause ?? null,
    },
  };
}
