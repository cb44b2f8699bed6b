import { localDate, weekday } from '../../time/local-date.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { inForce } from '../dossier/find-dossiers.ts';
import { listOf, type Machine, textOf } from '../dossier/machine.ts';
import { keepers, registerMachine, termRefusal } from '../dossier/register-machine.ts';

const days = [
  { key: 'd1', zh: '周一', en: 'Monday' },
  { key: 'd2', zh: '周二', en: 'Tuesday' },
  { key: 'd3', zh: '周三', en: 'Wednesday' },
  { key: 'd4', zh: '周四', en: 'Thursday' },
  { key: 'd5', zh: '周五', en: 'Friday' },
  { key: 'd6', zh: '周六', en: 'Saturday' },
  { key: 'd7', zh: '周日', en: 'Sunday' },
];

/** Officers whom departments station at the centre, with their days: on duty they sign in events for their department (JS-27-2). */
export const stationedOfficer: Machine = registerMachine({
  key: 'stationedOfficer',
  letters: 'PZ',
  zh: '派驻人员',
  en: 'Stationed officers',
  group: 'collaboration',
  clauses: ['JS-27-2', 'LYG-28-5'],
  readers: [...keepers, 'stationed', 'administrator', 'supervisor'],
  title: (data) => `${textOf(data, 'officerName')}（${textOf(data, 'department')}）`,
  fields: [
    { key: 'department', zh: '派出部门', en: 'Department', type: 'department' },
    { key: 'officerName', zh: '派驻人员', en: 'Officer', type: 'line' },
    { key: 'officerAccount', zh: '账号', en: 'Account', type: 'account', optional: true },
    { key: 'officerPhone', zh: '联系电话', en: 'Phone', type: 'phone' },
    { key: 'from', zh: '派驻开始', en: 'From', type: 'date' },
    { key: 'to', zh: '派驻结束', en: 'To', type: 'date', optional: true },
    { key: 'days', zh: '驻点日', en: 'Days', type: 'choices', options: days },
  ],
  guard: (c) => termRefusal(c, 'stationedOfficer.register', 'from', 'to'),
  does: (c) => ({ departments: [textOf(c.data, 'department')] }),
});

/** Officers on duty on the day of `at` (ms): within their term and on one of their days of the week. */
export function officersOnDuty(dossiers: readonly Dossier[], at: number): readonly Dossier[] {
  const today = localDate(at);
  return inForce(dossiers, 'stationedOfficer').filter(({ data }) => {
    const until = textOf(data, 'to');
    const within = textOf(data, 'from') <= today && (until === '' || today <= until);
    return within && listOf(data, 'days').includes(`d${weekday(today)}`);
  });
}
