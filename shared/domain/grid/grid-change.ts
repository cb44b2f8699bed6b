import { levelOfArea } from '../actor/actor.ts';
import type { Choice } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, listOf, type Machine, textOf } from '../dossier/machine.ts';
import { divisionRule, type GridChangeKind, priorApproval } from '../profile/grid-rules.ts';
import { codeAuthority } from '../profile/profile.ts';
import type { Refusal } from '../refusal.ts';
import { filingActs, owedInForce } from './change-filing.ts';
import { gridTypeOf, signingActs } from './change-signing.ts';
import { isGridCode } from './grid-code.ts';

const keepers = ['countySeat', 'shiftLeader', 'director', 'administrator'] as const;

const kinds: readonly (Choice & {
  readonly key: GridChangeKind;
  readonly needsNew: boolean;
  readonly retires: boolean;
})[] = [
  { key: 'create', zh: '新划网格', en: 'New division', needsNew: true, retires: false },
  { key: 'split', zh: '拆分', en: 'Split', needsNew: true, retires: false },
  { key: 'merge', zh: '合并', en: 'Merge', needsNew: false, retires: true },
  { key: 'boundary', zh: '调整边界', en: 'Boundary', needsNew: false, retires: false },
  { key: 'recode', zh: '调整编码', en: 'New code', needsNew: true, retires: true },
  { key: 'retire', zh: '撤销', en: 'Abolish', needsNew: false, retires: true },
];

const kindOf = (c: ActContext) => kinds.find((kind) => kind.key === textOf(c.data, 'changeKind'));

function draftRefusal(c: ActContext): Refusal | null {
  const rule = 'gridChange.draft';
  const kind = kindOf(c);
  const grids = listOf(c.data, 'grids');
  if (kind?.key !== 'create' && grids.length === 0)
    return forbid(rule, null, '请选择涉及的网格。', 'Name the grids it is about.');
  const outside = grids.find((grid) => !grid.startsWith(c.context.actor.area));
  if (outside !== undefined)
    return forbid(rule, null, `网格 ${outside} 不在本辖区。`, `Grid ${outside} is not of your area.`);
  return signersRefusal(c, rule);
}

/** Those who sign with the decider have to be named, civil affairs as such (LYG-7-1, JS-7-1, ZS-11-2-2). */
function signersRefusal(c: ActContext, rule: string): Refusal | null {
  const { jointWith, clause } = divisionRule(c.context.rules.profile, gridTypeOf(c));
  if (jointWith.includes('civilAffairs') && textOf(c.data, 'civilAffairs') === '')
    return forbid(
      rule,
      clause,
      `须会同民政部门（${clause}），请选择民政部门。`,
      `Civil affairs signs too (${clause}): name it.`,
    );
  const named = [...listOf(c.data, 'signingDepartments'), ...listOf(c.data, 'signingUnits')];
  const others = jointWith.some((one) => one !== 'civilAffairs');
  return others && named.length === 0
    ? forbid(
        rule,
        clause,
        `须会同有关部门、单位（${clause}），请列明会签方。`,
        `Others sign with the decider (${clause}): name them.`,
      )
    : null;
}

/** After the signatures, and where the text wants it the approval of the county, a change may go on. */
function agreed(c: ActContext, act: string): Refusal | null {
  const { on, clause } = priorApproval(c.context.rules.profile);
  return on && c.dossier?.state !== 'approved'
    ? forbid(
        `gridChange.${act}`,
        clause,
        `须先书面报请县级批准（${clause}）。`,
        `It takes the county’s approval first, on a written request (${clause}).`,
      )
    : null;
}

function codeRefusal(c: ActContext): Refusal | null {
  const rule = 'gridChange.allocateCode';
  const { profile, codes } = c.context.rules;
  const code = textOf(c.fields, 'grid');
  const authority = codeAuthority(profile);
  if (!isGridCode(code)) return forbid(rule, authority.clause, '网格编码须为15位数字。', 'A grid code has 15 digits.');
  if (!code.startsWith(c.dossier?.area ?? ''))
    return forbid(rule, null, '编码不属于本区划。', 'The code is not of this division.');
  const known = codes?.get(code);
  const held = c.loaded.grid;
  if (held !== undefined || known !== undefined || listOf(c.data, 'newCodes').includes(code))
    return forbid(
      rule,
      authority.clause,
      known === 'retired'
        ? `编码 ${code} 曾经使用，已停用，不得再用。`
        : `编码 ${code} 已有网格${held === undefined ? '' : `“${held.name}”`}使用。`,
      known === 'retired'
        ? `Code ${code} was used and retired: never again.`
        : `Code ${code} is in use${held === undefined ? '' : ` by “${held.name}”`}.`,
    );
  if (
    authority.level === 'city' &&
    levelOfArea(c.context.actor.area) !== 'city' &&
    textOf(c.fields, 'cityReply') === ''
  )
    return forbid(
      rule,
      authority.clause,
      `编码由市级机构统一编制（${authority.clause}），请填写市级批复或号段文件。`,
      `Codes come from the city (${authority.clause}): name its reply or block.`,
    );
  return null;
}

