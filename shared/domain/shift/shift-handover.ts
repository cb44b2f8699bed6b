import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, type Machine, textOf } from '../dossier/machine.ts';
import { keepers } from '../dossier/register-machine.ts';
import type { Refusal } from '../refusal.ts';

const clauses = ['local'];

/** What goes from one to the next, a line each: what is claimed, what rings, what was promised to whom by when. */
const handed: readonly Field[] = [
  { key: 'note', zh: '交班说明', en: 'Note', type: 'text' },
  { key: 'claims', zh: '在办事件', en: 'Events in hand', type: 'lines', optional: true },
  { key: 'alarms', zh: '未消告警', en: 'Open alarms', type: 'lines', optional: true },
  { key: 'promises', zh: '答应过的事', en: 'Promises', type: 'lines', optional: true },
];

const lastHand = ({ dossier }: ActContext): string | null =>
  dossier?.steps.findLast((step) => step.act === 'handOver')?.account ?? null;

/** Only who signed on hands over or leaves; a leader may do it for somebody who is gone. */
function ownShift({ context, dossier }: ActContext, act: string): Refusal | null {
  const { account, role } = context.actor;
  return dossier === undefined || dossier.openedBy === account || role === 'shiftLeader' || role === 'director'
    ? null
    : forbid(
        `shiftHandover.${act}`,
        null,
        '只有当班人本人或值班长可以办。',
        'Only the one on duty, or a shift leader.',
      );
}

/** A shift of one person: signed on, handed over with a note, read and accepted by the next (交接班). */
export const shiftHandover: Machine = {
  key: 'shiftHandover',
  letters: 'JB',
  zh: '交接班',
  en: 'Shift handover',
  group: 'staff',
  clauses,
  readers: keepers,
  states: {
    on: { zh: '在班', en: 'On duty', rests: true },
    handed: { zh: '待接班', en: 'Handed over, not accepted' },
    accepted: { zh: '已接班', en: 'Accepted', end: true },
    left: { zh: '已离岗', en: 'Left', end: true },
  },
  title: (data) => textOf(data, 'seat') || '席位',
  acts: [
    {
      key: 'signOn',
      zh: '签到',
      en: 'Sign on',
      clauses,
      from: 'new',
      to: 'on',
      roles: keepers,
      fields: [{ key: 'seat', zh: '席位', en: 'Seat', type: 'line' }],
    },
    {
      key: 'handOver',
      zh: '交班',
      en: 'Hand over',
      clauses,
      from: ['on'],
      to: 'handed',
      roles: keepers,
      fields: handed,
      ready: (c) => ownShift(c, 'handOver'),
    },
    {
      key: 'accept',
      zh: '接班',
      en: 'Accept',
      clauses,
      from: ['handed'],
      to: 'accepted',
      roles: keepers,
      fields: [{ key: 'remark', zh: '接班意见', en: 'Remark', type: 'line', optional: true }],
      ready: (c) =>
        lastHand(c) === c.context.actor.account
          ? forbid('shiftHandover.accept', null, '交班人不能自己接班。', 'Who hands over cannot accept it himself.')
          : null,
    },
    {
      key: 'takeBack',
      zh: '收回交班',
      en: 'Take back',
      clauses,
      from: ['handed'],
      to: 'on',
      roles: keepers,
      fields: [],
      ready: (c) => ownShift(c, 'takeBack'),
    },
    {
      key: 'leave',
      zh: '离岗（无人接班）',
      en: 'Leave without a successor',
      clauses,
      from: ['on', 'handed'],
      to: 'left',
      roles: keepers,
      fields: [{ key: 'reason', zh: '原因', en: 'Reason', type: 'line' }],
      ready: (c) => ownShift(c, 'leave'),
    },
  ],
};
