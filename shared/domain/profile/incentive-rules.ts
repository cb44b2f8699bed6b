import { type Ground, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

/** Subsidy for each dispute settled by mediation (以案定补, AK-11.2.3); null where no text has it. */
export function caseSubsidyRule(profile: Profile): Ground | null {
  return stated(profile, 'incentive.perCase')?.ground ?? null;
}

/** Rewards for clues and their principles (线索补助, AK-11.2.4); null where no text has them. */
export function clueRule(
  profile: Profile,
): (Ground & { readonly principles: Stated<'incentive.clue'>['value']['principles'] }) | null {
  const found = stated(profile, 'incentive.clue');
  return found && { principles: found.value.principles, ...found.ground };
}