function forceRefusal(c: ActContext): Refusal | null {
  const rule = 'gridChange.putInForce';
  const kind = kindOf(c);
  const [given, retired, grids] = [listOf(c.data, 'newCodes'), listOf(c.fields, 'retired'), listOf(c.data, 'grids')];
  if (kind?.needsNew === true && given.length === 0)
    return forbid(rule, null, '尚未编定新网格编码。', 'The new grids have no code yet.');
  if (kind?.retires === true && retired.length === 0)
    return forbid(rule, null, '请列明停用的网格编码。', 'Name the codes that are retired.');
  const foreign = retired.find((code) => !grids.includes(code));
  return foreign === undefined
    ? null
    : forbid(
        rule,
        null,
        `停用编码 ${foreign} 不在涉及的网格内。`,
        `Retired code ${foreign} is none of the grids named.`,
      );
}

/** `old>new` for every grid that ends and every one that follows it; a grid that stays follows itself. */
function lineageOf(c: ActContext): readonly string[] {
  const stays = listOf(c.data, 'grids').filter((grid) => !listOf(c.fields, 'retired').includes(grid));
  const successors = [...listOf(c.data, 'newCodes'), ...(kindOf(c)?.key === 'recode' ? [] : stays)];
  return listOf(c.data, 'grids').flatMap((old) => successors.map((next) => `${old}>${next}`));
}

/**
 * A change of grids (网格变动, lifecycle.md §8): signed by all who decide by the text (C5), approved beforehand where the text wants
 * it (AK-7.6-2), coded by the body that codes (C2; a code is never used again), in force with version and lineage, filed (C28) and
 * synced (AK-7.5-4).
 */
