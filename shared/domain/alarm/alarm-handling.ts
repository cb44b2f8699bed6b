import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, listOf, type Machine, textOf } from '../dossier/machine.ts';
import type { Words } from '../names.ts';
import { alarmPriorities, alarmPriorityNames } from '../profile/alarm-rules.ts';
import type { Refusal } from '../refusal.ts';

const seats = ['townSeat', 'countySeat', 'shiftLeader', 'director'] as const;

/** Reasons to shelve (screens.md §11); `other` needs a note. */
export const shelveReasons = [
  { key: 'promised', zh: '部门已答应办理', en: 'The department has promised' },
  { key: 'waitsForPaper', zh: '等外单位来函', en: 'Waits for a letter from outside' },
  { key: 'maintenance', zh: '设备检修，已报备', en: 'Maintenance, announced' },
  { key: 'sameCause', zh: '同因已有总单', en: 'Same cause, one order for all' },
  { key: 'wrongRule', zh: '规则误报', en: 'The rule is wrong' },
  { key: 'other', zh: '其他（须写明）', en: 'Other (say which)' },
] as const satisfies readonly (Words & { readonly key: string })[];

/** Nobody shelves for longer than a shift can be, ms (A6). */
export const longestShelfMs = 12 * 3_600_000;

const about: readonly Field[] = [
  { key: 'alarms', zh: '告警', en: 'Alarms', type: 'lines', optional: true },
  { key: 'groups', zh: '告警组', en: 'Groups', type: 'lines', optional: true },
  {
    key: 'priority',
    zh: '级别',
    en: 'Priority',
    type: 'choice',
    options: alarmPriorities.map((key) => ({ key, ...alarmPriorityNames[key] })),
  },
  { key: 'words', zh: '内容', en: 'What it says', type: 'line' },
];
const note: Field = { key: 'note', zh: '说明', en: 'Note', type: 'text', optional: true };
const until: Field = { key: 'until', zh: '到几时', en: 'Until', type: 'instant' };

const saysWhich = (c: ActContext, act: string): Refusal | null =>
  listOf(c.fields, 'alarms').length + listOf(c.fields, 'groups').length > 0
    ? null
    : forbid(`alarmHandling.${act}`, null, '须写明是哪条告警。', 'Say which alarm it is.');

const ownRoom = (c: ActContext, act: string): Refusal | null => saysWhich(c, act) ?? endsLater(c, act);

function endsLater({ context, fields }: ActContext, act: string): Refusal | null {
  if (typeof fields.until !== 'number' || fields.until > context.at) return null;
  return forbid(`alarmHandling.${act}`, null, '结束时间须在此之后。', 'The end must lie after now.');
}

/** A reason, an author and an end (A6); the two loudest only with a shift leader (screens.md §11). */
function mayShelve(c: ActContext): Refusal | null {
  const { context, fields } = c;
  const rule = 'alarmHandling.shelve';
  const wrong = ownRoom(c, 'shelve');
  if (wrong !== null) return wrong;
  if (Number(fields.until) - context.at > longestShelfMs)
    return forbid(rule, null, '搁置最长到本班结束。', 'Shelving ends with the shift at the latest.');
  if (fields.reason === 'other' && textOf(fields, 'note') === '')
    return forbid(rule, null, '选“其他”须写明原因。', 'Say what the other reason is.');
  const loud = fields.priority === 'urgent' || fields.priority === 'high';
  const leads = context.actor.role === 'shiftLeader' || context.actor.role === 'director';
  return loud && !leads
    ? forbid(rule, null, '紧急和高级告警由值班长搁置。', 'Urgent and high alarms are shelved by the shift leader.')
    : null;
}

/**
 * What people do about alarms (decision 0010): each act is a file of its own that begins and ends with it, so that none is ever
 * refused because a colleague was quicker. How an alarm stands is the fold of all acts that name it (shared/alarm/handling.ts).
 */
export const alarmHandling: Machine = {
  key: 'alarmHandling',
  letters: 'GJ',
  group: 'records',
  zh: '告警处置',
  en: 'Alarm handling',
  clauses: ['local'],
  readers: seats,
  states: { done: { zh: '已记录', en: 'Recorded', end: true } },
  title: (data) => textOf(data, 'words'),
  acts: [
    {
      key: 'acknowledge',
      zh: '确认（由我负责）',
      en: 'Acknowledge: mine to see to',
      clauses: ['local'],
      from: 'new',
      to: 'done',
      roles: seats,
      fields: [...about, until],
      guard: (c) => ownRoom(c, 'acknowledge'),
    },
    {
      key: 'shelve',
      zh: '搁置',
      en: 'Shelve',
      clauses: ['local'],
      from: 'new',
      to: 'done',
      roles: seats,
      fields: [
        ...about,
        { key: 'reason', zh: '理由', en: 'Reason', type: 'choice', options: shelveReasons },
        note,
        until,
      ],
      guard: mayShelve,
    },
    {
      key: 'unshelve',
      zh: '取消搁置',
      en: 'End the shelving',
      clauses: ['local'],
      from: 'new',
      to: 'done',
      roles: seats,
      fields: [...about],
      guard: (c) => saysWhich(c, 'unshelve'),
    },
    {
      key: 'handOver',
      zh: '请值班长接手',
      en: 'Hand to the shift leader',
      clauses: ['local'],
      from: 'new',
      to: 'done',
      roles: seats,
      fields: [...about, note],
      guard: (c) => saysWhich(c, 'handOver'),
    },
    {
      key: 'escalate',
      zh: '逐级上报',
      en: 'Escalate',
      clauses: ['local'],
      from: 'new',
      to: 'done',
      roles: seats,
      fields: [
        ...about,
        {
          key: 'rung',
          zh: '到哪一级',
          en: 'To which step',
          type: 'choice',
          options: [
            { key: 'leader', zh: '值班长', en: 'Shift leader' },
            { key: 'director', zh: '中心主任', en: 'Director' },
          ],
        },
        { key: 'to', zh: '找谁', en: 'Whom', type: 'account', optional: true },
        { key: 'skipped', zh: '跳过的人', en: 'Skipped', type: 'lines', optional: true },
      ],
      guard: (c) => saysWhich(c, 'escalate'),
    },
  ],
};
