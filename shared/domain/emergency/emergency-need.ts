import { type Machine, textOf } from '../dossier/machine.ts';
import { gridRefusal, keepers } from '../dossier/register-machine.ts';
import { specialBoardRule } from '../profile/sea-rules.ts';
import { emergencyRefusal } from './emergency.ts';

const clauses = ['ZS-29-4'];
const who = [...keepers, 'village', 'gridStaff'] as const;

const needs = [
  { key: 'evacuation', zh: '转移安置', en: 'Evacuation' },
  { key: 'medical', zh: '就医用药', en: 'Medical' },
  { key: 'supplies', zh: '生活物资', en: 'Supplies' },
  { key: 'rescue', zh: '救援', en: 'Rescue' },
  { key: 'other', zh: '其他', en: 'Other' },
];

/** Somebody who needs help in an emergency: who, where, what, and that it came (ZS-29-4). Seen by seats and by who entered it. */
export const emergencyNeed: Machine = {
  key: 'emergencyNeed',
  letters: 'QZ',
  zh: '应急求助人员',
  en: 'People needing help',
  group: 'records',
  clauses,
  restricted: true,
  readers: who,
  on: (profile) => specialBoardRule(profile) !== null,
  states: {
    waiting: { zh: '待帮助', en: 'Waiting' },
    helped: { zh: '已帮助', en: 'Helped', end: true },
  },
  title: (data) => needs.find(({ key }) => key === data.needKind)?.zh ?? '',
  acts: [
    {
      key: 'enter',
      zh: '登记求助',
      en: 'Enter',
      clauses,
      from: 'new',
      to: 'waiting',
      roles: who,
      fields: [
        { key: 'dossier', zh: '应急响应', en: 'Emergency', type: 'dossier' },
        { key: 'grid', zh: '网格', en: 'Grid', type: 'grid' },
        { key: 'personName', zh: '姓名', en: 'Name', type: 'line' },
        { key: 'personPhone', zh: '电话', en: 'Phone', type: 'phone', optional: true },
        { key: 'needKind', zh: '需要', en: 'Need', type: 'choice', options: needs },
        { key: 'needText', zh: '情况', en: 'What', type: 'text' },
      ],
      guard: (c) => emergencyRefusal(c, 'emergencyNeed.enter') ?? gridRefusal(c, 'emergencyNeed.enter'),
      does: (c) => ({ area: textOf(c.fields, 'grid') }),
    },
    {
      key: 'help',
      zh: '登记已帮助',
      en: 'Helped',
      clauses,
      from: ['waiting'],
      to: 'helped',
      roles: who,
      fields: [{ key: 'helpText', zh: '如何帮助', en: 'How', type: 'text' }],
    },
  ],
};
