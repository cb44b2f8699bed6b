import { classChoices, complaintSeats, outcomeChoices } from '../complaint/complaint-guards.ts';
import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import {
  type Act,
  type ActContext,
  type DossierEffects,
  dossierClock,
  listOf,
  type Machine,
  textOf,
} from '../dossier/machine.ts';
import { conductClasses, conductGround, staffMeasures } from '../profile/conduct-rules.ts';
import { stated } from '../profile/ground.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';

const sources = [
  { key: 'complaint', zh: '投诉举报', en: 'Complaint' },
  { key: 'inspection', zh: '检查督查', en: 'Inspection' },
  { key: 'flag', zh: '系统疑点', en: 'Flag on a record' },
  { key: 'accessLog', zh: '查阅日志', en: 'Access log' },
];

const staffFields: readonly Field[] = [
  { key: 'staff', zh: '网格员', en: 'Grid staff', type: 'staff' },
  { key: 'staffName', zh: '姓名', en: 'Name', type: 'line' },
  { key: 'staffUnit', zh: '所在单位', en: 'Unit', type: 'line' },
  { key: 'staffAccount', zh: '账号', en: 'Account', type: 'account', optional: true },
];

const event: Field = { key: 'event', zh: '相关事件', en: 'Event', type: 'event', optional: true };

const personalActNames = {
  illegalCollect: { zh: '非法收集', en: 'Unlawful collecting' },
  use: { zh: '使用', en: 'Using' },
  process: { zh: '加工', en: 'Processing' },
  transmit: { zh: '传输', en: 'Passing' },
  trade: { zh: '买卖', en: 'Trading' },
  provide: { zh: '提供', en: 'Providing' },
  disclose: { zh: '公开', en: 'Publishing' },
} as const;

/** The seven acts of ZG-13-2; empty where the text has no class of its own for personal information. */
const personalActs = ({ profile }: Rules) =>
  (stated(profile, 'conduct.personalInfo')?.value.acts ?? []).map((key) => ({ key, ...personalActNames[key] }));

const barred = (c: ActContext): DossierEffects => ({
  barred: [textOf(c.fields, 'staffAccount')].filter((account) => account !== ''),
  barredUnits: [textOf(c.fields, 'staffUnit')],
  ...(textOf(c.fields, 'event') !== '' && { event: textOf(c.fields, 'event') }),
});

const clauseOfClass = (c: ActContext): string =>
  conductGround(c.context.rules.profile, textOf(c.fields, 'conductClass')).clause;

function fileGuard(c: ActContext): Refusal | null {
  const no = (zh: string, en: string) => forbid('conductFinding.file', clauseOfClass(c), zh, en);
  if (ofOwnUnit(c)) return refusal('subject-is-barred', 'conductFinding.file', clauseOfClass(c));
  if (textOf(c.fields, 'conductClass') === 'otherBreach' && textOf(c.fields, 'ruleFiled') === '')
    return no('“其他”一类须写明违反的规定。', 'Class “other” must cite the rule that was broken.');
  if (textOf(c.fields, 'conductClass') === 'personalInformationAbuse' && listOf(c.fields, 'personalActs').length === 0)
    return no('请选择侵害个人信息的行为。', 'Say which acts on personal data it was.');
  if (textOf(c.fields, 'source') !== 'complaint') return null;
  const { other } = c.loaded;
  return other?.machine === 'complaint' && other.data.staff === c.fields.staff
    ? null
    : no(
        '来自投诉的，请选择针对同一网格员的投诉卷宗。',
        'From a complaint: choose the complaint about the same person.',
      );
}

const ofOwnUnit = (c: ActContext): boolean =>
  textOf(c.fields, 'staffUnit') === c.context.actor.unit ||
  textOf(c.fields, 'staffAccount') === c.context.actor.account;

const file: Act = {
  key: 'file',
  zh: '登记违规线索',
  en: 'File a finding',
  clauses: ['LYG-17-1', 'LYG-17-2', 'LYG-17-3', 'LYG-17-4', 'LYG-17-5', 'ZS-20-1', 'JS-17-1', 'ZG-13-1'],
  from: 'new',
  to: 'filed',
  roles: complaintSeats,
  fields: [
    { key: 'source', zh: '来源', en: 'Source', type: 'choice', options: sources },
    { key: 'dossier', zh: '投诉卷宗', en: 'Complaint', type: 'dossier', optional: true },
    ...staffFields,
    { key: 'conductClass', zh: '行为类别', en: 'Class of conduct', type: 'choice', options: classChoices },
    {
      key: 'personalActs',
      zh: '侵害个人信息的行为',
      en: 'Acts on personal data',
      type: 'choices',
      options: personalActs,
      optional: true,
      clause: 'ZG-13-2',
      on: (profile) => stated(profile, 'conduct.personalInfo') !== null,
    },
    { key: 'ruleFiled', zh: '违反的规定', en: 'Rule broken', type: 'line', optional: true, clause: 'LYG-17-5' },
    { key: 'findingText', zh: '情况', en: 'What was found', type: 'text' },
    event,
  ],
  guard: fileGuard,
  does: barred,
};

