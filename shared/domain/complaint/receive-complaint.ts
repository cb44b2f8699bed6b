import type { Values } from '../dossier/dossier.ts';
import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, dossierClock, textOf } from '../dossier/machine.ts';
import { localPeriod } from '../profile/profile.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { classChoices, complaintClause, complaintSeats, levelsThatHandle } from './complaint-guards.ts';

const channels = [
  { key: 'phone', zh: '监督电话', en: 'Supervision phone' },
  { key: 'visit', zh: '来访', en: 'Visit' },
  { key: 'letter', zh: '来信', en: 'Letter' },
  { key: 'online', zh: '网络', en: 'Online' },
  { key: 'hotline12345', zh: '12345', en: '12345' },
  { key: 'handedOver', zh: '上级或部门转交', en: 'Handed over' },
  { key: 'other', zh: '其他', en: 'Other' },
];

const receiveFields: readonly Field[] = [
  { key: 'channel', zh: '受理渠道', en: 'Channel', type: 'choice', options: channels, clause: 'LYG-19-3' },
  { key: 'anonymous', zh: '匿名', en: 'Anonymous', type: 'yes' },
  { key: 'complainantName', zh: '投诉人姓名', en: 'Complainant', type: 'line', optional: true },
  { key: 'complainantPhone', zh: '投诉人电话', en: 'Complainant’s phone', type: 'phone', optional: true },
  { key: 'complainantAddress', zh: '投诉人地址', en: 'Complainant’s address', type: 'line', optional: true },
  { key: 'staff', zh: '被投诉网格员', en: 'Subject', type: 'staff' },
  { key: 'staffName', zh: '被投诉人姓名', en: 'Subject’s name', type: 'line' },
  { key: 'staffUnit', zh: '被投诉人所在单位', en: 'Subject’s unit', type: 'line' },
  { key: 'staffAccount', zh: '被投诉人账号', en: 'Subject’s account', type: 'account', optional: true },
  {
    key: 'managerAccount',
    zh: '其村（社区）管理人账号',
    en: 'Account of the village manager',
    type: 'account',
    optional: true,
  },
  { key: 'conductClass', zh: '行为类别', en: 'Class of conduct', type: 'choice', options: classChoices },
  { key: 'complaintText', zh: '投诉内容', en: 'What is complained of', type: 'text' },
  { key: 'event', zh: '相关事件', en: 'Event', type: 'event', optional: true },
];

/** Known by name needs a way to answer; who receives must not be the subject or sit in the subject's unit (invariant 6). */
function receiveGuard(c: ActContext): Refusal | null {
  const { actor } = c.context;
  const own = [textOf(c.fields, 'staffAccount'), textOf(c.fields, 'managerAccount')].includes(actor.account);
  if (own || textOf(c.fields, 'staffUnit') === actor.unit)
    return refusal('subject-is-barred', 'complaint.receive', complaintClause(c));
  if (c.fields.anonymous === true) return null;
  const reachable = ['complainantPhone', 'complainantAddress'].some((key) => textOf(c.fields, key) !== '');
  return textOf(c.fields, 'complainantName') !== '' && reachable
    ? null
    : forbid(
        'complaint.receive',
        complaintClause(c),
        '实名投诉请填写姓名和电话或地址，以便答复；不愿留名请勾选匿名。',
        'A named complaint needs a name and a phone or address for the reply; else tick anonymous.',
      );
}

const barredBy = (fields: Values): readonly string[] =>
  ['staffAccount', 'managerAccount'].map((key) => textOf(fields, key)).filter((account) => account !== '');

const receive: Act = {
  key: 'receive',
  zh: '登记投诉',
  en: 'Receive',
  clauses: ['LYG-19-3', 'LYG-19-4', 'JS-19-4', 'ZS-21-2-2'],
  from: 'new',
  to: 'received',
  roles: complaintSeats,
  levels: levelsThatHandle,
  fields: receiveFields,
  guard: receiveGuard,
  does: (c) => ({
    barred: barredBy(c.fields),
    barredUnits: [textOf(c.fields, 'staffUnit')],
    ...(textOf(c.fields, 'event') !== '' && { event: textOf(c.fields, 'event') }),
  }),
};

const refuse: Act = {
  key: 'refuse',
  zh: '不予受理',
  en: 'Refuse',
  clauses: ['local'],
  from: ['received'],
  to: 'notAccepted',
  roles: complaintSeats,
  levels: levelsThatHandle,
  fields: [{ key: 'refuseReason', zh: '不予受理理由', en: 'Reason', type: 'text' }],
};

const accept: Act = {
  key: 'accept',
  zh: '受理',
  en: 'Accept',
  clauses: ['LYG-19-4', 'JS-19-4', 'ZS-21-2-2'],
  from: ['received'],
  to: 'accepted',
  roles: complaintSeats,
  levels: levelsThatHandle,
  fields: [],
  // “依法及时处理” gives no number: a local target, never statutory (C14).
  does: ({ context }) => ({
    start: [
      dossierClock(context, 'handling', 'local', false, {
        startAt: context.at,
        period: localPeriod(context.rules.profile, 'complaintHandle'),
      }),
    ],
  }),
};

export const receivingActs: readonly Act[] = [receive, refuse, accept];
