import { forbid } from '../dossier/forbid.ts';
import { type Machine, textOf } from '../dossier/machine.ts';
import { gridRefusal, notAhead } from '../dossier/register-machine.ts';
import { courtTasks, itemBasis, ownItem } from '../profile/care-rules.ts';
import { carerFields, carers, cleared, lookAct, nextTask } from './care-steps.ts';

const clauses = ['LYG-9-6', 'JS-9-7'];

const outcomes = [
  { key: 'delivered', zh: '已协助送达', en: 'Helped to serve' },
  { key: 'notFound', zh: '未找到受送达人', en: 'Person not found' },
  { key: 'refused', zh: '拒绝接收', en: 'Would not take it' },
  { key: 'informationGiven', zh: '已提供情况', en: 'Information given' },
  { key: 'assisted', zh: '已到场协助', en: 'Was present' },
];

/** A court asks for help to serve papers or enforce (LYG-9-6, JS-9-7). Grid staff help; they serve and enforce nothing in their own name. */
export const courtRequest: Machine = {
  key: 'courtRequest',
  letters: 'SD',
  zh: '协助法院送达、执行',
  en: 'Help to courts',
  group: 'care',
  clauses,
  restricted: true,
  readers: cleared,
  on: (profile) => ownItem(profile, 'judicialAssist') !== null,
  states: {
    open: { zh: '待办', en: 'To do' },
    answered: { zh: '已回复法院', en: 'Answered', end: true },
    returned: { zh: '已退回法院', en: 'Returned', end: true },
  },
  duties: { courtTask: { zh: '协助送达、执行', en: 'Help to the court' } },
  title: (data) => `${textOf(data, 'court')} ${textOf(data, 'caseNumber')}`,
  acts: [
    {
      key: 'receive',
      zh: '接收请求',
      en: 'Receive',
      clauses,
      from: 'new',
      to: 'open',
      roles: cleared,
      fields: [
        { key: 'court', zh: '法院', en: 'Court', type: 'line' },
        { key: 'caseNumber', zh: '案号', en: 'Case number', type: 'line' },
        { key: 'courtTask', zh: '协助事项', en: 'Task', type: 'choice', options: courtTasks },
        { key: 'addressee', zh: '受送达人（被执行人）', en: 'Addressee', type: 'line' },
        { key: 'letterNumber', zh: '协助函文号', en: 'Letter', type: 'line' },
        ...carerFields,
        { key: 'dueOn', zh: '要求办理日期', en: 'To be done by', type: 'date' },
      ],
      guard: (c) => gridRefusal(c, 'courtRequest.receive'),
      does: (c) => ({
        area: textOf(c.fields, 'grid'),
        ...nextTask(
          c,
          'courtTask',
          itemBasis(c.context.rules.profile, 'judicialAssist').clause,
          textOf(c.fields, 'dueOn'),
        ),
        set: { nextOn: textOf(c.fields, 'dueOn') },
      }),
    },
    {
      key: 'answer',
      zh: '登记结果',
      en: 'Record the result',
      clauses,
      from: ['open'],
      to: 'answered',
      roles: carers,
      fields: [
        { key: 'doneOn', zh: '办理日期', en: 'Done on', type: 'date' },
        { key: 'courtOutcome', zh: '结果', en: 'Result', type: 'choice', options: outcomes },
        { key: 'courtNote', zh: '情况说明', en: 'Note', type: 'text', optional: true },
      ],
      guard: (c) => notAhead(c, 'courtRequest.answer', 'doneOn'),
      does: (c) => nextTask(c, 'courtTask', 'local', null),
    },
    {
      key: 'giveBack',
      zh: '退回法院',
      en: 'Return to the court',
      clauses,
      from: ['open'],
      to: 'returned',
      roles: cleared,
      fields: [{ key: 'returnReason', zh: '退回原因', en: 'Why', type: 'text' }],
      guard: (c) =>
        textOf(c.fields, 'returnReason').length < 2
          ? forbid('courtRequest.giveBack', null, '请写明退回原因。', 'Say why.')
          : null,
      does: (c) => nextTask(c, 'courtTask', 'local', null),
    },
    lookAct,
  ],
};
