import { forbid } from '../dossier/forbid.ts';
import { type ActContext, type Machine, textOf } from '../dossier/machine.ts';
import type { Refusal } from '../refusal.ts';

const leads = ['shiftLeader', 'director', 'administrator'] as const;
const seats = ['townSeat', 'countySeat', 'shiftLeader', 'director', 'administrator'] as const;
const longestShiftMs = 24 * 3_600_000;

function isShift({ fields }: ActContext, act: string): Refusal | null {
  const [from, until] = [Number(fields.from), Number(fields.until)];
  return until > from && until - from <= longestShiftMs
    ? null
    : forbid(
        `dutyRoster.${act}`,
        null,
        '班次须有先后，且不超过24小时。',
        'A shift ends after it begins, within 24 hours.',
      );
}

const fields = [
  { key: 'from', zh: '开始', en: 'From', type: 'instant' },
  { key: 'until', zh: '结束', en: 'Until', type: 'instant' },
  {
    key: 'repeats',
    zh: '重复',
    en: 'Repeats',
    type: 'choice',
    options: [
      { key: 'once', zh: '只此一次', en: 'Once' },
      { key: 'day', zh: '每天', en: 'Every day' },
      { key: 'week', zh: '每周', en: 'Every week' },
    ],
  },
  { key: 'leader', zh: '值班长', en: 'Shift leader', type: 'account' },
  { key: 'deputyLeader', zh: '值班长替补', en: 'His deputy', type: 'account', optional: true },
  { key: 'director', zh: '带班主任', en: 'Director on duty', type: 'account' },
  { key: 'deputyDirector', zh: '主任替补', en: 'His deputy', type: 'account', optional: true },
] as const;

/** 值班表: who is asked next when nobody acts (A4). One file is one shift of the calendar; it may repeat. */
export const dutyRoster: Machine = {
  key: 'dutyRoster',
  letters: 'ZB',
  group: 'staff',
  zh: '值班安排',
  en: 'Duty calendar',
  clauses: ['local'],
  readers: seats,
  states: {
    inForce: { zh: '执行', en: 'In force', rests: true },
    ended: { zh: '终止', en: 'Ended', end: true },
  },
  title: (data) => `${textOf(data, 'leader')} / ${textOf(data, 'director')}`,
  acts: [
    {
      key: 'set',
      zh: '排班',
      en: 'Set',
      clauses: ['local'],
      from: 'new',
      to: 'inForce',
      roles: leads,
      fields,
      guard: (c) => isShift(c, 'set'),
    },
    {
      key: 'change',
      zh: '换班',
      en: 'Change',
      clauses: ['local'],
      from: ['inForce'],
      to: 'inForce',
      roles: leads,
      fields: [...fields, { key: 'reason', zh: '原因', en: 'Why', type: 'text' }],
      guard: (c) => isShift(c, 'change'),
    },
    {
      key: 'end',
      zh: '终止',
      en: 'End',
      clauses: ['local'],
      from: ['inForce'],
      to: 'ended',
      roles: leads,
      fields: [{ key: 'endReason', zh: '原因', en: 'Why', type: 'text' }],
    },
  ],
};
