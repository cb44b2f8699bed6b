import { isRunning } from '../../time/clock.ts';
import { localDate } from '../../time/local-date.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, type DossierEffects, dossierClock, type Machine, textOf } from '../dossier/machine.ts';
import { keepers } from '../dossier/register-machine.ts';

const clauses = ['AK-11.1', 'AK-6.2'];
const clockId = 'task';

/** The clock of a decision ends with the day it is promised for; it is the centre's own, never statutory (C41). */
const promised = (c: ActContext, version: number): DossierEffects => ({
  start: [
    dossierClock(c.context, `${clockId}.${version}`, 'local', false, {
      startAt: c.context.at,
      until: textOf(c.fields, 'dueOn'),
    }),
  ],
});

const ended = (dossier: Dossier | undefined): DossierEffects => ({
  stop: (dossier?.clocks ?? []).filter(isRunning).map(({ id }) => id),
});

const notPast = (c: ActContext, rule: string) =>
  textOf(c.fields, 'dueOn') < localDate(c.context.at)
    ? forbid(rule, null, '完成日期不能早于今天。', 'The date must not be before today.')
    : null;

/** A decision of a meeting as a task (W5): who, what, by when; watched by its clock, and first on the list of the next meeting. */
export const meetingTask: Machine = {
  key: 'meetingTask',
  letters: 'YD',
  zh: '会议议定事项',
  en: 'Decisions of meetings',
  group: 'records',
  clauses,
  states: {
    open: { zh: '在办', en: 'Open' },
    reported: { zh: '已报完成', en: 'Reported done' },
    done: { zh: '办成', en: 'Done', end: true },
    dropped: { zh: '已撤销', en: 'Dropped', end: true },
  },
  title: (data) => textOf(data, 'task').slice(0, 60),
  acts: [
    {
      key: 'decide',
      zh: '登记议定事项',
      en: 'Put down',
      clauses,
      from: 'new',
      to: 'open',
      roles: keepers,
      fields: [
        { key: 'task', zh: '事项', en: 'Task', type: 'line' },
        { key: 'department', zh: '责任单位', en: 'Department', type: 'department', optional: true },
        { key: 'holderName', zh: '责任单位（镇街或其他）', en: 'Other unit', type: 'line', optional: true },
        { key: 'dueOn', zh: '完成日期', en: 'Due on', type: 'date' },
        { key: 'meetingLabel', zh: '会议', en: 'Meeting', type: 'line', optional: true },
        { key: 'pack', zh: '会议材料', en: 'Pack', type: 'line', optional: true },
      ],
      guard: (c) => {
        const one = (textOf(c.fields, 'department') === '') !== (textOf(c.fields, 'holderName') === '');
        return one
          ? notPast(c, 'meetingTask.decide')
          : forbid(
              'meetingTask.decide',
              null,
              '请填写一个责任单位：部门，或镇街及其他单位。',
              'Name one unit: a department, or a town or other unit.',
            );
      },
      does: (c) => {
        const department = textOf(c.fields, 'department');
        return { ...promised(c, 1), departments: department === '' ? [] : [department] };
      },
    },
    {
      key: 'report',
      zh: '报进展',
      en: 'Report progress',
      clauses,
      from: ['open'],
      to: null,
      roles: [...keepers, 'liaison'],
      fields: [{ key: 'said', zh: '进展', en: 'Progress', type: 'line' }],
    },
    {
      key: 'finish',
      zh: '报完成',
      en: 'Report done',
      clauses,
      from: ['open'],
      to: 'reported',
      roles: [...keepers, 'liaison'],
      fields: [{ key: 'said', zh: '完成情况', en: 'Result', type: 'line' }],
    },
    {
      key: 'confirm',
      zh: '确认办成',
      en: 'Confirm',
      clauses,
      from: ['open', 'reported'],
      to: 'done',
      roles: keepers,
      fields: [{ key: 'confirmNote', zh: '说明', en: 'Note', type: 'line', optional: true }],
      does: (c) => ended(c.dossier),
    },
    {
      key: 'sendBack',
      zh: '退回继续办',
      en: 'Not done yet',
      clauses,
      from: ['reported'],
      to: 'open',
      roles: keepers,
      fields: [{ key: 'backReason', zh: '原因', en: 'Why', type: 'line' }],
    },
    {
      key: 'moveDate',
      zh: '改期',
      en: 'Move the date',
      clauses,
      from: ['open', 'reported'],
      to: null,
      roles: ['shiftLeader', 'director'],
      fields: [
        { key: 'dueOn', zh: '完成日期', en: 'Due on', type: 'date' },
        { key: 'moveReason', zh: '原因', en: 'Why', type: 'line' },
      ],
      guard: (c) => notPast(c, 'meetingTask.moveDate'),
      does: (c) => ({ ...ended(c.dossier), ...promised(c, (c.dossier?.version ?? 0) + 1) }),
    },
    {
      key: 'drop',
      zh: '撤销',
      en: 'Drop',
      clauses,
      from: ['open', 'reported'],
      to: 'dropped',
      roles: ['shiftLeader', 'director'],
      fields: [{ key: 'dropReason', zh: '原因', en: 'Why', type: 'text' }],
      does: (c) => ended(c.dossier),
    },
  ],
};
