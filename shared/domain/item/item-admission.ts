import { keepsCap } from '../../time/cap.ts';
import { endOfDay, localDate } from '../../time/local-date.ts';
import { forbid } from '../dossier/forbid.ts';
import {
  type ActContext,
  type DossierWarning,
  dossierClock,
  listOf,
  type Machine,
  textOf,
} from '../dossier/machine.ts';
import {
  type Approver,
  admissionChecks,
  broughtResources,
  itemApprover,
  publishFirst,
  temporaryCap,
} from '../profile/item-rules.ts';
import type { Refusal } from '../refusal.ts';
import { beginsAt, effectiveFrom, notBackdated } from '../rules/rule-period.ts';
import {
  broughtKinds,
  draftFields,
  draftRefusal,
  isTemporary,
  itemOfRequest,
  missingSupport,
  onNegativeList,
  wordsRefusal,
} from './admission-draft.ts';
import { exitActs } from './exit-item.ts';

const requesters = ['liaison', 'countySeat', 'shiftLeader', 'director', 'administrator'] as const;
const keepers = ['countySeat', 'shiftLeader', 'director', 'administrator'] as const;

export const abilityChecks = [
  { key: 'abilityPower', zh: '不需行政许可、处罚、强制等权力', en: 'Needs no administrative power' },
  { key: 'abilitySkill', zh: '网格员具备所需知识技能', en: 'Staff have the knowledge and skill' },
  { key: 'abilityTime', zh: '不挤占日常网格工作', en: 'Leaves time for the daily work' },
  { key: 'abilitySafety', zh: '人身安全有保障', en: 'Safe for the staff' },
] as const;

const approverNames: Readonly<Record<Approver, { zh: string; en: string }>> = {
  leadGroup: { zh: '同级领导小组', en: 'Leading group of the level' },
  cityBody: { zh: '市级网格机构', en: 'City grid agency' },
  countyBody: { zh: '县级网格机构', en: 'County grid body' },
};

const consented = (c: ActContext): boolean =>
  itemApprover(c.context.rules.profile, isTemporary(c.data)).by.some((body) => body === textOf(c.fields, 'consentBy'));

function reviewRefusal(c: ActContext): Refusal | null {
  const { ability, clause } = admissionChecks(c.context.rules.profile);
  const no = abilityChecks.find(({ key }) => c.fields[key] !== true);
  if (!ability || no === undefined) return null;
  return forbid(
    'itemAdmission.review',
    clause,
    `与网格员能力不相匹配：“${no.zh}”为否，不得下沉网格；请退回申请部门。`,
    `Beyond what grid staff can do: “${no.en}” is no. It may not go down to the grid: send it back.`,
  );
}

function consentRefusal(c: ActContext): Refusal | null {
  const rule = 'itemAdmission.consent';
  const { opinions, clause } = admissionChecks(c.context.rules.profile);
  if (opinions && (textOf(c.data, 'expertOpinion') === '' || textOf(c.data, 'departmentOpinion') === ''))
    return forbid(
      rule,
      clause,
      '缺少专家或部门论证意见，不能报批。',
      'The opinion of experts or departments is missing: it cannot go to approval.',
    );
  if (textOf(c.fields, 'consentOn') > localDate(c.context.at))
    return forbid(rule, null, '同意日期不能在今天之后。', 'The date of consent lies ahead.');
  return onNegativeList(c.context.rules, c.data, rule);
}

function consentWarnings(c: ActContext): readonly DossierWarning[] {
  const { named, by, clause } = itemApprover(c.context.rules.profile, isTemporary(c.data));
  const who = by.map((body) => approverNames[body].zh).join('、');
  if (!named && consented(c))
    return [
      {
        code: 'approver-not-stated',
        clause: null,
        zh: `条文未指明审批机关，按清单编制机关（${who}）办理。`,
        en: 'The text names no approver: the compiler of the list stands in.',
      },
    ];
  return consented(c)
    ? []
    : [
        {
          code: 'approver-still-owed',
          clause,
          zh: `还须${who}同意，仍在待批。`,
          en: 'The consent of the body the text names is still missing: it stays pending.',
        },
      ];
}

