import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, type DossierEffects, type Machine, textOf } from '../dossier/machine.ts';
import { gridRefusal, notAhead } from '../dossier/register-machine.ts';
import { careGroups, itemBasis, ownItem } from '../profile/care-rules.ts';
import type { Refusal } from '../refusal.ts';
import { carerFields, carers, cleared, datesRefusal, endFields, lookAct, nextTask } from './care-steps.ts';
import { medicalWord } from './care-words.ts';

const clauses = ['ZS-22-5', 'AK-9.5'];
const basisOf = (c: ActContext): string => itemBasis(c.context.rules.profile, 'psychService').clause;
const task = (c: ActContext, on: string | null): DossierEffects => nextTask(c, 'careFollowUp', basisOf(c), on);

/** No diagnosis, no scale, no score: care notes only (C23). */
function noMedicine(c: ActContext, rule: string): Refusal | null {
  const word = medicalWord(c.fields);
  return word === null
    ? null
    : forbid(
        rule,
        basisOf(c),
        `关爱记录不写诊断、量表和评分（“${word}”）：请写看到的情况和做了什么。`,
        `Care notes hold no diagnosis, scale or score (“${word}”): write what was seen and done.`,
      );
}

const open: Act = {
  key: 'open',
  zh: '建立关爱档案',
  en: 'Open a care file',
  clauses,
  from: 'new',
  to: 'inCare',
  roles: cleared,
  fields: [
    { key: 'personName', zh: '姓名', en: 'Name', type: 'line' },
    { key: 'careGroup', zh: '关爱类别', en: 'Group', type: 'choice', options: careGroups },
    { key: 'careReason', zh: '建档事由（具体事情）', en: 'Why this file', type: 'text' },
    ...carerFields,
    { key: 'nextOn', zh: '首次随访日期', en: 'First follow-up on', type: 'date' },
  ],
  guard: (c) => gridRefusal(c, 'psychCare.open') ?? noMedicine(c, 'psychCare.open'),
  does: (c) => ({ area: textOf(c.fields, 'grid'), ...task(c, textOf(c.fields, 'nextOn')) }),
};

const followUp: Act = {
  key: 'followUp',
  zh: '登记随访',
  en: 'Record a follow-up',
  clauses,
  from: ['inCare', 'referred', 'crisis'],
  to: null,
  roles: carers,
  fields: [
    { key: 'followedOn', zh: '随访日期', en: 'On', type: 'date' },
    { key: 'careNote', zh: '关爱记录', en: 'Care note', type: 'text' },
    { key: 'nextOn', zh: '下次随访日期', en: 'Next follow-up on', type: 'date' },
  ],
  guard: (c) => noMedicine(c, 'psychCare.followUp') ?? datesRefusal(c, 'psychCare.followUp', 'followedOn', 'nextOn'),
  does: (c) => ({ ...task(c, textOf(c.fields, 'nextOn')), set: { followUps: Number(c.data.followUps ?? 0) + 1 } }),
};

const places = [
  { key: 'anxinOnline', zh: '“安心在线”心理服务平台', en: 'Anxin Online counselling' },
  { key: 'counsellingRoom', zh: '心理咨询室', en: 'Counselling room' },
  { key: 'medicalInstitution', zh: '医疗机构', en: 'Medical institution' },
  { key: 'socialOrganisation', zh: '专业社会组织', en: 'Specialist organisation' },
];

const refer: Act = {
  key: 'refer',
  zh: '转介',
  en: 'Refer',
  clauses,
  from: ['inCare', 'crisis'],
  to: 'referred',
  roles: carers,
  fields: [
    { key: 'referredOn', zh: '转介日期', en: 'Referred on', type: 'date' },
    { key: 'referredTo', zh: '转介去向', en: 'To', type: 'choice', options: places },
    { key: 'consent', zh: '本人或监护人同意', en: 'Consent given', type: 'yes' },
    { key: 'nextOn', zh: '下次随访日期', en: 'Next follow-up on', type: 'date' },
  ],
  guard: (c) => datesRefusal(c, 'psychCare.refer', 'referredOn', 'nextOn'),
  does: (c) => task(c, textOf(c.fields, 'nextOn')),
};

const crisis: Act = {
  key: 'crisis',
  zh: '危机干预',
  en: 'Crisis',
  clauses,
  from: ['inCare', 'referred'],
  to: 'crisis',
  roles: carers,
  fields: [
    { key: 'crisisAt', zh: '发现时间', en: 'When', type: 'instant' },
    { key: 'crisisNote', zh: '情况和已采取的措施', en: 'What and what was done', type: 'text' },
    { key: 'called', zh: '已通知', en: 'Who was called', type: 'line' },
  ],
  guard: (c) =>
    noMedicine(c, 'psychCare.crisis') ??
    (Number(c.fields.crisisAt) > c.context.at
      ? forbid('psychCare.crisis', null, '时间不能晚于现在。', 'It cannot be in the future.')
      : null),
};

/**
 * Care for people in the listed groups (ZS-22-5, AK-9.5): by case and with a reason, follow-ups, referral and help in a crisis.
 * Restricted: seats and who cares for the person; care notes only, totals everywhere else (C23).
 */
export const psychCare: Machine = {
  key: 'psychCare',
  letters: 'XL',
  zh: '社会心理关爱',
  en: 'Psychological care',
  group: 'care',
  clauses,
  restricted: true,
  readers: cleared,
  on: (profile) => ownItem(profile, 'psychService') !== null,
  states: {
    inCare: { zh: '关爱中', en: 'In care', rests: true },
    referred: { zh: '已转介', en: 'Referred' },
    crisis: { zh: '危机干预中', en: 'In crisis' },
    ended: { zh: '已结束', en: 'Ended', end: true },
  },
  duties: { careFollowUp: { zh: '随访', en: 'Follow-up' } },
  title: (data) => careGroups.find(({ key }) => key === data.careGroup)?.zh ?? '',
  acts: [
    open,
    followUp,
    refer,
    crisis,
    lookAct,
    {
      key: 'note',
      zh: '备注',
      en: 'Note',
      clauses: ['local'],
      from: 'any',
      to: null,
      roles: carers,
      fields: [{ key: 'note', zh: '备注', en: 'Note', type: 'text' }],
      guard: (c) => noMedicine(c, 'psychCare.note'),
    },
    {
      key: 'end',
      zh: '结束关爱',
      en: 'End',
      clauses,
      from: ['inCare', 'referred', 'crisis'],
      to: 'ended',
      roles: cleared,
      fields: endFields,
      guard: (c) => noMedicine(c, 'psychCare.end') ?? notAhead(c, 'psychCare.end', 'endedOn'),
      does: (c) => task(c, null),
    },
  ],
};
