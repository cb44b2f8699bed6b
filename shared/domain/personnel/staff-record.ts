import { localDate } from '../../time/local-date.ts';
import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type Machine, textOf } from '../dossier/machine.ts';
import { recordKinds } from './record-kinds.ts';

const seats = ['townSeat', 'countySeat', 'shiftLeader', 'director'] as const;

const fields: readonly Field[] = [
  { key: 'staff', zh: '网格员', en: 'Grid staff', type: 'staff' },
  { key: 'staffName', zh: '姓名', en: 'Name', type: 'line' },
  { key: 'recordKind', zh: '类别', en: 'Kind', type: 'choice', options: recordKinds },
  { key: 'recordedFor', zh: '发生日期', en: 'Date', type: 'date' },
  { key: 'recordText', zh: '内容', en: 'What', type: 'line' },
  { key: 'recordBody', zh: '作出单位', en: 'By which body', type: 'line' },
  { key: 'recordDocument', zh: '文号', en: 'Document', type: 'line', optional: true },
];

const record: Act = {
  key: 'record',
  zh: '登记',
  en: 'Record',
  clauses: ['LYG-20-2', 'JS-20-2', 'ZS-36-3-2'],
  from: 'new',
  to: 'kept',
  roles: seats,
  fields,
  guard: (c) =>
    textOf(c.fields, 'recordedFor') > localDate(c.context.at)
      ? forbid('staffRecord.record', null, '日期不能晚于今天。', 'It cannot lie in the future.')
      : null,
};

/** Never taken out, only marked: what stood in a personnel file is readable for good. */
const strike: Act = {
  key: 'strike',
  zh: '更正作废',
  en: 'Strike out',
  clauses: ['local'],
  from: ['kept'],
  to: 'struck',
  roles: ['shiftLeader', 'director'],
  fields: [{ key: 'strikeReason', zh: '原因', en: 'Reason', type: 'text' }],
};

/** A line of the personnel file that comes from paper or another system: training, an assessment, a reward, an earlier post. */
export const staffRecord: Machine = {
  key: 'staffRecord',
  letters: 'DA',
  zh: '人员档案记录',
  en: 'Line of a personnel file',
  group: 'staff',
  clauses: ['LYG-20-2', 'JS-20-2', 'ZS-36-3-2'],
  states: {
    kept: { zh: '在档', en: 'On file' },
    struck: { zh: '已作废', en: 'Struck out', end: true },
  },
  title: (data) => `${recordKinds.find(({ key }) => key === data.recordKind)?.zh ?? ''}：${textOf(data, 'staffName')}`,
  acts: [record, strike],
};
