import type { Fact } from '../../shared/journal/entry.ts';
import type { Translate } from './language.ts';

type Told<K extends Fact['kind']> = Extract<Fact, { readonly kind: K }>;
type Teller<K extends Fact['kind']> = (fact: Told<K>, t: Translate) => string;

const partyKinds = [
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
] as const satisfies readonly Fact['kind'][];
type PartyKind = (typeof partyKinds)[number];

/** Facts of several parties at one event: whistle, joint handling, helpers, other systems, tasks refused as unlawful. */
export type PartyFact = Told<PartyKind>;

const known: ReadonlySet<Fact['kind']> = new Set(partyKinds);
export const isPartyFact = (fact: Fact): fact is PartyFact => known.has(fact.kind);

const tellers: { readonly [K in PartyKind]: Teller<K> } = {
  'event.whistled': (fact, t) => t('fact.whistled', { departments: fact.called.join('、') }),
  'event.reportedIn': (fact, t) => t('fact.reportedIn', { department: fact.department, officer: fact.officer }),
  'event.whistleDeclined': (fact, t) => t('fact.whistleDeclined', { department: fact.department }),
  'event.leadNamed': (fact, t) => t('fact.leadNamed', { lead: fact.lead }),
  'event.noAnswerEscalated': (_fact, t) => t('fact.noAnswerEscalated'),
  'event.jointFormed': (fact, t) => t('fact.jointFormed', { lead: fact.lead, departments: fact.assistants.join('、') }),
  'event.jointAsked': (_fact, t) => t('fact.jointAsked'),
  'event.jointRefused': (_fact, t) => t('fact.jointRefused'),
  'event.subTaskSignedIn': (fact, t) =>
    t('fact.subTaskSignedIn', { department: fact.department, officer: fact.officer }),
  'event.subResultSubmitted': (fact, t) => t('fact.subResultSubmitted', { department: fact.department }),
  'event.subTaskReturned': (fact, t) => t('fact.subTaskReturned', { department: fact.department }),
  'event.subTaskWaived': (fact, t) => t('fact.subTaskWaived', { department: fact.department }),
  'event.subTaskReassigned': (fact, t) => t('fact.subTaskReassigned', { department: fact.department }),
  'event.originWithdrew': (fact, t) => t('fact.originWithdrew', { system: fact.system }),
  'event.unlawfulRefused': (_fact, t) => t('fact.unlawfulRefused'),
  'event.unlawfulReviewed': (fact, t) => t(fact.lawful ? 'fact.unlawfulNotFound' : 'fact.unlawfulFound'),
  'event.helperNamed': (fact, t) => t('fact.helperNamed', { helper: fact.helper }),
  'event.helpRecorded': (fact, t) => t('fact.helpRecorded', { helper: fact.helper }),
};

/** One such fact as a short sentence without its actor. */
export const partySentence = (fact: PartyFact, t: Translate): string =>
  (tellers[fact.kind] as Teller<PartyKind>)(fact, t);
