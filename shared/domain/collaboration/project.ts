import { forbid } from '../dossier/forbid.ts';
import { type Machine, textOf } from '../dossier/machine.ts';
import { keepers, notAhead, registerMachine, termRefusal } from '../dossier/register-machine.ts';
import { projectModes } from '../profile/collaboration-rules.ts';

const clauses = ['LYG-24', 'JS-24', 'ZS-8-3', 'ZG-20-1'];

/** A project that a third party runs in grids: mode, body, grids, term, cost and evaluation are kept (LYG-24, JS-24, ZS-8-3, ZG-20-1). */
export const project: Machine = registerMachine({
  key: 'project',
  letters: 'XM',
  zh: '社会力量项目',
  en: 'Projects',
  group: 'collaboration',
  clauses,
  readers: [...keepers, 'administrator', 'supervisor'],
  on: (profile) => projectModes(profile).length > 0,
  active: { zh: '实施中', en: 'Running' },
  title: (data) => textOf(data, 'projectName'),
  fields: [
    { key: 'projectName', zh: '项目名称', en: 'Project', type: 'line' },
    {
      key: 'mode',
      zh: '引入方式',
      en: 'Sourcing mode',
      type: 'choice',
      options: ({ profile }) => projectModes(profile),
    },
    { key: 'body', zh: '承接主体', en: 'Body', type: 'line' },
    { key: 'grids', zh: '实施网格', en: 'Grids', type: 'grids' },
    { key: 'from', zh: '开始日期', en: 'From', type: 'date' },
    { key: 'to', zh: '结束日期', en: 'To', type: 'date' },
    { key: 'costFen', zh: '费用', en: 'Cost', type: 'money' },
  ],
  guard: (c) => termRefusal(c, 'project.register', 'from', 'to'),
  acts: [
    {
      key: 'evaluate',
      zh: '评估',
      en: 'Evaluate',
      clauses,
      from: ['active'],
      to: null,
      roles: keepers,
      fields: [
        { key: 'evaluatedOn', zh: '评估日期', en: 'Evaluated on', type: 'date' },
        { key: 'evaluation', zh: '评估意见', en: 'Evaluation', type: 'text' },
        { key: 'evaluator', zh: '评估人', en: 'By', type: 'line' },
      ],
      guard: (c) =>
        notAhead(c, 'project.evaluate', 'evaluatedOn') ??
        (textOf(c.fields, 'evaluatedOn') < textOf(c.data, 'from')
          ? forbid('project.evaluate', null, '评估日期早于项目开始。', 'It is evaluated before it began.')
          : null),
    },
  ],
});
