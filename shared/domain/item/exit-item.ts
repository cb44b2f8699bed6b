import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, textOf } from '../dossier/machine.ts';
import { exitWay } from '../profile/item-rules.ts';
import { endsAt, notBackdated } from '../rules/rule-period.ts';

const keepers = ['countySeat', 'shiftLeader', 'director', 'administrator'] as const;
const exitDate: Field = { key: 'exitDate', zh: '退出日期', en: 'Out from', type: 'date' };

/** Ways out of the list (AK-10.3): filed by the department, ended, taken out after urging; with its department it leaves by itself. */
export const exitActs: readonly Act[] = [
  {
    key: 'exitFiled',
    zh: '政策调整退出备案',
    en: 'Exit filed',
    clauses: ['AK-10.3-1'],
    from: ['inForce'],
    to: 'exited',
    on: (profile) => exitWay(profile, 'filedByDepartment') !== null,
    roles: ['liaison', ...keepers],
    fields: [
      { key: 'exitReason', zh: '政策依据', en: 'Policy change', type: 'text' },
      { key: 'filedWith', zh: '备案机关（同级网格管理部门）', en: 'Filed with', type: 'line', clause: 'AK-10.3-1' },
      { key: 'filedOn', zh: '备案日期', en: 'Filed on', type: 'date', clause: 'AK-10.3-1' },
      exitDate,
    ],
    guard: (c) =>
      notBackdated(c, 'itemAdmission.exitFiled', 'exitDate') ??
      (textOf(c.fields, 'exitDate') < textOf(c.fields, 'filedOn')
        ? forbid('itemAdmission.exitFiled', 'AK-10.3-1', '退出日期不能早于备案日期。', 'Out only once it is filed.')
        : null),
    does: (c) => ({ set: endsAt(c, 'exitDate') }),
  },
  {
    key: 'exitEnded',
    zh: '事项终结退出',
    en: 'Ended',
    clauses: ['AK-10.3-2'],
    from: ['inForce'],
    to: 'exited',
    roles: keepers,
    fields: [{ key: 'exitReason', zh: '终结说明', en: 'What ended', type: 'text' }, exitDate],
    guard: (c) => notBackdated(c, 'itemAdmission.exitEnded', 'exitDate'),
    does: (c) => ({ set: endsAt(c, 'exitDate') }),
  },
  {
    key: 'markSurviving',
    zh: '标记事项存续',
    en: 'Mark as surviving',
    clauses: ['AK-10.3-2'],
    from: ['inForce'],
    to: null,
    on: (profile) => exitWay(profile, 'automatic') !== null,
    roles: keepers,
    fields: [{ key: 'survivesWhy', zh: '存续依据', en: 'Why it lives on', type: 'text' }],
    does: () => ({ set: { survives: true } }),
  },
  {
    key: 'newOwner',
    zh: '确定承接部门',
    en: 'New owner',
    clauses: ['AK-10.3-2'],
    from: ['inForce'],
    to: null,
    roles: keepers,
    fields: [
      { key: 'department', zh: '承接部门', en: 'Department', type: 'department' },
      { key: 'ownerDocument', zh: '依据文件', en: 'Document', type: 'line' },
    ],
    guard: (c) =>
      c.loaded.department === undefined
        ? forbid('itemAdmission.newOwner', null, '没有登记这个部门。', 'That department is not registered.')
        : null,
    does: (c) => ({ departments: [textOf(c.fields, 'department')] }),
  },
  {
    key: 'urge',
    zh: '督促部门保障',
    en: 'Urge the department',
    clauses: ['AK-10.3-3'],
    from: ['inForce'],
    to: null,
    on: (profile) => exitWay(profile, 'forcedByLeadGroup') !== null,
    roles: keepers,
    fields: [
      {
        key: 'lacking',
        zh: '未落实的保障',
        en: 'What is lacking',
        type: 'choices',
        options: [
          { key: 'training', zh: '培训', en: 'Training' },
          { key: 'guidance', zh: '指导', en: 'Guidance' },
          { key: 'assessment', zh: '考核办法', en: 'Assessment methods' },
        ],
      },
      { key: 'urgedBy', zh: '督促期限', en: 'To be done by', type: 'date' },
      { key: 'urgeDocument', zh: '督促函', en: 'Urging letter', type: 'line' },
    ],
  },
  {
    key: 'exitForced',
    zh: '领导小组决定退出',
    en: 'Taken out',
    clauses: ['AK-10.3-3'],
    from: ['inForce'],
    to: 'exited',
    on: (profile) => exitWay(profile, 'forcedByLeadGroup') !== null,
    roles: ['director', 'administrator'],
    fields: [
      { key: 'groupDecision', zh: '领导小组决定（文号）', en: 'Decision of the leading group', type: 'line' },
      { key: 'stillFailing', zh: '督促后仍未落实的情况', en: 'What still fails', type: 'text' },
      exitDate,
    ],
    ready: (c) =>
      textOf(c.data, 'urgeDocument') === ''
        ? forbid(
            'itemAdmission.exitForced',
            'AK-10.3-3',
            '尚未督促部门，不能强制退出；请先登记督促。',
            'The department has not been urged yet: record the urging first.',
          )
        : null,
    guard: (c) => notBackdated(c, 'itemAdmission.exitForced', 'exitDate'),
    does: (c) => ({ set: endsAt(c, 'exitDate') }),
  },
];
