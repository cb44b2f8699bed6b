import type { Level } from '../../../shared/domain/actor/actor.ts';
import { handlingPeriod, localPeriod } from '../../../shared/domain/profile/profile.ts';
import { due, type Period } from '../../../shared/time/period.ts';
import type { DeskRules } from '../use-rules.ts';

export type DuePreview = {
  /** First instant too late if it were delivered at `now`, ms. */
  readonly due: number;
  readonly period: Period;
  readonly clause: string;
  readonly statutory: boolean;
  readonly provisional: boolean;
  readonly signIn: Period;
};

/** When a dispatch would have to be done, were it delivered at `now` (ms). The hub's delivery decides. */
export function duePreview(
  rules: DeskRules,
  at: { readonly level: Level; readonly majorMatter: boolean; readonly now: number },
): DuePreview {
  const { period, clause, statutory } = handlingPeriod(rules.profile, {
    level: at.level === 'village' ? 'town' : at.level,
    majorMatter: at.majorMatter,
  });
  const answer = due({ start: at.now, length: period.length, unit: period.unit, calendar: rules.calendar });
  const signIn = localPeriod(rules.profile, 'signIn');
  return {
    due: answer.dueInstant,
    period,
    clause,
    statutory,
    provisional: answer.provisional,
    signIn: { length: signIn.length, unit: signIn.unit },
  };
}