/** The class of a poor rating is given by what it is about (LYG-17-4, ZS-20-4, JS-17-4, ZG-13-5). */
const fileRating: Act = {
  key: 'fileRating',
  zh: '登记服务态度差评',
  en: 'File a rating about manner',
  clauses: ['LYG-17-4', 'ZS-20-4', 'JS-17-4', 'ZG-13-5'],
  from: 'new',
  to: 'filed',
  roles: complaintSeats,
  on: (profile) => conductClasses(profile).some(({ key }) => key === 'rudeConduct'),
  fields: [
    ...staffFields,
    { key: 'rating', zh: '诉求人评价', en: 'Requester’s rating', type: 'number' },
    { key: 'ratingText', zh: '评价内容', en: 'What the requester said', type: 'text' },
    event,
  ],
  guard: (c) => (ofOwnUnit(c) ? refusal('subject-is-barred', 'conductFinding.fileRating') : null),
  does: (c) => ({ ...barred(c), set: { source: 'rating', conductClass: 'rudeConduct' } }),
};

function decideGuard(c: ActContext): Refusal | null {
  const outcome = textOf(c.fields, 'outcome');
  const no = (zh: string, en: string) => forbid('conductFinding.decide', clauseOfOutcome(c), zh, en);
  if (outcome !== 'unfounded' && textOf(c.fields, 'ruleCited') === '')
    return no('认定属实的，须写明依据的规定。', 'A founded finding must cite the rule it rests on.');
  return outcome === 'orderCorrection' && textOf(c.fields, 'correctionDue') === ''
    ? no('责令改正须写明改正期限。', 'An order to correct needs a due date.')
    : null;
}

const clauseOfOutcome = (c: ActContext): string =>
  staffMeasures(c.context.rules.profile).find(({ key }) => key === c.fields.outcome)?.clause ?? 'local';

function decided(c: ActContext): DossierEffects {
  const until = textOf(c.fields, 'correctionDue');
  const startAt = c.context.at;
  return {
    set: { founded: c.fields.outcome !== 'unfounded' },
    ...(c.fields.outcome === 'orderCorrection' && {
      start: [dossierClock(c.context, 'correction', clauseOfOutcome(c), false, { startAt, until })],
    }),
  };
}

const decide: Act = {
  key: 'decide',
  zh: '作出认定',
  en: 'Decide',
  clauses: ['ZG-22', 'ZS-38-2', 'LYG-39-4'],
  from: ['filed'],
  to: 'decided',
  roles: ['townSeat', 'shiftLeader', 'director'],
  fields: [
    { key: 'answer', zh: '本人说明', en: 'Answer of the person', type: 'text' },
    { key: 'outcome', zh: '处理结果', en: 'Outcome', type: 'choice', options: outcomeChoices },
    { key: 'ruleCited', zh: '依据的规定', en: 'Rule cited', type: 'line', optional: true },
    { key: 'decidingBody', zh: '决定机关', en: 'Deciding body', type: 'line' },
    { key: 'decidedOn', zh: '决定日期', en: 'Decided on', type: 'date' },
    { key: 'correctionDue', zh: '改正期限', en: 'Correct by', type: 'date', optional: true, clause: 'ZG-22' },
  ],
  guard: decideGuard,
  does: decided,
};

const close: Act = {
  key: 'close',
  zh: '办结',
  en: 'Close',
  clauses: ['ZG-22', 'ZS-38-2'],
  from: ['decided'],
  to: 'closed',
  roles: complaintSeats,
  fields: [{ key: 'carriedOutHow', zh: '落实情况', en: 'How it was carried out', type: 'text', optional: true }],
  guard: (c) =>
    c.data.outcome === 'orderCorrection' && textOf(c.fields, 'carriedOutHow') === ''
      ? forbid('conductFinding.close', 'ZG-22', '责令改正的，须登记改正情况。', 'Say how it was corrected.')
      : null,
};

/**
 * Forbidden conduct of grid staff (LYG-17, ZS-20, JS-17, ZG-13): filed from a complaint, an inspection, a flag or a rating, bound to
 * the person's file. Until it is decided it holds any commendation (staff-conduct.ts).
 */
export const conductFinding: Machine = {
  key: 'conductFinding',
  letters: 'WG',
  zh: '违规认定',
  en: 'Finding on conduct',
  group: 'conduct',
  clauses: ['LYG-17-1', 'ZS-20-1', 'JS-17-1', 'ZG-13-1'],
  states: {
    filed: { zh: '待认定', en: 'Filed' },
    decided: { zh: '已认定', en: 'Decided' },
    closed: { zh: '办结', en: 'Closed', end: true },
  },
  readers: [...complaintSeats, 'supervisor'],
  restricted: true,
  title: (data, { profile }) =>
    `${conductClasses(profile).find(({ key }) => key === data.conductClass)?.zh ?? ''}：${textOf(data, 'staffName')}`,
  acts: [file, fileRating, decide, close],
};
