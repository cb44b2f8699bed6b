import type { Dossier, Values } from '../dossier/dossier.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, type Machine, textOf } from '../dossier/machine.ts';
import { gridRefusal, keepers, registerMachine } from '../dossier/register-machine.ts';
import { type UrbanCase, urbanCases } from '../profile/size-rules.ts';
import type { Refusal } from '../refusal.ts';
import { type GridSize, type SizeFinding, sizeFindings } from './size-check.ts';

const rule = 'gridSize.register';
const clauses = [
  'LYG-6-3',
  'LYG-6-4',
  'LYG-6-5',
  'JS-6-2-2',
  'JS-6-2-3',
  'AK-7.3.3-a',
  'AK-7.3.3-b',
  'AK-7.3.3-c',
  'AK-7.3.3-f',
  'AK-7.3.3-g',
  'AK-7.3.3-i',
  'AK-7.3.3-j',
  'AK-7.3.3-k',
  'ZG-8-1-1',
];

const settings = [
  { key: 'urban', zh: '城镇', en: 'Urban' },
  { key: 'rural', zh: '农村', en: 'Rural' },
];
const caseNames: Readonly<Record<UrbanCase, { zh: string; en: string }>> = {
  general: { zh: '一般住宅', en: 'General' },
  streetCompound: { zh: '街巷、小区', en: 'Street or compound' },
  highRise: { zh: '高层建筑', en: 'High-rise' },
};
const sites = [
  { key: 'withGroup', zh: '并入所在小组网格', en: 'With its group' },
  { key: 'ownGrid', zh: '单独设网格', en: 'Own grid' },
];

const caseOf = (value: unknown): UrbanCase => urbanCases.find((one) => one === value) ?? 'general';

/** The size an entry speaks of. */
export const sizeOf = (data: Values): GridSize => ({
  setting: data.setting === 'rural' ? 'rural' : 'urban',
  urbanCase: caseOf(data.urbanCase),
  households: Number(data.households ?? 0),
  persons: Number(data.persons ?? 0),
  vacantPercent: Number(data.vacantPercent ?? 0),
  resettlement: data.resettlement === 'withGroup' || data.resettlement === 'ownGrid' ? data.resettlement : null,
});

const found = (c: ActContext): readonly SizeFinding[] => sizeFindings(c.context.rules.profile, sizeOf(c.data));

/** Nothing about a size blocks but a missing reason (C6). */
function reasonRefusal(c: ActContext): Refusal | null {
  const outside = gridRefusal(c, rule);
  if (outside !== null) return outside;
  const asked = found(c).find(({ needsReason }) => needsReason);
  if (asked === undefined || textOf(c.data, 'sizeReason') !== '') return null;
  return forbid(rule, asked.clause, `${asked.zh}。请填写理由。`, `${asked.en}. Give the reason.`);
}

/** Counted or planned size of a grid, held against the text: findings warn, an excess over the cap is approved by the county (C6, C7). */
export const gridSize: Machine = registerMachine({
  key: 'gridSize',
  letters: 'GM',
  zh: '网格规模',
  en: 'Grid sizes',
  group: 'grid',
  clauses,
  readers: [...keepers, 'village', 'administrator', 'supervisor'],
  title: (data) => textOf(data, 'grid'),
  fields: [
    { key: 'grid', zh: '网格', en: 'Grid', type: 'grid' },
    { key: 'setting', zh: '城乡类型', en: 'Setting', type: 'choice', options: settings },
    {
      key: 'urbanCase',
      zh: '建筑类型',
      en: 'Kind of building',
      type: 'choice',
      options: urbanCases.map((key) => ({ key, ...caseNames[key] })),
      optional: true,
    },
    { key: 'households', zh: '户数', en: 'Households', type: 'number' },
    { key: 'persons', zh: '人数', en: 'Persons', type: 'number' },
    { key: 'vacantPercent', zh: '搬迁空置户比例（%）', en: 'Moved or vacant, %', type: 'number', optional: true },
    { key: 'resettlement', zh: '农村安置点', en: 'Resettlement site', type: 'choice', options: sites, optional: true },
    { key: 'sizeReason', zh: '理由', en: 'Reason', type: 'text', optional: true },
  ],
  guard: reasonRefusal,
  warns: (c) => found(c).map(({ code, clause, zh, en }) => ({ code, clause, zh, en })),
  // What was approved was another size.
  does: (c) => ({ area: textOf(c.data, 'grid'), set: { approvedBy: null } }),
  acts: [
    {
      key: 'approve',
      zh: '批准超上限例外',
      en: 'Approve the exception',
      clauses: ['LYG-6-5'],
      from: ['active'],
      to: null,
      roles: ['countySeat', 'shiftLeader', 'director'],
      levels: ['county'],
      ready: (c) =>
        found(c).some(({ needsApprover }) => needsApprover)
          ? null
          : forbid('gridSize.approve', null, '没有需要批准的例外。', 'There is no exception to approve.'),
      fields: [
        { key: 'approvedNote', zh: '批准意见', en: 'Approval', type: 'text' },
        { key: 'approvedDocument', zh: '文号', en: 'Document', type: 'line', optional: true },
      ],
      does: (c) => ({ set: { approvedBy: c.context.actor.name, approvedAt: c.context.at } }),
    },
  ],
});

/** Sizes that hold, by grid code. */
export const sizesByGrid = (sizes: readonly Dossier[]): ReadonlyMap<string, Dossier> =>
  new Map(sizes.map((entry) => [textOf(entry.data, 'grid'), entry]));