function forceRefusal(c: ActContext): Refusal | null {
  const rule = 'itemAdmission.putInForce';
  const { profile } = c.context.rules;
  const from = textOf(c.fields, 'effectiveFrom');
  const published = textOf(c.data, 'publishedOn');
  const past = notBackdated(c, rule) ?? onNegativeList(c.context.rules, c.data, rule) ?? wordsRefusal(c, rule);
  if (past !== null) return past;
  if (published !== '' && from < published)
    return forbid(rule, changeClause(c), '施行日期不能早于公布日期。', 'It cannot have effect before it is published.');
  const until = textOf(c.data, 'until');
  if (!isTemporary(c.data)) return null;
  if (until < from) return forbid(rule, null, '截止日期早于施行日期。', 'Its last day lies before its first.');
  const cap = temporaryCap(profile);
  if (cap === null || keepsCap(from, until, cap)) return null;
  return forbid(
    rule,
    cap.clause,
    `临时事项期限不超过${cap.length}年（${cap.clause}），${from} 至 ${until} 已超过。`,
    `A temporary item lasts ${cap.length} year at most (${cap.clause}): ${from} to ${until} is longer.`,
  );
}

/** Clause on publication; where the text has one for changes it stands last (ZS-24-3). */
const changeClause = (c: ActContext): string | null => publishFirst(c.context.rules.profile).clauses.at(-1) ?? null;

const supported = (c: ActContext): string =>
  missingSupport(c.context.rules, c.data).length === 0 ? 'approved' : 'conditional';

/**
 * Admission of an item to the grids (事项准入, lifecycle.md §8): a department asks in writing, ability and exclusions are checked,
 * the body the profile names consents, it is published and comes into force; then it stands in `rules.items` (rules-in-force.ts)
 * until it leaves.
 */
