import { localDate } from '../../time/local-date.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Machine, textOf } from '../dossier/machine.ts';

const hosts = ['gridStaff', 'village', 'townSeat', 'countySeat', 'director'] as const;

/** A deliberation of residents (民主议事协商): topic, who took part and what came of it are kept under the grid (JS-9-8). */
export const deliberation: Machine = {
  key: 'deliberation',
  letters: 'YS',
  group: 'collaboration',
  zh: '议事协商',
  en: 'Deliberation',
  clauses: ['JS-9-8', 'LYG-9-8'],
  readers: ['gridStaff', 'village', 'townSeat', 'countySeat', 'shiftLeader', 'director', 'administrator', 'supervisor'],
  states: {
    planned: { zh: '已安排', en: 'Planned' },
    held: { zh: '已召开', en: 'Held', end: true },
    calledOff: { zh: '已取消', en: 'Called off', end: true },
  },
  title: (data) => textOf(data, 'topic'),
  acts: [
    {
      key: 'plan',
      zh: '安排',
      en: 'Plan',
      clauses: ['JS-9-8'],
      from: 'new',
      to: 'planned',
      roles: hosts,
      fields: [
        { key: 'grid', zh: '网格', en: 'Grid', type: 'grid', clause: 'JS-9-8' },
        { key: 'topic', zh: '议题', en: 'Topic', type: 'line', clause: 'JS-9-8' },
        { key: 'plannedFor', zh: '拟定日期', en: 'Planned for', type: 'date' },
      ],
      guard: (c) =>
        textOf(c.fields, 'grid').startsWith(c.context.actor.area)
          ? null
          : forbid('deliberation.plan', null, '网格不在本辖区。', 'The grid is not of your area.'),
      // It belongs to its grid, whoever writes it down.
      does: (c) => ({ area: textOf(c.fields, 'grid') }),
    },
    {
      key: 'hold',
      zh: '登记结果',
      en: 'Record',
      clauses: ['JS-9-8'],
      from: ['planned'],
      to: 'held',
      roles: hosts,
      fields: [
        { key: 'heldOn', zh: '召开日期', en: 'Held on', type: 'date' },
        { key: 'participants', zh: '参加人员', en: 'Who took part', type: 'lines', clause: 'JS-9-8' },
        { key: 'outcome', zh: '议定事项', en: 'Outcome', type: 'text', clause: 'JS-9-8' },
      ],
      guard: (c) =>
        textOf(c.fields, 'heldOn') > localDate(c.context.at)
          ? forbid('deliberation.hold', null, '召开日期不能在今天之后。', 'It cannot have been held in the future.')
          : null,
    },
    {
      key: 'callOff',
      zh: '取消',
      en: 'Call off',
      clauses: ['local'],
      from: ['planned'],
      to: 'calledOff',
      roles: hosts,
      fields: [{ key: 'callOffReason', zh: '原因', en: 'Why', type: 'text' }],
    },
  ],
};
