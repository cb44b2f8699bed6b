import { addDays } from '../../time/local-date.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, type DossierEffects, listOf, type Machine, textOf } from '../dossier/machine.ts';
import { gridRefusal, notAhead } from '../dossier/register-machine.ts';
import { helperKinds } from '../event/parties.ts';
import { helperNames } from '../names.ts';
import { itemBasis, keyGroups, ownItem } from '../profile/care-rules.ts';
import { carerFields, carers, cleared, datesRefusal, endFields, lookAct, nextTask } from './care-steps.ts';

const clauses = ['LYG-9-6', 'JS-9-7'];
const basisOf = (c: ActContext): string => itemBasis(c.context.rules.profile, 'keyPopulationCare').clause;
const visitTask = (c: ActContext, on: string): DossierEffects => nextTask(c, 'visit', basisOf(c), on);

const plan: Act = {
  key: 'plan',
  zh: '列入走访计划',
  en: 'Plan visits',
  clauses,
  from: 'new',
  to: 'active',
  roles: cleared,
  fields: [
    { key: 'personName', zh: '姓名', en: 'Name', type: 'line' },
    { key: 'keyGroup', zh: '人员类别', en: 'Group', type: 'choice', options: keyGroups },
    { key: 'planReason', zh: '列入依据', en: 'Why on the plan', type: 'text' },
    ...carerFields,
    { key: 'everyDays', zh: '走访间隔（天）', en: 'Interval in days', type: 'number' },
    { key: 'nextOn', zh: '首次走访日期', en: 'First visit on', type: 'date' },
  ],
  guard: (c) =>
    gridRefusal(c, 'keyPerson.plan') ??
    (Number.isInteger(c.fields.everyDays) && Number(c.fields.everyDays) >= 1
      ? null
      : forbid('keyPerson.plan', null, '走访间隔应为整天数。', 'The interval is a whole number of days.')),
  does: (c) => ({ area: textOf(c.fields, 'grid'), ...visitTask(c, textOf(c.fields, 'nextOn')) }),
};

const visit: Act = {
  key: 'visit',
  zh: '登记走访',
  en: 'Record a visit',
  clauses,
  from: ['active'],
  to: null,
  roles: carers,
  fields: [
    { key: 'visitedOn', zh: '走访日期', en: 'Visited on', type: 'date' },
    { key: 'visitNote', zh: '走访情况', en: 'What was found', type: 'text' },
    { key: 'helperResult', zh: '协助单位完成情况', en: 'What the helper did', type: 'text', optional: true },
    { key: 'nextOn', zh: '下次走访日期（不填按间隔）', en: 'Next visit on', type: 'date', optional: true },
  ],
  guard: (c) => {
    const helped = textOf(c.fields, 'helperResult') !== '';
    if (helped && textOf(c.data, 'helperOpen') === '')
      return forbid('keyPerson.visit', null, '没有登记协助单位，请先登记。', 'No helper is named: name it first.');
    return datesRefusal(c, 'keyPerson.visit', 'visitedOn', 'nextOn');
  },
  does: (c) => {
    const given = textOf(c.fields, 'nextOn');
    const next = given === '' ? addDays(textOf(c.fields, 'visitedOn'), Number(c.data.everyDays)) : given;
    const helped = textOf(c.fields, 'helperResult') !== '';
    const line = `${c.context.at} ${textOf(c.data, 'helperOpen')}`;
    return {
      ...visitTask(c, next),
      set: {
        nextOn: next,
        visits: Number(c.data.visits ?? 0) + 1,
        ...(helped && { helperOpen: null, helpDone: [...listOf(c.data, 'helpDone'), line] }),
      },
    };
  },
};

const nameHelper: Act = {
  key: 'nameHelper',
  zh: '请协同力量协助走访',
  en: 'Name a helper for the visit',
  clauses: ['LYG-23', 'JS-23', 'ZS-5-3', 'ZG-6-1'],
  from: ['active'],
  to: null,
  roles: cleared,
  fields: [
    {
      key: 'helperKind',
      zh: '协助单位类别',
      en: 'Kind',
      type: 'choice',
      options: helperKinds.map((key) => ({ key, ...helperNames[key] })),
    },
    { key: 'helperName', zh: '协助单位', en: 'Helper', type: 'line' },
    { key: 'helperPart', zh: '协助内容', en: 'Its part', type: 'text' },
  ],
  does: (c) => {
    const who = `${textOf(c.fields, 'helperKind')} ${textOf(c.fields, 'helperName')}`;
    return {
      set: { helperOpen: who, helpNamed: [...listOf(c.data, 'helpNamed'), `${c.context.at} ${who}`] },
    };
  },
};

/** Visits to people the texts name (LYG-9-6, JS-9-7): a task in the grid for each, seen by cleared roles and by who goes. */
export const keyPerson: Machine = {
  key: 'keyPerson',
  letters: 'ZF',
  zh: '重点人群走访',
  en: 'Visits to key people',
  group: 'care',
  clauses,
  restricted: true,
  readers: cleared,
  on: (profile) => ownItem(profile, 'keyPopulationCare') !== null,
  states: {
    active: { zh: '走访中', en: 'On the plan' },
    ended: { zh: '已结束', en: 'Ended', end: true },
  },
  duties: { visit: { zh: '走访', en: 'Visit' } },
  title: (data) => keyGroups.find(({ key }) => key === data.keyGroup)?.zh ?? '',
  acts: [
    plan,
    visit,
    nameHelper,
    {
      key: 'reassign',
      zh: '改派承办人',
      en: 'Give to another',
      clauses,
      from: ['active'],
      to: null,
      roles: cleared,
      fields: carerFields,
      guard: (c) => gridRefusal(c, 'keyPerson.reassign'),
      does: (c) => ({ area: textOf(c.fields, 'grid'), ...visitTask(c, textOf(c.data, 'nextOn')) }),
    },
    lookAct,
    {
      key: 'end',
      zh: '移出计划',
      en: 'Take off the plan',
      clauses,
      from: ['active'],
      to: 'ended',
      roles: cleared,
      fields: endFields,
      guard: (c) => notAhead(c, 'keyPerson.end', 'endedOn'),
      does: (c) => nextTask(c, 'visit', basisOf(c), null),
    },
  ],
};
