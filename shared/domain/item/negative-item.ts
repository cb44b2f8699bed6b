import { type Machine, textOf } from '../dossier/machine.ts';
import { listMaker } from '../profile/item-rules.ts';
import { beginsAt, effectiveFrom, endsAt, notBackdated } from '../rules/rule-period.ts';

/** An entry of the negative list the leading group sets beside the item list (AK-10.1): such a task is refused even where it was approved. */
export const negativeItem: Machine = {
  key: 'negativeItem',
  letters: 'FM',
  group: 'items',
  zh: '负面清单',
  en: 'Negative list',
  clauses: ['AK-10.1'],
  rules: true,
  on: (profile) => listMaker(profile).negativeList,
  states: {
    inForce: { zh: '施行', en: 'In force' },
    ended: { zh: '移出', en: 'Taken off', end: true },
  },
  title: (data) => textOf(data, 'name'),
  acts: [
    {
      key: 'add',
      zh: '列入',
      en: 'Add',
      clauses: ['AK-10.1'],
      from: 'new',
      to: 'inForce',
      roles: ['director', 'administrator'],
      levels: ['county', 'city'],
      fields: [
        { key: 'name', zh: '事项名称', en: 'Matter', type: 'line' },
        { key: 'item', zh: '清单编码（如有）', en: 'Code, if it has one', type: 'item', optional: true },
        { key: 'content', zh: '具体内容', en: 'Content', type: 'text', clause: 'AK-10.1' },
        { key: 'document', zh: '领导小组文件', en: 'Document of the leading group', type: 'line', clause: 'AK-10.1' },
        effectiveFrom,
      ],
      guard: (c) => notBackdated(c, 'negativeItem.add'),
      does: (c) => ({ set: beginsAt(c) }),
    },
    {
      key: 'takeOff',
      zh: '移出',
      en: 'Take off',
      clauses: ['AK-10.1'],
      from: ['inForce'],
      to: 'ended',
      roles: ['director', 'administrator'],
      levels: ['county', 'city'],
      fields: [{ key: 'takeOffDocument', zh: '领导小组文件', en: 'Document of the leading group', type: 'line' }],
      does: (c) => ({ set: endsAt(c) }),
    },
  ],
};
