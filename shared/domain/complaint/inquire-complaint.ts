import { forbid } from '../dossier/forbid.ts';
import { type Act, listOf, textOf } from '../dossier/machine.ts';
import {
  complaintClause,
  complaintHeads,
  complaintSeats,
  handlerIsApart,
  handlerOnly,
  levelsThatHandle,
} from './complaint-guards.ts';

const handlerFields: Act['fields'] = [
  { key: 'handler', zh: '经办人账号', en: 'Handler’s account', type: 'account' },
  { key: 'handlerUnit', zh: '经办人单位', en: 'Handler’s unit', type: 'line' },
  { key: 'handlerArea', zh: '经办人所在区划', en: 'Handler’s division', type: 'area' },
];

const nameHandler: Act = {
  key: 'nameHandler',
  zh: '指定经办人',
  en: 'Name the handler',
  clauses: ['LYG-19-4', 'JS-19-4'],
  from: ['accepted', 'investigating'],
  to: 'investigating',
  roles: complaintHeads,
  levels: levelsThatHandle,
  fields: handlerFields,
  guard: (c) => handlerIsApart(c, 'complaint.nameHandler'),
  does: (c) => ({ handler: textOf(c.fields, 'handler'), set: { firstHandler: textOf(c.fields, 'handler') } }),
};

const addEvidence: Act = {
  key: 'addEvidence',
  zh: '补充证据',
  en: 'Add evidence',
  clauses: ['LYG-39-3'],
  from: ['investigating', 'reviewing'],
  to: null,
  roles: complaintSeats,
  fields: [
    { key: 'evidenceNew', zh: '证据', en: 'Evidence', type: 'lines' },
    { key: 'evidenceEvent', zh: '相关事件', en: 'Event', type: 'event', optional: true },
    { key: 'evidenceEntries', zh: '相关流转记录号', en: 'Journal entries', type: 'lines', optional: true },
  ],
  ready: handlerOnly('addEvidence'),
  does: (c) => ({
    set: {
      evidence: [...listOf(c.data, 'evidence'), ...listOf(c.fields, 'evidenceNew')],
      entries: [...listOf(c.data, 'entries'), ...listOf(c.fields, 'evidenceEntries')],
      linkedEvents: [
        ...listOf(c.data, 'linkedEvents'),
        ...[textOf(c.fields, 'evidenceEvent')].filter((id) => id !== ''),
      ],
    },
  }),
};

const hear: Act = {
  key: 'hear',
  zh: '听取被投诉人陈述',
  en: 'Hear the subject',
  clauses: ['local'],
  from: ['investigating', 'reviewing'],
  to: null,
  roles: complaintSeats,
  fields: [
    { key: 'heardOn', zh: '听取日期', en: 'Heard on', type: 'date' },
    { key: 'declined', zh: '本人放弃陈述', en: 'Declined to speak', type: 'yes' },
    { key: 'statement', zh: '陈述要点', en: 'What was said', type: 'text', optional: true },
  ],
  ready: handlerOnly('hear'),
  guard: (c) =>
    c.fields.declined === true || textOf(c.fields, 'statement') !== ''
      ? null
      : forbid(
          'complaint.hear',
          null,
          '请填写陈述要点，或勾选“本人放弃陈述”。',
          'Write down what was said, or tick that the subject declined.',
        ),
};

const transferOut: Act = {
  key: 'transferOut',
  zh: '移送',
  en: 'Transfer out',
  clauses: ['LYG-39-6', 'ZG-22', 'JS-39'],
  from: ['investigating'],
  to: 'transferredOut',
  roles: ['countySeat', 'shiftLeader', 'director'],
  levels: ['county'],
  fields: [
    {
      key: 'transferTo',
      zh: '移送机关',
      en: 'Transferred to',
      type: 'choice',
      options: [
        { key: 'discipline', zh: '纪检监察机关', en: 'Discipline body' },
        { key: 'police', zh: '公安机关', en: 'Police' },
      ],
    },
    { key: 'transferReference', zh: '移送文号', en: 'Reference', type: 'line' },
    { key: 'transferredOn', zh: '移送日期', en: 'Date', type: 'date' },
  ],
};

const review: Act = {
  key: 'review',
  zh: '复核',
  en: 'Review',
  clauses: ['local'],
  from: ['replied'],
  to: 'reviewing',
  roles: ['shiftLeader', 'director'],
  levels: ['county'],
  fields: [{ key: 'reviewReason', zh: '复核理由', en: 'Reason for review', type: 'text' }, ...handlerFields],
  ready: (c) =>
    c.data.reviewed === true
      ? forbid('complaint.review', null, '已经复核过一次，不再复核。', 'It has been reviewed once already.')
      : null,
  guard: (c) =>
    handlerIsApart(c, 'complaint.review') ??
    (textOf(c.fields, 'handler') === textOf(c.data, 'firstHandler')
      ? forbid('complaint.review', null, '复核须另行指定经办人。', 'A review needs another handler.')
      : null),
  does: (c) => ({ handler: textOf(c.fields, 'handler'), set: { reviewed: true } }),
};

export const inquiryActs: readonly Act[] = [nameHandler, addEvidence, hear, transferOut];
export const reviewAct = review;

/** Evidence on file and the subject heard before anything is decided; what an organ decided stands on its own. */
export const inquiryIsWhole: NonNullable<Act['guard']> = (c) =>
  c.dossier?.state === 'transferredOut' || (listOf(c.data, 'evidence').length > 0 && textOf(c.data, 'heardOn') !== '')
    ? null
    : forbid(
        'complaint.decide',
        complaintClause(c),
        '还不能决定：须有证据并听取被投诉人陈述。',
        'Not yet: there must be evidence, and the subject must have been heard.',
      );
