import type { DossierDuty } from '../dossier/dossier.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, type DossierEffects, dossierClock, textOf } from '../dossier/machine.ts';
import { staffMeasures } from '../profile/conduct-rules.ts';
import type { Refusal } from '../refusal.ts';
import { complaintClause, complaintSeats, levelsThatHandle, mayDecide, outcomeChoices } from './complaint-guards.ts';
import { inquiryIsWhole } from './inquire-complaint.ts';

/** Decisions that are not done when they are written: somebody must carry them out. */
const toCarryOut: ReadonlySet<string> = new Set(['orderCorrection', 'reassign', 'adjust', 'dismiss']);
/** Decisions that are another organ's: only after the matter went there. */
const ofOrgans: ReadonlySet<string> = new Set(['byOrgan', 'criminalLiability']);

function decideGuard(c: ActContext): Refusal | null {
  const outcome = textOf(c.fields, 'outcome');
  const no = (zh: string, en: string) => forbid('complaint.decide', basisOf(c, outcome), zh, en);
  if (ofOrgans.has(outcome) && textOf(c.data, 'transferReference') === '')
    return no(
      '须先移送有关机关，再登记其处理结果。',
      'Transfer it to the organ first, then record what was decided there.',
    );
  if (outcome !== 'unfounded' && textOf(c.fields, 'ruleCited') === '')
    return no('认定属实的，须写明依据的规定。', 'A founded complaint must cite the rule it rests on.');
  if (outcome === 'orderCorrection' && textOf(c.fields, 'correctionDue') === '')
    return no('责令改正须写明改正期限。', 'An order to correct needs a due date.');
  return inquiryIsWhole(c);
}

const basisOf = ({ context }: ActContext, outcome: string): string =>
  staffMeasures(context.rules.profile).find((measure) => measure.key === outcome)?.clause ?? 'local';

/** A second decision after a review stands for the first: its clock and duty end. */
function decided(c: ActContext): DossierEffects {
  const { context, dossier } = c;
  const outcome = textOf(c.fields, 'outcome');
  const basis = basisOf(c, outcome);
  const nth = dossier?.steps.filter((step) => step.act === 'decide').length ?? 0;
  const until = textOf(c.fields, 'correctionDue');
  const clock =
    outcome === 'orderCorrection'
      ? dossierClock(context, `correction-${nth}`, basis, false, { startAt: context.at, until })
      : null;
  const duty: DossierDuty = {
    id: `carryOut-${nth}`,
    what: 'carryOut',
    by: textOf(c.data, 'staffUnit'),
    basis,
    openedAt: context.at,
    due: clock?.due ?? null,
    clearedAt: null,
  };
  return {
    set: { founded: outcome !== 'unfounded' },
    stop: ['handling', ...(dossier?.clocks.map((k) => k.id) ?? [])],
    clear: dossier?.duties.map((d) => d.id) ?? [],
    ...(clock && { start: [clock] }),
    ...(toCarryOut.has(outcome) && { open: [duty] }),
  };
}

const decide: Act = {
  key: 'decide',
  zh: '作出处理决定',
  en: 'Decide',
  clauses: ['LYG-39-4', 'ZG-22', 'ZS-38-2'],
  from: ['investigating', 'transferredOut', 'reviewing'],
  to: 'decided',
  roles: complaintSeats,
  levels: levelsThatHandle,
  fields: [
    { key: 'outcome', zh: '处理结果', en: 'Outcome', type: 'choice', options: outcomeChoices, clause: 'LYG-19-4' },
    { key: 'ruleCited', zh: '依据的规定', en: 'Rule cited', type: 'line', optional: true },
    { key: 'decidingBody', zh: '决定机关', en: 'Deciding body', type: 'line' },
    { key: 'decidedOn', zh: '决定日期', en: 'Decided on', type: 'date' },
    { key: 'decisionText', zh: '认定与理由', en: 'Findings and reasons', type: 'text' },
    { key: 'correctionDue', zh: '改正期限', en: 'Correct by', type: 'date', optional: true, clause: 'ZG-22' },
  ],
  ready: mayDecide,
  guard: decideGuard,
  does: decided,
};

