import { type Machine, textOf } from '../dossier/machine.ts';
import { beginsAt, effectiveFrom, endsAt, notBackdated } from '../rules/rule-period.ts';

/** A department that is abolished or merged: its items leave the list by themselves, those marked as surviving ask for a new owner (AK-10.3-2). */
export const departmentClosing: Machine = {
  key: 'departmentClosing',
  letters: 'BC',
  group: 'items',
  zh: '部门撤并',
  en: 'Department closed',
  clauses: ['AK-10.3-2'],
  rules: true,
  states: {
    closed: { zh: '已撤并', en: 'Closed' },
    revoked: { zh: '登记有误', en: 'Recorded by mistake', end: true },
  },
  title: (data) => `${textOf(data, 'departmentName')}撤并`,
  acts: [
    {
      key: 'record',
      zh: '登记撤并',
      en: 'Record',
      clauses: ['AK-10.3-2'],
      from: 'new',
      to: 'closed',
      roles: ['director', 'administrator'],
      fields: [
        { key: 'department', zh: '部门', en: 'Department', type: 'department' },
        { key: 'document', zh: '机构改革文件', en: 'Document', type: 'line' },
        effectiveFrom,
      ],
      guard: (c) => notBackdated(c, 'departmentClosing.record'),
      does: (c) => ({
        set: { ...beginsAt(c), departmentName: c.loaded.department?.name ?? textOf(c.fields, 'department') },
      }),
    },
    {
      key: 'revoke',
      zh: '更正',
      en: 'Correct',
      clauses: ['local'],
      from: ['closed'],
      to: 'revoked',
      roles: ['director', 'administrator'],
      fields: [{ key: 'revokeReason', zh: '原因', en: 'Why', type: 'text' }],
      does: (c) => ({ set: endsAt(c) }),
    },
  ],
};
