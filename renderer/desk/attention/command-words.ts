import { majorKindNames } from '../../../shared/domain/names.ts';
import type { Command } from '../../../shared/domain/verbs.ts';
import { dateTimeText } from '../../i18n/format.ts';
import { type Language, translateIn } from '../../i18n/language.ts';
import type { TextKey } from '../../i18n/texts.ts';
import { writtenShares } from '../acts/written-shares.ts';

export type Told = { readonly label: string; readonly text: string };

/** Fields of commands that are worth reading again, with their labels; ids and switches say nothing to a person. */
const labels: Readonly<Record<string, TextKey>> = {
  problem: 'word.problem',
  wanted: 'word.wanted',
  officer: 'word.officer',
  leadShare: 'joint.leadShare',
  share: 'joint.share',
  dutyReason: 'dispatch.dutyReason',
  ground: 'word.ground',
  demand: 'word.demand',
  replyBy: 'word.replyBy',
  finding: 'word.finding',
  part: 'word.part',
  title: 'intake.titleLabel',
  content: 'fact.content',
  reason: 'act.reason',
  pointer: 'refuse.pointer',
  result: 'act.result',
  measures: 'act.measures',
  note: 'act.note',
  text: 'act.note',
  instruction: 'dispatch.instruction',
  handler: 'signInAct.handler',
  person: 'feedback.person',
  number: 'call.number',
};
const times: Readonly<Record<string, TextKey>> = {
  until: 'extend.until',
  toldAt: 'feedback.toldAt',
  calledAt: 'slip.calledAt',
  askedAt: 'word.askedAt',
  due: 'joint.due',
};

/** What its author typed, for the form in which it is changed. */
export function typedWords(command: Command): Readonly<Record<string, string>> {
  const words = Object.entries(command).filter((field): field is [string, string] => typeof field[1] === 'string');
  const { kind: _kind, event: _event, ...typed } = Object.fromEntries(words);
  return {
    ...typed,
    ...('to' in command && typeof command.to !== 'string' && { to: command.to.id }),
    ...('lead' in command && typeof command.lead !== 'string' && { lead: command.lead.id }),
    // A form field of several things takes their ids, one word each.
    ...(command.kind === 'event.whistle' && { departments: command.departments.map((d) => d.id).join(' ') }),
    ...('assistants' in command && { assistants: writtenShares(command.assistants) }),
    ...('satisfaction' in command && command.satisfaction !== null && { satisfaction: String(command.satisfaction) }),
  };
}

/** Departments with what each is to do, as an operator would say it. */
function partyWords(command: Command, language: Language): readonly Told[] {
  const t = translateIn(language);
  const told: Told[] = [];
  const shares = (list: readonly { readonly name: string; readonly share: string }[]): string =>
    list.map(({ name, share }) => `${name}：${share}`).join('；');
  if ('departments' in command && command.departments !== undefined)
    told.push({
      label: t(command.kind === 'event.whistle' ? 'word.departments' : 'word.told'),
      text: command.departments.map((d) => (typeof d === 'string' ? d : d.name)).join('、'),
    });
  if ('lead' in command && typeof command.lead !== 'string')
    told.push({ label: t('joint.lead'), text: command.lead.name });
  if ('assistants' in command) told.push({ label: t('joint.assistant'), text: shares(command.assistants) });
  if ('proposed' in command && Array.isArray(command.proposed))
    told.push({ label: t('joint.assistant'), text: shares(command.proposed) });
  if ('satisfaction' in command && command.satisfaction !== null)
    told.push({ label: t('word.answer'), text: t('watch.satisfaction', { n: command.satisfaction }) });
  if ('settled' in command && command.settled !== null)
    told.push({ label: t('word.answer'), text: t(command.settled ? 'watch.settled' : 'watch.unsettled') });
  return told;
}

/** The words of a refused command, whole: what its author typed must be readable until they decide (O4). */
export function commandWords(command: Command, language: Language, now: number): readonly Told[] {
  const t = translateIn(language);
  const told: Told[] = [];
  if ('to' in command)
    told.push({ label: t('dispatch.to'), text: typeof command.to === 'string' ? command.to : command.to.name });
  if ('slip' in command && command.slip !== null)
    told.push({
      label: t('slip.receiver'),
      text: `${command.slip.receiver} ${command.slip.number} ${dateTimeText(command.slip.calledAt, now)}`,
    });
  if ('accept' in command)
    told.push({ label: t('act.decision'), text: t(command.accept ? 'act.agree' : 'act.disagree') });
  if ('foreign' in command && command.foreign !== null)
    told.push({ label: t('transfer.system'), text: `${command.foreign.system} ${command.foreign.number}` });
  if ('proofs' in command)
    told.push({
      label: t('act.proofs'),
      text: command.proofs.map((p) => `${t(`proof.${p.kind}`)} ${p.name}`).join('；'),
    });
  if ('majorKind' in command) told.push({ label: t('major.kind'), text: majorKindNames[command.majorKind][language] });
  told.push(...partyWords(command, language));
  for (const [field, value] of Object.entries(command)) {
    const label = labels[field];
    if (label !== undefined && typeof value === 'string' && value !== '') told.push({ label: t(label), text: value });
    const time = times[field];
    if (time !== undefined && typeof value === 'number') told.push({ label: t(time), text: dateTimeText(value, now) });
  }
  return told.filter(({ text }) => text.trim() !== '');
}
