/** Who asks after completion (C26): the department itself, the centre, or the grass roots by their rating. */
export type FollowUpBy = 'department' | 'center' | 'grassRoots';

/** Satisfaction 1 (not at all) … 5 (very); the texts know only satisfied or not (LYG-30-8). */
export type Satisfaction = 1 | 2 | 3 | 4 | 5;

export type FollowUpOutcome = {
  readonly at: number;
  /** Name and unit of who asked or rated. */
  readonly by: string;
  readonly unit: string;
  /** `unreachable` after the tries the centre asks for: the task is over without an answer (C16). */
  readonly answer: 'answered' | 'unreachable' | 'void';
  readonly settled: boolean | null;
  readonly satisfaction: Satisfaction | null;
  readonly text: string;
};

/** One follow-up (回访) or rating (点评) of a completed event; a re-sample stands beside the first, never in its place (C26). */
export type FollowUp = {
  readonly id: string;
  readonly by: FollowUpBy;
  /** Asked whether it is settled and how satisfied people are (回访), or later whether the result lasts (跟踪问效). */
  readonly purpose: 'outcome' | 'effect';
  /** Department that asks, or that is rated; null for the centre. */
  readonly department: string | null;
  /** Clause id or `local`. */
  readonly basis: string;
  readonly cycle: number;
  /** When the interval after completion is over and it may be asked, ms. */
  readonly opensAt: number;
  /** Local target, ms. */
  readonly due: number | null;
  /** Unanswered tries, ms. */
  readonly tries: readonly number[];
  readonly outcome: FollowUpOutcome | null;
};

/** A bad answer proposes to take the matter up again; the centre decides (LYG-30-8). */
export type ReopenProposal = {
  readonly followUp: string;
  readonly at: number;
  readonly by: string;
  readonly why: 'unsettled' | 'unsatisfied';
  readonly cause: string;
};

/** Fully satisfied, basically satisfied, not satisfied: the three words of LYG-30-8. */
export type SatisfactionWord = 'satisfied' | 'basicallySatisfied' | 'unsatisfied';

export function satisfactionWord(satisfaction: Satisfaction): SatisfactionWord {
  if (satisfaction >= 4) return 'satisfied';
  return satisfaction === 3 ? 'basicallySatisfied' : 'unsatisfied';
}

/** What in an outcome asks for reopening; null when nothing does (LYG-30-8). */
export function complaintIn(outcome: FollowUpOutcome): ReopenProposal['why'] | null {
  if (outcome.answer !== 'answered') return null;
  if (outcome.settled === false) return 'unsettled';
  return outcome.satisfaction !== null && satisfactionWord(outcome.satisfaction) === 'unsatisfied'
    ? 'unsatisfied'
    : null;
}