export const gridChange: Machine = {
  key: 'gridChange',
  letters: 'BG',
  group: 'grid',
  zh: '网格变动',
  en: 'Grid change',
  clauses: [
    'LYG-7-1',
    'LYG-7-2',
    'LYG-7-3',
    'LYG-6-6',
    'ZS-11-2-1',
    'AK-7.6-2',
    'AK-7.5-3',
    'AK-7.5-4',
    'JS-7-3',
    'ZG-7-3',
  ],
  // Codes given and retired are part of what every hub and station judges by.
  rules: true,
  states: {
    drafted: { zh: '拟稿', en: 'Draft' },
    signing: { zh: '会签中', en: 'Being signed' },
    signed: { zh: '已会签', en: 'Signed by all' },
    requested: { zh: '已报请批准', en: 'Approval asked' },
    approved: { zh: '县级已批准', en: 'Approved by the county' },
    inForce: { zh: '生效（待备案）', en: 'In force, to be filed' },
    filed: { zh: '已备案（待同步）', en: 'Filed, to be synced' },
    synced: { zh: '已备案同步', en: 'Filed and synced', end: true },
    closed: { zh: '已备案', en: 'Filed', end: true },
    refused: { zh: '县级不批准', en: 'Refused by the county', end: true },
    dropped: { zh: '撤销', en: 'Dropped', end: true },
  },
  duties: {
    'file.county': { zh: '报县级备案', en: 'File with the county' },
    'file.city': { zh: '报市级备案', en: 'File with the city' },
    sync: { zh: '同步综治信息系统', en: 'Sync to the security information system' },
  },
  title: (data) =>
    `${kinds.find((kind) => kind.key === textOf(data, 'changeKind'))?.zh ?? ''}：${textOf(data, 'name')}`,
  acts: [
    {
      key: 'draft',
      zh: '拟定方案',
      en: 'Draft',
      clauses: ['LYG-6-6', 'LYG-7-2', 'AK-7.2-3', 'ZS-11-1', 'ZS-11-3-1', 'JS-7-2', 'ZG-7-1'],
      from: 'new',
      to: 'drafted',
      roles: ['townSeat', ...keepers],
      fields: [
        { key: 'changeKind', zh: '变动类型', en: 'Kind', type: 'choice', options: kinds },
        {
          key: 'gridType',
          zh: '网格类型',
          en: 'Grid type',
          type: 'choice',
          options: [
            { key: 'comprehensive', zh: '综合网格', en: 'Comprehensive' },
            { key: 'dedicated', zh: '专属网格', en: 'Dedicated' },
          ],
        },
        { key: 'name', zh: '方案名称', en: 'Name of the plan', type: 'line' },
        { key: 'grids', zh: '涉及网格', en: 'Grids', type: 'grids', optional: true },
        {
          key: 'civilAffairs',
          zh: '民政部门',
          en: 'Civil affairs',
          type: 'department',
          optional: true,
          clause: 'LYG-7-1',
        },
        { key: 'signingDepartments', zh: '会签部门', en: 'Departments that sign', type: 'departments', optional: true },
        { key: 'signingUnits', zh: '会签单位', en: 'Units that sign', type: 'lines', optional: true },
        { key: 'reason', zh: '变动理由', en: 'Why', type: 'text', clause: 'LYG-6-6' },
        { key: 'plan', zh: '方案文件', en: 'Plan', type: 'line' },
      ],
      guard: draftRefusal,
      does: (c) => {
        const civil = textOf(c.fields, 'civilAffairs');
        return { departments: [...(civil === '' ? [] : [civil]), ...listOf(c.fields, 'signingDepartments')] };
      },
    },
    ...signingActs,
    {
      key: 'requestApproval',
      zh: '书面报请批准',
      en: 'Ask for approval',
      clauses: ['AK-7.6-2'],
      from: ['signed'],
      to: 'requested',
      on: (profile) => priorApproval(profile).on,
      roles: ['townSeat', ...keepers],
      fields: [
        { key: 'requestDocument', zh: '书面申请（文号）', en: 'Written request', type: 'line', clause: 'AK-7.6-2' },
      ],
    },
    {
      key: 'approve',
      zh: '批准',
      en: 'Approve',
      clauses: ['AK-7.6-2'],
      from: ['requested'],
      to: 'approved',
      on: (profile) => priorApproval(profile).on,
      roles: ['director'],
      levels: ['county'],
      fields: [
        { key: 'approvalNumber', zh: '批准文号', en: 'Approval number', type: 'line', clause: 'AK-7.6-2' },
        { key: 'approvedOn', zh: '批准日期', en: 'Approved on', type: 'date', clause: 'AK-7.6-2' },
      ],
    },
    {
      key: 'refuse',
      zh: '不予批准',
      en: 'Refuse',
      clauses: ['AK-7.6-2'],
      from: ['requested'],
      to: 'refused',
      on: (profile) => priorApproval(profile).on,
      roles: ['director'],
      levels: ['county'],
      fields: [{ key: 'refuseReason', zh: '原因', en: 'Why', type: 'text' }],
    },
    {
      key: 'allocateCode',
      zh: '编定编码',
      en: 'Give a code',
      clauses: ['LYG-8-1', 'LYG-8-2', 'JS-8-1', 'JS-8-2', 'AK-7.5-1', 'ZG-7-2'],
      from: ['signed', 'approved'],
      to: null,
      roles: keepers,
      levels: ['county', 'city'],
      fields: [
        // Not of type `grid`: what is picked there exists already.
        { key: 'grid', zh: '新网格编码（15位）', en: 'New code (15 digits)', type: 'line' },
        { key: 'gridName', zh: '新网格名称', en: 'Name of the grid', type: 'line' },
        {
          key: 'cityReply',
          zh: '市级批复或号段文件',
          en: 'Reply or block of the city',
          type: 'line',
          optional: true,
          clause: 'JS-8-1',
        },
      ],
      ready: (c) => agreed(c, 'allocateCode'),
      guard: codeRefusal,
      does: (c) => ({
        set: {
          newCodes: [...listOf(c.data, 'newCodes'), textOf(c.fields, 'grid')],
          newGrids: [...listOf(c.data, 'newGrids'), `${textOf(c.fields, 'grid')} ${textOf(c.fields, 'gridName')}`],
        },
      }),
    },
    {
      key: 'putInForce',
      zh: '生效',
      en: 'Put in force',
      clauses: ['LYG-7-1', 'LYG-7-2', 'AK-7.6-2', 'ZS-11-3-1', 'JS-7-2', 'ZG-7-1'],
      from: ['signed', 'approved'],
      to: 'inForce',
      roles: ['townSeat', ...keepers],
      fields: [
        { key: 'adjustedOn', zh: '调整日期', en: 'Adjusted on', type: 'date' },
        { key: 'retired', zh: '停用编码', en: 'Codes retired', type: 'lines', optional: true },
      ],
      ready: (c) => agreed(c, 'putInForce'),
      guard: forceRefusal,
      does: (c) => ({
        set: {
          lineage: lineageOf(c),
          gridVersion: `${textOf(c.fields, 'adjustedOn')} ${c.dossier?.number ?? ''}`,
        },
        ...owedInForce(c, kindOf(c)?.key ?? 'boundary', textOf(c.fields, 'adjustedOn')),
      }),
    },
    ...filingActs,
    {
      key: 'drop',
      zh: '撤销方案',
      en: 'Drop',
      clauses: ['local'],
      from: ['drafted', 'signing', 'signed', 'requested', 'approved'],
      to: 'dropped',
      roles: ['townSeat', ...keepers],
      fields: [{ key: 'dropReason', zh: '原因', en: 'Why', type: 'text' }],
    },
  ],
};
