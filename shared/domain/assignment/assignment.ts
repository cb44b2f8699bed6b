import { type Machine, textOf } from '../dossier/machine.ts';
import { gridRoles } from '../profile/staff-rules.ts';
import { check, checkFullTime, confirm, reject } from './check-assignment.ts';
import { propose } from './propose-assignment.ts';
import { activate, closeAccount, induct, leave, postingUpdated, recoverCard } from './serve-assignment.ts';

/** A post in a grid held by one person (任职, lifecycle.md §8), from the proposal to the card handed back. */
export const assignment: Machine = {
  key: 'assignment',
  letters: 'RZ',
  zh: '网格任职',
  en: 'Assignment to a grid',
  group: 'staff',
  clauses: ['LYG-12-2', 'JS-12-2', 'ZS-14-3', 'AK-7.3.1', 'ZG-12-2', 'LYG-37-6', 'AK-11.3', 'AK-11.4-3', 'LYG-19-2'],
  states: {
    proposed: { zh: '拟任', en: 'Proposed' },
    checked: { zh: '已审核', en: 'Checked' },
    confirmed: { zh: '已确定', en: 'Confirmed' },
    inducted: { zh: '已培训', en: 'Inducted' },
    active: { zh: '在岗', en: 'Active', rests: true },
    leaving: { zh: '离岗交接', en: 'Leaving' },
    ended: { zh: '已离岗', en: 'Ended', end: true },
    rejected: { zh: '不予任用', en: 'Rejected', end: true },
  },
  duties: {
    updatePosting: { zh: '更新公示牌', en: 'Update the posting' },
    recoverCard: { zh: '收回工作证', en: 'Recover the card' },
    closeAccount: { zh: '停用账号', en: 'Close the account' },
  },
  title: (data, { profile }) =>
    `${gridRoles(profile).find(({ key }) => key === data.gridRole)?.zh ?? ''}：${textOf(data, 'staffName')}`,
  acts: [
    propose,
    check,
    checkFullTime,
    confirm,
    reject,
    induct,
    activate,
    postingUpdated,
    leave,
    recoverCard,
    closeAccount,
  ],
};
