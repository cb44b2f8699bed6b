import type { EventFact } from './entries.ts';
import type { StepGroup } from './event.ts';

/**
 * Steps of the flow standard the texts point to (GB/T 34300 in AK-9.7-2 and ZS-23-2). The standard itself is not among the
 * texts, so the names are ours: those of the steps ZS-26-2 names, from acceptance to feedback, with check, rating and archive.
 */
export const standardSteps = [
  'report',
  'accept',
  'route',
  'handle',
  'track',
  'check',
  'feedback',
  'rate',
  'archive',
] as const;
export type StandardStep = (typeof standardSteps)[number];

type Mark = { readonly step: StandardStep; readonly group: StepGroup | null };
const mark = (step: StandardStep, group: StepGroup | null = null): Mark => ({ step, group });

/** Which step of the flow a fact is; facts beside the flow (notes, looks, calls) are none. */
const marks: Partial<Record<EventFact['kind'], Mark>> = {
  'event.registered': mark('accept'),
  'event.imported': mark('accept'),
  'event.intakeRefused': mark('accept'),
  'event.reportedToVillage': mark('report'),
  'event.reportedToCenter': mark('report'),
  'event.collated': mark('report'),
  'event.merged': mark('route'),
  'event.joined': mark('route'),
  'event.classified': mark('route'),
  'event.dispatched': mark('route', 'acceptTransfer'),
  'event.escalated': mark('route'),
  'event.whistled': mark('route', 'acceptTransfer'),
  'event.leadNamed': mark('route'),
  'event.noAnswerEscalated': mark('route', 'trackUrge'),
  'event.jointFormed': mark('route', 'acceptTransfer'),
  'event.reportedIn': mark('handle'),
  'event.whistleDeclined': mark('handle'),
  'event.subTaskSignedIn': mark('handle'),
  'event.subResultSubmitted': mark('handle'),
  'event.subTaskReturned': mark('track', 'trackUrge'),
  'event.subTaskWaived': mark('track', 'trackUrge'),
  'event.subTaskReassigned': mark('track', 'trackUrge'),
  'event.transferred': mark('route', 'acceptTransfer'),
  'event.takenOnSpot': mark('handle'),
  'event.settled': mark('handle'),
  'event.settledAtVillage': mark('handle'),
  'event.signedIn': mark('handle'),
  'event.resultSubmitted': mark('handle'),
  'event.foreignReplied': mark('handle'),
  'event.progressRecorded': mark('track', 'trackUrge'),
  'event.urged': mark('track', 'trackUrge'),
  'event.supervised': mark('track', 'trackUrge'),
  'event.supervisionAnswered': mark('track', 'trackUrge'),
  'event.supervisionUrged': mark('track', 'trackUrge'),
  'event.supervisionVerified': mark('track', 'trackUrge'),
  'event.returnAccepted': mark('track', 'trackUrge'),
  'event.returnRefused': mark('track', 'trackUrge'),
  'event.extensionGranted': mark('track', 'trackUrge'),
  'event.extensionRefused': mark('track', 'trackUrge'),
  'event.sentBack': mark('check', 'trackUrge'),
  'event.accepted': mark('check', 'trackUrge'),
  'event.feedbackRecorded': mark('feedback', 'followUpFeedback'),
  'event.feedbackExempted': mark('feedback', 'followUpFeedback'),
  'event.followedUp': mark('feedback', 'followUpFeedback'),
  'event.rated': mark('rate', 'followUpFeedback'),
  'event.reopened': mark('check'),
  'event.closed': mark('archive'),
  'event.archived': mark('archive'),
};

/** Step group of AK-11.5-1 a fact belongs to; null for the others. */
export const stepGroupOf = (fact: EventFact): StepGroup | null => marks[fact.kind]?.group ?? null;

/** Step of the flow standard; null for what stands beside the flow. */
export const standardStepOf = (kind: string): StandardStep | null => marks[kind as EventFact['kind']]?.step ?? null;
