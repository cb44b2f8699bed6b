import { commonArea } from '../dossier/find-dossiers.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, type DossierEffects, listOf, type Machine, textOf } from '../dossier/machine.ts';
import { keepers, notAhead, registerMachine } from '../dossier/register-machine.ts';
import { officialsRule, visitingRoles } from '../profile/collaboration-rules.ts';

const clauses = ['LYG-22', 'JS-22', 'AK-7.3.2'];

export const activityTypes = [
  { key: 'lawPublicity', zh: '法治宣传', en: 'Law publicity' },
  { key: 'convenienceService', zh: '便民服务', en: 'Convenience service' },
  { key: 'disputeResolution', zh: '矛盾化解', en: 'Dispute resolution' },
] as const;

/** Counts of activities by type are kept on the row: `done.lawPublicity` … */
function counted(c: ActContext): DossierEffects {
  const key = `done.${textOf(c.fields, 'activityType')}`;
  return { set: { [key]: Number(c.data[key] ?? 0) + 1 } };
}

/** 三官两员一律: a judge, procurator, police officer … at work in grids: schedule, and each activity with its type and result (LYG-22, JS-22). */
export const visitingOfficial: Machine = registerMachine({
  key: 'visitingOfficial',
  letters: 'SG',
  zh: '三官两员一律进网格',
  en: 'Professionals in grids',
  group: 'collaboration',
  clauses,
  readers: [...keepers, 'village', 'gridStaff', 'administrator', 'supervisor'],
  on: (profile) => officialsRule(profile) !== null,
  title: (data) => textOf(data, 'officialName'),
  fields: [
    {
      key: 'officialRole',
      zh: '身份',
      en: 'Role',
      type: 'choice',
      options: ({ profile }) => visitingRoles(profile),
    },
    { key: 'officialName', zh: '姓名', en: 'Name', type: 'line' },
    { key: 'organ', zh: '所在单位', en: 'Organ', type: 'line' },
    { key: 'officialPhone', zh: '联系电话', en: 'Phone', type: 'phone' },
    { key: 'grids', zh: '联系网格', en: 'Grids', type: 'grids' },
    { key: 'schedule', zh: '进网格安排', en: 'Schedule', type: 'text' },
  ],
  // Who works in the grids of one village stands there, so that the village sees and signs his activities.
  does: (c) => {
    const area = commonArea(listOf(c.data, 'grids'));
    return area === null ? {} : { area };
  },
  acts: [
    {
      key: 'activity',
      zh: '登记活动',
      en: 'Record an activity',
      clauses,
      from: ['active'],
      to: null,
      roles: [...keepers, 'village'],
      fields: [
        { key: 'activityOn', zh: '日期', en: 'On', type: 'date' },
        { key: 'activityType', zh: '活动类型', en: 'Type', type: 'choice', options: activityTypes },
        { key: 'activityGrid', zh: '网格', en: 'Grid', type: 'grid' },
        { key: 'activityResult', zh: '结果', en: 'Result', type: 'text' },
      ],
      guard: (c) =>
        notAhead(c, 'visitingOfficial.activity', 'activityOn') ??
        (listOf(c.data, 'grids').includes(textOf(c.fields, 'activityGrid'))
          ? null
          : forbid(
              'visitingOfficial.activity',
              null,
              '该人员没有联系这个网格，请先变更联系网格。',
              'This grid is not among theirs: amend the grids first.',
            )),
      does: counted,
    },
  ],
});