const carryOut: Act = {
  key: 'carryOut',
  zh: '登记落实情况',
  en: 'Record it as carried out',
  clauses: ['ZG-22', 'LYG-39-4'],
  from: ['decided', 'replied'],
  to: null,
  roles: complaintSeats,
  fields: [
    { key: 'carriedOutOn', zh: '落实日期', en: 'Carried out on', type: 'date' },
    { key: 'carriedOutHow', zh: '落实情况', en: 'How', type: 'text' },
    { key: 'cardRecovered', zh: '工作证已收回', en: 'Work card recovered', type: 'yes', optional: true },
    { key: 'accountClosed', zh: '账号已停用', en: 'Account closed', type: 'yes', optional: true },
  ],
  ready: (c) => (openDuties(c).length > 0 ? null : nothingToCarryOut),
  guard: (c) =>
    textOf(c.data, 'outcome') === 'dismiss' && !(c.fields.cardRecovered === true && c.fields.accountClosed === true)
      ? forbid(
          'complaint.carryOut',
          basisOf(c, 'dismiss'),
          '解聘的，须收回工作证并停用账号后再登记。',
          'For a dismissal the card must be back and the account closed first.',
        )
      : null,
  does: (c) => ({ clear: openDuties(c), stop: c.dossier?.clocks.map((k) => k.id) ?? [] }),
};

const nothingToCarryOut = forbid(
  'complaint.carryOut',
  null,
  '这一决定没有待落实的事项。',
  'Nothing is left to carry out.',
);

const openDuties = (c: ActContext): readonly string[] =>
  c.dossier?.duties.filter((d) => d.clearedAt === null).map((d) => d.id) ?? [];

const told = { notAccepted: 'notAccepted', decided: 'replied' } as const;

const reply: Act = {
  key: 'reply',
  zh: '答复投诉人',
  en: 'Reply to the complainant',
  clauses: ['LYG-19-4', 'JS-19-4', 'ZS-21-2-2'],
  from: ['decided', 'notAccepted'],
  to: (c) => (c.dossier?.state === 'notAccepted' ? told.notAccepted : told.decided),
  roles: complaintSeats,
  fields: [
    {
      key: 'replyWay',
      zh: '答复方式',
      en: 'Way',
      type: 'choice',
      options: [
        { key: 'phone', zh: '电话', en: 'Phone' },
        { key: 'visit', zh: '当面', en: 'In person' },
        { key: 'letter', zh: '书面', en: 'In writing' },
        { key: 'online', zh: '网络', en: 'Online' },
      ],
    },
    { key: 'repliedOn', zh: '答复日期', en: 'Replied on', type: 'date' },
    { key: 'replyText', zh: '答复内容', en: 'What was said', type: 'text' },
  ],
  ready: (c) =>
    c.data.anonymous === true
      ? forbid('complaint.reply', null, '匿名投诉无从答复，请用“匿名免予答复”。', 'Anonymous: record the exemption.')
      : null,
};

const exemptReply: Act = {
  key: 'exemptReply',
  zh: '匿名免予答复',
  en: 'Exempt: anonymous',
  clauses: ['local'],
  from: ['decided', 'notAccepted'],
  to: (c) => (c.dossier?.state === 'notAccepted' ? told.notAccepted : told.decided),
  roles: complaintSeats,
  fields: [],
  ready: (c) =>
    c.data.anonymous === true
      ? null
      : forbid(
          'complaint.exemptReply',
          complaintClause(c),
          '投诉人留有姓名，须答复。',
          'The complainant is known and must be told.',
        ),
  does: () => ({ set: { replyExempt: true } }),
};

/** Closing asks for an outcome and a reply (LYG-19-4, JS-19-4, ZS-21-2-2), and that what was decided is carried out. */
function closeReady(c: ActContext): Refusal | null {
  const no = (zh: string, en: string) => forbid('complaint.close', complaintClause(c), zh, en);
  if (c.data.replyExempt !== true && textOf(c.data, 'repliedOn') === '')
    return no('还没有答复投诉人，不能结案。', 'The complainant has not been told: it cannot close.');
  return openDuties(c).length > 0
    ? no('处理决定还没有落实，不能结案。', 'The decision has not been carried out: it cannot close.')
    : null;
}

const close: Act = {
  key: 'close',
  zh: '结案',
  en: 'Close',
  clauses: ['LYG-19-4', 'JS-19-4', 'ZS-21-2-2'],
  from: ['replied', 'notAccepted'],
  to: 'closed',
  roles: complaintSeats,
  fields: [],
  ready: closeReady,
};

const archive: Act = {
  key: 'archive',
  zh: '归档',
  en: 'Archive',
  clauses: ['LYG-20-2', 'JS-20-2', 'ZS-36-3-2'],
  from: ['closed'],
  to: 'archived',
  roles: complaintSeats,
  fields: [{ key: 'archiveNumber', zh: '档号', en: 'Archive number', type: 'line', optional: true }],
};

export const decidingActs: readonly Act[] = [decide, carryOut, reply, exemptReply];
export const closingActs: readonly Act[] = [close, archive];
