import { attachmentPurposeNames } from '../../shared/domain/attachment/purpose-names.ts';
import { commandName, dossierActName } from '../../shared/domain/command-name.ts';
import { type Language, levelNames, majorKindNames, severityNames } from '../../shared/domain/names.ts';
import { refusalText } from '../../shared/domain/refusal-texts.ts';
import type { Fact } from '../../shared/journal/entry.ts';
import { dueText, momentText } from './format.ts';
import { translateIn } from './language.ts';
import { isPartyFact, partySentence } from './party-sentence.ts';

/** What a sentence needs beside the fact. */
export type Telling = {
  readonly language: Language;
  /** hub time, ms */
  readonly now: number;
  /** Name of an item by its code or key. */
  readonly itemName: (item: string) => string;
};

/** A fact of the journal as one short sentence without its actor; text a person wrote comes separately (`factWords`). */
export function factSentence(fact: Fact, telling: Telling): string {
  const { language, now, itemName } = telling;
  const t = translateIn(language);
  if (isPartyFact(fact)) return partySentence(fact, t);
  if (fact.kind === 'event.attached' || fact.kind === 'event.attachmentWithdrawn') return fileSentence(fact, language);
  switch (fact.kind) {
    case 'command.refused':
      return t('fact.refused', {
        act: commandName(fact.command)[language],
        why: refusalText(fact.refusal, language),
      });
    case 'event.registered':
      return t('fact.registered', { number: fact.row.number });
    case 'event.imported':
      return t('fact.imported', { number: fact.row.number });
    case 'event.intakeRefused':
      return t('fact.intakeRefused', { pointer: fact.pointer });
    case 'event.collated':
    case 'event.classified':
      return t(fact.kind === 'event.collated' ? 'fact.collated' : 'fact.classified', {
        item: itemName(fact.item),
        severity: severityWords(fact.severity, language),
      });
    case 'event.dispatched':
      return t(fact.slip === null ? 'fact.dispatched' : 'fact.dispatchedByPhone', {
        holder: fact.effects.holder?.name ?? '',
        receiver: fact.slip?.receiver ?? '',
      });
    case 'event.signedIn':
      return t('fact.signedIn', { handler: fact.handler });
    case 'event.extensionRequested':
    case 'event.extensionGranted':
      return t(fact.kind === 'event.extensionGranted' ? 'fact.extensionGranted' : 'fact.extensionRequested', {
        until: dueText(fact.until, now, language),
      });
    case 'event.escalated':
      return t('fact.escalated', { to: levelNames[fact.effects.level ?? 'county'][language] });
    case 'event.transferred':
      return t('fact.transferred', { system: fact.foreign.system, number: fact.foreign.number });
    case 'event.foreignReplied':
      return t(fact.outcome === 'result' ? 'fact.foreignResult' : 'fact.foreignRefused');
    case 'event.majorFlagged':
      return t('fact.majorFlagged', { kind: majorKindNames[fact.majorKind][language] });
    case 'event.feedbackRecorded':
      return t('fact.feedbackRecorded', {
        person: fact.person,
        way: t(wayKeys[fact.way] ?? 'way.platform'),
        at: momentText(fact.toldAt, now, language),
      });
    case 'event.noteAdded': {
      const names = (fact.mentions ?? []).map((m) => m.name).join('、');
      return names === '' ? t('fact.noteAdded') : t('fact.noteFor', { names });
    }
    case 'event.callRecorded':
      return t(callKeys[fact.outcome], { to: fact.to, at: momentText(fact.calledAt, now, language) });
    case 'event.reopened':
      return t('fact.reopened', { cycle: fact.past.cycle + 1 });
    case 'event.linked':
      return t('fact.linked', { number: fact.link.number });
    case 'event.merged':
      return t('fact.merged', { number: fact.into.number });
    case 'event.joined':
      return t('fact.joined', { number: fact.joined.number });
    case 'event.unjoined':
      return t('fact.unjoined', { number: fact.number });
    case 'event.followedUp':
      return t(fact.outcome === 'answered' ? 'fact.followedUp' : 'fact.followUpNoAnswer', { person: fact.person });
    case 'event.rated':
      return t('fact.rated', { score: fact.satisfaction });
    case 'event.supervisionUrged':
      return t('fact.supervisionUrged', { until: fact.replyBy });
    case 'event.withdrawn':
      return t(fact.stays ? 'fact.requesterLeft' : 'fact.withdrawn');
    case 'dossier.acted':
      return dossierActName(fact.machine, fact.act)[language];
    default:
      return t(plainKeys[fact.kind]);
  }
}