export const itemAdmission: Machine = {
  key: 'itemAdmission',
  letters: 'ZR',
  group: 'items',
  zh: '事项准入',
  en: 'Item admission',
  clauses: [
    'AK-10.2-1',
    'AK-10.2-2',
    'AK-10.2-3',
    'ZS-24-2',
    'ZS-24-3',
    'LYG-10-2',
    'LYG-10-4',
    'ZG-10-3',
    'ZG-11-1',
    'JS-10-3',
  ],
  rules: true,
  states: {
    drafted: { zh: '已申请', en: 'Requested' },
    returned: { zh: '退回补正', en: 'Sent back' },
    reviewed: { zh: '已审核、待批', en: 'Reviewed, pending' },
    conditional: { zh: '有条件同意（缺配套）', en: 'Conditional: support missing' },
    approved: { zh: '已批准', en: 'Approved' },
    published: { zh: '已公布', en: 'Published' },
    inForce: { zh: '施行', en: 'In force' },
    exited: { zh: '已退出', en: 'Exited', end: true },
    refused: { zh: '不予准入', en: 'Refused', end: true },
  },
  title: (data) => `${textOf(data, 'name')}（${textOf(data, 'code')}）`,
  acts: [
    {
      key: 'draft',
      zh: '提出申请',
      en: 'Request',
      clauses: ['AK-10.2-1', 'AK-10.2-2', 'ZG-10-3', 'LYG-9-9', 'ZS-22-9', 'JS-9-12', 'ZG-9-8', 'AK-10.4'],
      from: 'new',
      to: 'drafted',
      roles: requesters,
      fields: draftFields,
      guard: (c) => draftRefusal(c, 'itemAdmission.draft'),
      does: (c) => ({ departments: [textOf(c.fields, 'department')] }),
    },
    {
      key: 'revise',
      zh: '补正',
      en: 'Revise',
      clauses: ['local'],
      from: ['returned'],
      to: 'drafted',
      roles: requesters,
      fields: draftFields,
      guard: (c) => draftRefusal(c, 'itemAdmission.revise'),
    },
    {
      key: 'review',
      zh: '审核',
      en: 'Review',
      clauses: ['LYG-10-4', 'ZS-24-2'],
      from: ['drafted'],
      to: 'reviewed',
      roles: keepers,
      fields: [
        ...abilityChecks.map((check) => ({ ...check, type: 'yes' as const, clause: 'LYG-10-4' })),
        {
          key: 'expertOpinion',
          zh: '专家论证意见',
          en: 'Opinion of experts',
          type: 'text',
          optional: true,
          clause: 'ZS-24-2',
        },
        {
          key: 'departmentOpinion',
          zh: '部门意见',
          en: 'Opinion of departments',
          type: 'text',
          optional: true,
          clause: 'ZS-24-2',
        },
      ],
      guard: (c) => reviewRefusal(c) ?? onNegativeList(c.context.rules, c.data, 'itemAdmission.review'),
    },
    {
      key: 'addOpinion',
      zh: '补充论证意见',
      en: 'Add opinions',
      clauses: ['ZS-24-2'],
      from: ['reviewed'],
      to: null,
      roles: keepers,
      fields: [
        { key: 'expertOpinion', zh: '专家论证意见', en: 'Opinion of experts', type: 'text' },
        { key: 'departmentOpinion', zh: '部门意见', en: 'Opinion of departments', type: 'text' },
      ],
    },
    {
      key: 'sendBack',
      zh: '退回',
      en: 'Send back',
      clauses: ['LYG-10-4'],
      from: ['drafted', 'reviewed'],
      to: 'returned',
      roles: keepers,
      fields: [{ key: 'sendBackReason', zh: '退回原因', en: 'Why', type: 'text' }],
    },
    {
      key: 'consent',
      zh: '登记同意',
      en: 'Record consent',
      clauses: ['AK-10.2-1', 'AK-10.2-3', 'ZG-11-1', 'ZS-24-3', 'ZS-24-2'],
      from: ['reviewed'],
      to: (c) => (consented(c) ? supported(c) : null),
      roles: keepers,
      fields: [
        {
          key: 'consentBy',
          zh: '同意机关',
          en: 'Who consents',
          type: 'choice',
          options: Object.entries(approverNames).map(([key, words]) => ({ key, ...words })),
        },
        { key: 'consentOn', zh: '同意日期', en: 'On', type: 'date' },
        { key: 'consentDocument', zh: '批准文件', en: 'Document', type: 'line' },
      ],
      guard: consentRefusal,
      does: (c) => ({
        set: {
          consents: [
            ...listOf(c.dossier?.data ?? {}, 'consents'),
            ['consentBy', 'consentOn', 'consentDocument'].map((key) => textOf(c.fields, key)).join(' '),
          ],
        },
      }),
      warns: consentWarnings,
    },
    {
      key: 'support',
      zh: '落实配套',
      en: 'Commit support',
      clauses: ['LYG-10-5', 'JS-10-4', 'ZG-11-2'],
      from: ['conditional'],
      to: supported,
      on: (profile) => broughtResources(profile).kinds.length > 0,
      roles: requesters,
      fields: [
        { key: 'brings', zh: '部门配套', en: 'What the department brings', type: 'choices', options: broughtKinds },
        { key: 'supportDocument', zh: '保障文件', en: 'Document', type: 'line' },
      ],
    },
    {
      key: 'refuse',
      zh: '不予准入',
      en: 'Refuse',
      clauses: ['LYG-10-4', 'ZG-10-1'],
      from: ['drafted', 'returned', 'reviewed', 'conditional', 'approved'],
      to: 'refused',
      roles: keepers,
      fields: [{ key: 'refuseReason', zh: '原因', en: 'Why', type: 'text' }],
    },
    {
      key: 'publish',
      zh: '公布',
      en: 'Publish',
      clauses: ['LYG-10-3', 'ZS-24-3', 'JS-10-2', 'ZG-10-2'],
      from: ['approved'],
      to: 'published',
      roles: keepers,
      fields: [
        { key: 'publishedOn', zh: '公布日期', en: 'Published on', type: 'date' },
        { key: 'publishedIn', zh: '公布地点、载体', en: 'Where', type: 'line' },
      ],
    },
    {
      key: 'putInForce',
      zh: '施行',
      en: 'Put in force',
      clauses: ['ZS-24-3', 'AK-10.2-1', 'AK-10.2-3', 'JS-10-3'],
      from: ['approved', 'published'],
      to: 'inForce',
      roles: ['director', 'administrator'],
      fields: [effectiveFrom],
      ready: (c) =>
        publishFirst(c.context.rules.profile).on && c.dossier?.state !== 'published'
          ? forbid(
              'itemAdmission.putInForce',
              changeClause(c),
              '公布后方可施行。',
              'It has effect only once it is published.',
            )
          : null,
      guard: forceRefusal,
      does: (c) => {
        const set = { ...beginsAt(c), itemKey: itemOfRequest(c.data).key };
        if (!isTemporary(c.data)) return { set };
        const until = textOf(c.data, 'until');
        const clause = temporaryCap(c.context.rules.profile)?.clause;
        const length = { startAt: c.context.at, until };
        return {
          set: { ...set, inForceUntil: endOfDay(until) },
          start: [dossierClock(c.context, 'temporaryItem', clause ?? 'local', clause !== undefined, length)],
        };
      },
    },
    ...exitActs,
  ],
};
