import { forbid } from '../dossier/forbid.ts';
import { type Machine, textOf } from '../dossier/machine.ts';
import { keepers } from '../dossier/register-machine.ts';
import { specialBoardRule } from '../profile/sea-rules.ts';
import { emergencyRefusal } from './emergency.ts';

const clauses = ['ZS-29-4'];

/** A task given point to point in an emergency: straight to one person or one department, who takes it and reports (ZS-29-4). */
export const emergencyTask: Machine = {
  key: 'emergencyTask',
  letters: 'ZL',
  zh: '应急直达任务',
  en: 'Direct tasks',
  group: 'records',
  clauses,
  readers: [...keepers, 'administrator', 'supervisor'],
  on: (profile) => specialBoardRule(profile) !== null,
  states: {
    given: { zh: '已下达', en: 'Given' },
    taken: { zh: '已接收', en: 'Taken' },
    done: { zh: '已完成', en: 'Done', end: true },
  },
  title: (data) => textOf(data, 'task').slice(0, 40),
  acts: [
    {
      key: 'give',
      zh: '下达任务',
      en: 'Give',
      clauses,
      from: 'new',
      to: 'given',
      roles: keepers,
      fields: [
        { key: 'dossier', zh: '应急响应', en: 'Emergency', type: 'dossier' },
        { key: 'task', zh: '任务', en: 'Task', type: 'text' },
        { key: 'toAccount', zh: '承办人账号', en: 'Person', type: 'account', optional: true },
        { key: 'department', zh: '承办部门', en: 'Department', type: 'department', optional: true },
        { key: 'dueAt', zh: '完成时限', en: 'Done by', type: 'instant' },
      ],
      guard: (c) => {
        const one = (textOf(c.fields, 'toAccount') === '') !== (textOf(c.fields, 'department') === '');
        return (
          emergencyRefusal(c, 'emergencyTask.give') ??
          (one
            ? null
            : forbid(
                'emergencyTask.give',
                'ZS-29-4',
                '点对点下达：请填写一个承办人或一个承办部门。',
                'Point to point: name one person or one department.',
              ))
        );
      },
      does: (c) => {
        const department = textOf(c.fields, 'department');
        const account = textOf(c.fields, 'toAccount');
        return {
          ...(account !== '' && { handler: account }),
          departments: department === '' ? [] : [department],
          open: [
            {
              id: 'task.1',
              what: 'task',
              by: account || department,
              basis: 'ZS-29-4',
              openedAt: c.context.at,
              due: Number(c.fields.dueAt),
              clearedAt: null,
            },
          ],
        };
      },
    },
    {
      key: 'take',
      zh: '接收',
      en: 'Take',
      clauses,
      from: ['given'],
      to: 'taken',
      roles: [...keepers, 'gridStaff', 'village', 'liaison', 'stationed'],
      fields: [],
    },
    {
      key: 'report',
      zh: '报告完成',
      en: 'Report done',
      clauses,
      from: ['given', 'taken'],
      to: 'done',
      roles: [...keepers, 'gridStaff', 'village', 'liaison'],
      fields: [{ key: 'taskResult', zh: '完成情况', en: 'Result', type: 'text' }],
      does: () => ({ clear: ['task.1'] }),
    },
  ],
  duties: { task: { zh: '直达任务', en: 'Direct task' } },
};
