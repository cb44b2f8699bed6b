import { forbid } from '../dossier/forbid.ts';
import { type ActContext, type Machine, textOf } from '../dossier/machine.ts';
import { conductClasses } from '../profile/conduct-rules.ts';
import type { Refusal } from '../refusal.ts';

const seats = ['townSeat', 'countySeat', 'shiftLeader', 'director'] as const;

/** The person must be the one proposed, and no complaint or finding about him may be undecided (LYG-17-2, ZS-20-2, JS-17-2, ZG-13-3). */
function heldBy({ context, data, fields, loaded }: ActContext, proposed: string): Refusal | null {
  const rule = 'commendation.grant';
  if (fields.staff !== proposed) return forbid(rule, null, '与提名的人员不一致。', 'This is not the person proposed.');
  const [first, ...more] = loaded.conduct ?? [];
  if (first === undefined) return null;
  const clause = conductClasses(context.rules.profile).find(({ key }) => key === 'privateGain')?.clause ?? null;
  const others = more.length === 0 ? '' : `等 ${more.length + 1} 件`;
  return forbid(
    rule,
    clause,
    `${textOf(data, 'staffName')}还有投诉或问题线索（${first.number}${others}）没有处理完，表彰暂缓。`,
    `A complaint or finding about this person (${first.number}) is not decided yet: the commendation waits.`,
  );
}

/** 表彰奖励: proposed, granted once nothing about the person is undecided; goes into the personnel file. */
export const commendation: Machine = {
  key: 'commendation',
  zh: '表彰奖励',
  en: 'Commendation',
  letters: 'BJ',
  group: 'staff',
  clauses: ['LYG-17-2', 'ZS-20-2', 'JS-17-2', 'ZG-13-3'],
  seesConduct: true,
  states: {
    proposed: { zh: '已提名', en: 'Proposed' },
    granted: { zh: '已表彰', en: 'Granted', end: true },
    dropped: { zh: '已撤销', en: 'Dropped', end: true },
  },
  title: (data) => `${textOf(data, 'staffName')} ${textOf(data, 'honour')}`,
  acts: [
    {
      key: 'propose',
      zh: '提名',
      en: 'Propose',
      clauses: ['local'],
      from: 'new',
      to: 'proposed',
      roles: seats,
      fields: [
        { key: 'staff', zh: '人员', en: 'Person', type: 'staff' },
        { key: 'staffName', zh: '姓名', en: 'Name', type: 'line' },
        { key: 'honour', zh: '表彰名称', en: 'Honour', type: 'line' },
        { key: 'merit', zh: '事迹', en: 'Merit', type: 'text' },
      ],
    },
    {
      key: 'grant',
      zh: '决定表彰',
      en: 'Grant',
      clauses: ['LYG-17-2', 'ZS-20-2', 'JS-17-2', 'ZG-13-3'],
      from: ['proposed'],
      to: 'granted',
      roles: ['director'],
      fields: [
        { key: 'staff', zh: '人员', en: 'Person', type: 'staff' },
        { key: 'grantedOn', zh: '表彰日期', en: 'Granted on', type: 'date' },
        { key: 'document', zh: '文号', en: 'Document', type: 'line' },
      ],
      guard: (c) => heldBy(c, textOf(c.dossier?.data ?? {}, 'staff')),
    },
    {
      key: 'drop',
      zh: '撤销提名',
      en: 'Drop',
      clauses: ['local'],
      from: ['proposed'],
      to: 'dropped',
      roles: seats,
      fields: [{ key: 'dropReason', zh: '理由', en: 'Reason', type: 'text' }],
    },
  ],
};
