import type { Dossier } from '../dossier/dossier.ts';
import { inForce } from '../dossier/find-dossiers.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, type DossierWarning, type Machine, textOf } from '../dossier/machine.ts';
import { gridRefusal, keepers, registerMachine } from '../dossier/register-machine.ts';
import type { DedicatedRecord, Grid } from '../grid/grid.ts';
import { dedicatedCategories, dedicatedRule } from '../profile/dedicated-rules.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';

const clauses = [
  'LYG-6-7',
  'LYG-42-1',
  'LYG-42-2',
  'JS-6-3',
  'JS-42-1',
  'JS-42-2',
  'ZS-10-3',
  'ZS-10-4',
  'ZS-15-3',
  'AK-7.4-1',
  'AK-7.4-2',
  'AK-8.1-2',
  'ZG-8-2-1',
  'ZG-8-2-2',
];

const rule = 'dedicatedGrid.register';
const byTown = 'townDecision';

/** Categories of the text; where the town may decide, one more that only its note can carry (AK-8.1-2). */
const categories = ({ profile }: Rules) => [
  ...dedicatedCategories(profile).sites,
  ...(dedicatedRule(profile).townDecides === null
    ? []
    : [{ key: byTown, zh: '镇街另行决定的类别', en: 'Category by the town’s decision' }]),
];

function guard(c: ActContext): Refusal | null {
  const { profile } = c.context.rules;
  const { grid } = c.loaded;
  const run = dedicatedRule(profile);
  const outside = gridRefusal(c, rule);
  if (outside !== null) return outside;
  if (grid !== undefined && grid.kind !== 'dedicated')
    return forbid(
      rule,
      dedicatedCategories(profile).clause,
      '该网格不是专属网格。',
      'This grid is not a dedicated one.',
    );
  if (run.dual && textOf(c.data, 'department') === '')
    return forbid(
      rule,
      run.clause,
      '专属网格实行双重管理：请填写主管部门。',
      'A dedicated grid is under dual management: name the competent department.',
    );
  if (textOf(c.fields, 'department') !== '' && c.loaded.department === undefined)
    return refusal('unknown-department', rule, run.clause, { department: textOf(c.fields, 'department') });
  return textOf(c.data, 'category') === byTown && textOf(c.data, 'townNote') === ''
    ? forbid(
        rule,
        run.townDecides,
        '清单外的类别须写明镇街决定。',
        'A category off the list needs the town’s decision note.',
      )
    : null;
}

/** AK-7.4-2: a chief who is not the unit's safety head, unless the town has decided otherwise (AK-8.1-2, C29). */
function warns(c: ActContext): readonly DossierWarning[] {
  const run = dedicatedRule(c.context.rules.profile);
  const settled = run.townDecides !== null && textOf(c.data, 'townNote') !== '';
  if (!run.safetyHead || c.data.safetyHead === true || settled) return [];
  return [
    {
      code: 'chief-not-safety-head',
      clause: run.clause,
      zh: '专属网格长应由所在单位安全负责人担任；另有安排的，请附镇街决定。',
      en: 'The chief should be the unit’s safety head; else attach the town’s decision.',
    },
  ];
}

/** A dedicated grid: what stands there, which unit runs it, under which department and town (专属网格; C29). */
export const dedicatedGrid: Machine = registerMachine({
  key: 'dedicatedGrid',
  letters: 'ZW',
  zh: '专属网格',
  en: 'Dedicated grids',
  group: 'grid',
  clauses,
  rules: true,
  readers: [...keepers, 'village', 'gridStaff', 'administrator', 'supervisor'],
  title: (data) => textOf(data, 'hostUnit'),
  fields: [
    { key: 'grid', zh: '网格', en: 'Grid', type: 'grid' },
    { key: 'category', zh: '类别', en: 'Category', type: 'choice', options: categories },
    { key: 'hostUnit', zh: '所在单位', en: 'Host unit', type: 'line' },
    { key: 'hostContact', zh: '单位联系人', en: 'Contact', type: 'line' },
    { key: 'hostPhone', zh: '联系电话', en: 'Phone', type: 'phone' },
    { key: 'department', zh: '主管部门', en: 'Competent department', type: 'department', optional: true },
    { key: 'chiefName', zh: '网格长', en: 'Chief', type: 'line', optional: true },
    {
      key: 'safetyHead',
      zh: '网格长为单位安全负责人',
      en: 'Chief is the unit’s safety head',
      type: 'yes',
      optional: true,
    },
    {
      key: 'fullTimeName',
      zh: '单位指定的专职网格员',
      en: 'Full-time person named by the unit',
      type: 'line',
      optional: true,
    },
    { key: 'sectorStandard', zh: '行业标准', en: 'Sector standard', type: 'line', optional: true },
    { key: 'townNote', zh: '镇街决定（文号和内容）', en: 'Town’s decision note', type: 'text', optional: true },
  ],
  guard,
  warns,
  does: (c) => {
    const grid = textOf(c.data, 'grid');
    const department = textOf(c.data, 'department');
    return {
      area: grid,
      departments: department === '' ? [] : [department],
      set: { town: grid.slice(0, 9) },
    };
  },
});

const recordOf = ({ data }: Dossier): DedicatedRecord => ({
  category: textOf(data, 'category'),
  hostUnit: textOf(data, 'hostUnit'),
  hostPhone: textOf(data, 'hostPhone'),
  department: textOf(data, 'department') || null,
  fullTimeName: textOf(data, 'fullTimeName') || null,
});

/** Grids with their dedicated record as the register has it; an imported record stands where the register has none. */
export function withDedicated(grids: readonly Grid[], dossiers: readonly Dossier[]): readonly Grid[] {
  const kept = new Map(inForce(dossiers, 'dedicatedGrid').map((entry) => [textOf(entry.data, 'grid'), entry]));
  if (kept.size === 0) return grids;
  return grids.map((grid) => {
    const entry = kept.get(grid.code);
    return entry === undefined ? grid : { ...grid, dedicated: recordOf(entry) };
  });
}