const severityWords = (level: 1 | 2 | 3 | 4 | null, language: Language): string =>
  level === null ? translateIn(language)('level.none') : severityNames[level][language];

function fileSentence(
  fact: Extract<Fact, { kind: 'event.attached' | 'event.attachmentWithdrawn' }>,
  language: Language,
): string {
  const t = translateIn(language);
  if (fact.kind === 'event.attachmentWithdrawn') return t('fact.attachmentWithdrawn', { name: fact.name });
  const { name, purpose } = fact.attachment;
  return t('fact.attached', { name, purpose: attachmentPurposeNames[purpose][language] });
}

const wayKeys: Readonly<Record<string, 'way.phone' | 'way.message' | 'way.visit' | 'way.platform' | 'way.letter'>> = {
  phone: 'way.phone',
  message: 'way.message',
  visit: 'way.visit',
  platform: 'way.platform',
  letter: 'way.letter',
};

const callKeys = { reached: 'fact.callReached', noAnswer: 'fact.callNoAnswer', busy: 'fact.callBusy' } as const;

/** Facts that are said the same way every time. */
const plainKeys = {
  'event.takenOnSpot': 'fact.takenOnSpot',
  'event.settled': 'fact.settled',
  'event.settledAtVillage': 'fact.settledAtVillage',
  'event.reportedToVillage': 'fact.reportedToVillage',
  'event.reportedToCenter': 'fact.reportedToCenter',
  'event.returnRequested': 'fact.returnRequested',
  'event.returnAccepted': 'fact.returnAccepted',
  'event.returnRefused': 'fact.returnRefused',
  'event.extensionRefused': 'fact.extensionRefused',
  'event.resultSubmitted': 'fact.resultSubmitted',
  'event.accepted': 'fact.accepted',
  'event.sentBack': 'fact.sentBack',
  'event.closed': 'fact.closed',
  'event.majorUnflagged': 'fact.majorUnflagged',
  'event.feedbackExempted': 'fact.feedbackExempted',
  'event.mentionRead': 'fact.mentionRead',
  'event.clockRecomputed': 'fact.clockRecomputed',
  'event.timeJudged': 'fact.timeJudged',
  'event.detailsCompleted': 'fact.detailsCompleted',
  'event.contactRevealed': 'fact.contactRevealed',
  'event.refusedDropped': 'fact.refusedDropped',
  'event.unmerged': 'fact.unmerged',
  'event.progressRecorded': 'fact.progressRecorded',
  'event.reopenDeclined': 'fact.reopenDeclined',
  'event.archived': 'fact.archived',
  'event.unsealed': 'fact.unsealed',
  'event.urged': 'fact.urged',
  'event.supervised': 'fact.supervised',
  'event.supervisionAnswered': 'fact.supervisionAnswered',
  'event.supervisionVerified': 'fact.supervisionVerified',
  'event.supervisionClosed': 'fact.supervisionClosed',
  'event.accessRecorded': 'fact.accessRecorded',
} as const satisfies Partial<Record<Fact['kind'], string>>;

/** What a person wrote with the fact: reason, result, instruction; empty when nothing was. */
export function factWords(fact: Fact): string {
  if ('reason' in fact) return fact.reason;
  if ('instruction' in fact) return fact.instruction;
  if ('result' in fact) return fact.result;
  if ('text' in fact) return fact.text;
  if ('note' in fact) return fact.note;
  if (fact.kind === 'event.returnRequested') return fact.request.reason;
  return '';
}
