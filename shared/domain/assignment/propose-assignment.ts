import { covers } from '../actor/actor.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, type DossierWarning, textOf } from '../dossier/machine.ts';
import {
  backgrounds,
  type ChiefRule,
  chiefRule,
  chiefsByLevel,
  gridRoles,
  isMainHead,
  partTimePool,
} from '../profile/staff-rules.ts';
import type { Refusal } from '../refusal.ts';
import { refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';

export const assignmentSeats = ['townSeat', 'countySeat', 'shiftLeader', 'director'] as const;

const roleChoices = ({ profile }: Rules) => gridRoles(profile);
const backgroundChoices = ({ profile }: Rules) => backgrounds(profile);

export const gridLevelOf = (c: ActContext): number | null => {
  const level = textOf(c.data, 'gridLevel');
  return level === '' ? null : Number(level);
};

/** The rule for the chief proposed here; null for another role or where no text speaks. */
export const chiefRuleOf = (c: ActContext): ChiefRule | null =>
  textOf(c.data, 'gridRole') === 'gridChief' ? chiefRule(c.context.rules.profile, gridLevelOf(c)) : null;

/** C1: main heads never where the text excludes them, others by the pool of the text, or with a reason where it lets others in. */
function chiefPoolGuard(c: ActContext): Refusal | null {
  const { profile } = c.context.rules;
  if (chiefsByLevel(profile) && gridLevelOf(c) === null)
    return refusal('field-missing', 'assignment.propose', null, {
      field: 'gridLevel',
      zh: '网格层级',
      en: 'Grid level',
    });
  const rule = chiefRuleOf(c);
  if (rule === null) return null;
  const background = textOf(c.fields, 'background');
  const no = (zh: string, en: string) => forbid('assignment.propose', rule.clause, zh, en);
  if (rule.noMainHead && isMainHead(background))
    return no(
      `依据${rule.clause}，村（社区）主要负责人不得担任网格长。`,
      `Under ${rule.clause} a main head may not be grid chief.`,
    );
  if ((rule.pool as readonly string[]).includes(background)) return null;
  if (rule.outside === 'refuse')
    return no(
      `依据${rule.clause}，此人不在网格长人选范围内。`,
      `Under ${rule.clause} this person is not in the pool for chiefs.`,
    );
  const supplements = (rule.supplement as readonly string[]).includes(background);
  return supplements || textOf(c.fields, 'poolReason') !== ''
    ? null
    : no(`不在${rule.clause}的人选范围内，请写明理由。`, `Outside of the pool of ${rule.clause}: give a reason.`);
}

/** C9: a volunteer holds a part-time post only where the pool of the text has volunteers. */
function partTimeGuard(c: ActContext): Refusal | null {
  const rule = partTimePool(c.context.rules.profile);
  const background = textOf(c.fields, 'background');
  const no = (zh: string, en: string) => forbid('assignment.propose', rule?.clause ?? null, zh, en);
  if (c.fields.volunteer === true || background === 'volunteer') {
    if (rule?.pool.includes('volunteer') !== true)
      return no(
        '本地规定志愿者不列为兼职网格员，请以“志愿者”登记。',
        'Volunteers are no part-time staff here: register them as volunteers.',
      );
    return null;
  }
  if (rule === null) return null;
  if (!(rule.pool as readonly string[]).includes(background))
    return no(`不在${rule.clause}的兼职网格员人选范围内。`, `Not in the pool of ${rule.clause} for part-time staff.`);
  return background === 'other' && textOf(c.fields, 'poolReason') === ''
    ? no('“其他”请写明人员情况。', 'For “other” say who the person is.')
    : null;
}

function proposeGuard(c: ActContext): Refusal | null {
  const { grid } = c.loaded;
  if (grid === undefined)
    return refusal('unknown-grid', 'assignment.propose', null, { grid: textOf(c.fields, 'grid') });
  if (!covers(c.context.actor, grid.code))
    return refusal('outside-your-area', 'assignment.propose', null, { area: grid.code });
  const role = textOf(c.fields, 'gridRole');
  if (role === 'gridChief') return chiefPoolGuard(c);
  if (role === 'partTimeStaff') return partTimeGuard(c);
  return role === 'volunteer' || c.fields.volunteer !== true
    ? null
    : forbid('assignment.propose', null, '志愿者不能担任这一岗位。', 'A volunteer cannot hold this post.');
}

/** Said once, when a chief is proposed under a text that a higher one contradicts: neither is judged here (C1). */
function proposeWarns(c: ActContext): readonly DossierWarning[] {
  const rule = chiefRuleOf(c);
  if (rule === null || rule.higher === null) return [];
  const inPool = (rule.pool as readonly string[]).includes(textOf(c.fields, 'background'));
  return [
    {
      code: 'higher-text-differs',
      clause: rule.higher,
      zh: `${rule.clause}与上位规定${rule.higher}要求相反，请注意；县级法制机构可凭文件改从上位规定。`,
      en: `${rule.clause} and the higher ${rule.higher} say the opposite; the county's legal office may order the higher one to be followed.`,
    },
    ...(inPool
      ? []
      : [
          {
            code: 'outside-the-pool',
            clause: rule.clause,
            zh: `此人不属${rule.clause}所列人选，已记理由。`,
            en: `Not among those of ${rule.clause}; the reason is on record.`,
          },
        ]),
  ];
}

export const propose: Act = {
  key: 'propose',
  zh: '拟任',
  en: 'Propose',
  clauses: [
    'LYG-12-2',
    'JS-12-2',
    'ZS-14-3',
    'AK-7.3.1',
    'AK-7.3.2',
    'AK-7.3.3-2',
    'ZG-12-2',
    'LYG-15-2',
    'JS-15-2',
    'ZS-16-2',
  ],
  from: 'new',
  to: 'proposed',
  roles: [...assignmentSeats, 'village'],
  fields: [
    { key: 'staff', zh: '人员', en: 'Person', type: 'staff' },
    { key: 'staffName', zh: '姓名', en: 'Name', type: 'line' },
    { key: 'grid', zh: '网格', en: 'Grid', type: 'grid' },
    { key: 'gridRole', zh: '岗位', en: 'Post', type: 'choice', options: roleChoices, clause: 'ZG-12-2' },
    {
      key: 'gridLevel',
      zh: '网格层级',
      en: 'Grid level',
      type: 'choice',
      optional: true,
      on: chiefsByLevel,
      options: [
        { key: '1', zh: '一级', en: 'Level 1' },
        { key: '2', zh: '二级', en: 'Level 2' },
        { key: '3', zh: '三级', en: 'Level 3' },
      ],
    },
    { key: 'background', zh: '人员来源', en: 'Background', type: 'choice', options: backgroundChoices },
    { key: 'volunteer', zh: '属志愿者', en: 'Is a volunteer', type: 'yes' },
    { key: 'poolReason', zh: '范围外理由', en: 'Reason', type: 'text', optional: true },
    { key: 'startOn', zh: '拟任日期', en: 'To start on', type: 'date' },
    { key: 'consent', zh: '本人同意', en: 'The person agrees', type: 'yes' },
  ],
  guard: proposeGuard,
  warns: proposeWarns,
  does: (c) => ({ area: textOf(c.fields, 'grid') }),
};
