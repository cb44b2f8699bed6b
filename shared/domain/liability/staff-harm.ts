import { forbid } from '../dossier/forbid.ts';
import { type Act, type Machine, textOf } from '../dossier/machine.ts';
import { harmRule } from '../profile/liability-rules.ts';
import type { Rules } from '../verb.ts';

const seats = ['townSeat', 'countySeat', 'shiftLeader', 'director'] as const;

const kinds = ({ profile }: Rules) => harmRule(profile).kinds;
const victims = ({ profile }: Rules) => harmRule(profile).victims;

const register: Act = {
  key: 'register',
  zh: '登记侵害',
  en: 'Register',
  clauses: ['LYG-41', 'JS-41', 'ZS-39', 'ZG-23'],
  from: 'new',
  to: 'registered',
  roles: ['gridStaff', 'village', ...seats],
  fields: [
    { key: 'harmKind', zh: '侵害方式', en: 'Kind', type: 'choice', options: kinds },
    { key: 'victim', zh: '受害人', en: 'Victim', type: 'choice', options: victims },
    { key: 'victimName', zh: '受害人姓名', en: 'Name', type: 'line' },
    { key: 'staff', zh: '网格员', en: 'Grid staff', type: 'staff' },
    { key: 'harmedAt', zh: '发生时间', en: 'When', type: 'instant' },
    { key: 'harmText', zh: '情况', en: 'What happened', type: 'text' },
    { key: 'event', zh: '相关事件', en: 'Event', type: 'event', optional: true },
  ],
  guard: (c) =>
    Number(c.fields.harmedAt) > c.context.at
      ? forbid('staffHarm.register', null, '发生时间不能晚于现在。', 'It cannot have happened in the future.')
      : null,
  does: (c) => (textOf(c.fields, 'event') === '' ? {} : { event: textOf(c.fields, 'event') }),
};

const refer: Act = {
  key: 'refer',
  zh: '移送公安机关',
  en: 'Refer to the police',
  clauses: ['LYG-41', 'JS-41', 'ZS-39', 'ZG-23'],
  from: ['registered'],
  to: 'referred',
  roles: seats,
  fields: [
    { key: 'referredTo', zh: '受理公安机关', en: 'Police body', type: 'line' },
    { key: 'policeReference', zh: '接报案号', en: 'Reference', type: 'line', optional: true },
    { key: 'referredOn', zh: '移送日期', en: 'Date', type: 'date' },
  ],
};

const record: Act = {
  key: 'recordOutcome',
  zh: '登记处理结果',
  en: 'Record the outcome',
  clauses: ['LYG-41', 'JS-41', 'ZS-39', 'ZG-23'],
  from: ['registered', 'referred'],
  to: 'ended',
  roles: seats,
  fields: [
    { key: 'outcomeBody', zh: '处理机关', en: 'Deciding body', type: 'line' },
    { key: 'outcomeText', zh: '处理结果', en: 'Outcome', type: 'text' },
    { key: 'outcomeOn', zh: '日期', en: 'Date', type: 'date' },
  ],
};

/** Harm done to staff, or their close relatives, because of their duty. The sanction is the organ's; kept are kind, referral and outcome. */
export const staffHarm: Machine = {
  key: 'staffHarm',
  letters: 'QH',
  zh: '侵害网格员',
  en: 'Harm to staff',
  group: 'conduct',
  clauses: ['LYG-41', 'JS-41', 'ZS-39', 'ZG-23'],
  states: {
    registered: { zh: '已登记', en: 'Registered' },
    referred: { zh: '已移送公安', en: 'Referred to the police' },
    ended: { zh: '已有结果', en: 'Outcome known', end: true },
  },
  restricted: true,
  title: (data, { profile }) =>
    `${harmRule(profile).kinds.find(({ key }) => key === data.harmKind)?.zh ?? ''}：${textOf(data, 'victimName')}`,
  acts: [register, refer, record],
};
