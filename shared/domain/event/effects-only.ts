import type { EventFact } from './entries.ts';

/** Facts whose effects say all they do to an event; every other one sets fields of its own in `apply.ts`. */
const kinds = [
  'event.takenOnSpot',
  'event.reportedToVillage',
  'event.reportedToCenter',
  'event.signedIn',
  'event.escalated',
  'event.whistled',
  'event.reportedIn',
  'event.whistleDeclined',
  'event.leadNamed',
  'event.noAnswerEscalated',
  'event.jointFormed',
  'event.jointAsked',
  'event.jointRefused',
  'event.subTaskSignedIn',
  'event.subResultSubmitted',
  'event.subTaskReturned',
  'event.subTaskWaived',
  'event.subTaskReassigned',
  'event.originWithdrew',
  'event.unlawfulRefused',
  'event.unlawfulReviewed',
  'event.helperNamed',
  'event.helpRecorded',
  'event.feedbackRecorded',
  'event.feedbackExempted',
  'event.clockRecomputed',
  'event.detailsCompleted',
  'event.linked',
  'event.progressRecorded',
  'event.urged',
  'event.supervised',
  'event.supervisionAnswered',
  'event.supervisionUrged',
  'event.supervisionVerified',
  'event.supervisionClosed',
  'event.accessRecorded',
  'event.contactRevealed',
  'event.refusedDropped',
] as const satisfies readonly EventFact['kind'][];

export type EffectsOnly = Extract<EventFact, { readonly kind: (typeof kinds)[number] }>;

const known: ReadonlySet<EventFact['kind']> = new Set(kinds);

/** True for a fact that needs nothing but its effects applied. */
export const saysAllInEffects = (fact: EventFact): fact is EffectsOnly => known.has(fact.kind);
