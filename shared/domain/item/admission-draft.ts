import { localDate } from '../../time/local-date.ts';
import { levels } from '../actor/actor.ts';
import type { Values } from '../dossier/dossier.ts';
import type { Choice, Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, listOf, textOf } from '../dossier/machine.ts';
import { levelNames } from '../names.ts';
import {
  type BroughtKind,
  broughtResources,
  type Decider,
  excludedItem,
  type ItemType,
  listMaker,
  otherDeciders,
} from '../profile/item-rules.ts';
import type { Refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';
import type { Item, ItemList } from './item-shape.ts';

const itemTypes: readonly (Choice & { readonly key: ItemType })[] = [
  { key: 'service', zh: '服务管理事项', en: 'Service or management' },
  { key: 'licence', zh: '行政许可', en: 'Licence' },
  { key: 'punishment', zh: '行政处罚', en: 'Punishment' },
  { key: 'coercion', zh: '行政强制', en: 'Coercion' },
  { key: 'offDuty', zh: '与网格职责不符', en: 'Not a duty of the grid' },
];

const severities: readonly Choice[] = [
  { key: '1', zh: '特别重大', en: 'Extremely grave' },
  { key: '2', zh: '重大', en: 'Grave' },
  { key: '3', zh: '较大', en: 'Considerable' },
  { key: '4', zh: '一般', en: 'General' },
];

const broughtNames: Readonly<Record<BroughtKind, { zh: string; en: string }>> = {
  staff: { zh: '人员', en: 'Staff' },
  resources: { zh: '资源', en: 'Resources' },
  funds: { zh: '经费', en: 'Funds' },
  training: { zh: '培训', en: 'Training' },
  guidance: { zh: '指导', en: 'Guidance' },
  workSupport: { zh: '工作支持', en: 'Support' },
  workingConditions: { zh: '工作条件', en: 'Working conditions' },
  information: { zh: '信息', en: 'Information' },
};
export const broughtKinds: readonly Choice[] = Object.entries(broughtNames).map(([key, words]) => ({ key, ...words }));

const deciderNames: Readonly<Record<Decider, { zh: string; en: string }>> = {
  government: { zh: '人民政府', en: 'Government' },
  partyCommittee: { zh: '党委', en: 'Party committee' },
  authority: { zh: '主管部门', en: 'Competent authority' },
  upperDepartment: { zh: '上级部门', en: 'Upper department' },
};

/** The request of a department: what, why, with which means (AK-10.2-1, AK-10.2-2). */
export const draftFields: readonly Field[] = [
  { key: 'name', zh: '事项名称', en: 'Item', type: 'line' },
  { key: 'nameEn', zh: '英文名称', en: 'Name in English', type: 'line' },
  { key: 'code', zh: '事项编码（四位）', en: 'Code (four digits)', type: 'line' },
  { key: 'pinyin', zh: '拼音（音节以空格分开）', en: 'Pinyin (syllables apart)', type: 'line' },
  {
    key: 'group',
    zh: '所属类别',
    en: 'Group',
    type: 'choice',
    options: ({ items }) => items.groups.map(({ key, name, nameEn }) => ({ key, zh: name, en: nameEn })),
  },
  { key: 'itemType', zh: '事项性质', en: 'Nature', type: 'choice', options: itemTypes, clause: 'ZG-10-3' },
  { key: 'severity', zh: '默认等级', en: 'Gravity', type: 'choice', options: severities },
  { key: 'department', zh: '申请部门', en: 'Department', type: 'department' },
  { key: 'request', zh: '书面申请（文号）', en: 'Written request', type: 'line', clause: 'AK-10.2-1' },
  { key: 'matters', zh: '具体事项', en: 'Concrete matters', type: 'lines', clause: 'AK-10.2-2' },
  { key: 'need', zh: '申请理由', en: 'Why', type: 'text' },
  {
    key: 'brings',
    zh: '部门配套',
    en: 'What the department brings',
    type: 'choices',
    options: broughtKinds,
    optional: true,
  },
  { key: 'funding', zh: '经费（元）', en: 'Funding', type: 'money', optional: true, clause: 'AK-10.4' },
  {
    key: 'duration',
    zh: '期限',
    en: 'For how long',
    type: 'choice',
    options: [
      { key: 'standing', zh: '长期', en: 'Standing' },
      { key: 'temporary', zh: '临时', en: 'Temporary' },
    ],
  },
  { key: 'until', zh: '临时事项截止日期', en: 'Until', type: 'date', optional: true, clause: 'AK-10.2-3' },
  {
    key: 'decidedBy',
    zh: '决定（交办）机关',
    en: 'Decided by',
    type: 'choice',
    optional: true,
    options: ({ profile }) => otherDeciders(profile).by.map((key) => ({ key, ...deciderNames[key] })),
  },
  {
    key: 'decidedLevel',
    zh: '决定机关层级',
    en: 'Its level',
    type: 'choice',
    optional: true,
    options: levels.map((key) => ({ key, ...levelNames[key] })),
  },
  { key: 'decisionDocument', zh: '决定（交办）文件', en: 'Its document', type: 'line', optional: true },
];

export const isTemporary = (data: Values): boolean => textOf(data, 'duration') === 'temporary';

/** The item a request would put on the list. Its key comes from the pinyin: `kuai di gui` → `kuaiDiGui`. */
export function itemOfRequest(data: Values): Item {
  const pinyin = textOf(data, 'pinyin');
  const syllables = pinyin.split(' ');
  const key = syllables.map((s, at) => (at === 0 ? s : s.slice(0, 1).toUpperCase() + s.slice(1))).join('');
  return {
    code: textOf(data, 'code'),
    key: key.slice(0, 40),
    name: textOf(data, 'name'),
    nameEn: textOf(data, 'nameEn'),
    parent: textOf(data, 'group') as Item['parent'],
    kind: textOf(data, 'itemType') === 'service' ? 'normal' : 'adminPower',
    severity: Number(textOf(data, 'severity')) as Item['severity'],
    department: textOf(data, 'department') || null,
    initials: syllables.map((s) => s.slice(0, 1)).join(''),
    pinyin,
    synonyms: [],
    numbering: 'own',
    layer: 'supplement',
  };
}

/** The entry of the negative list that names this item; undefined when none does (AK-10.1). */
export const negativeEntry = (items: ItemList, item: Pick<Item, 'code' | 'name'>) =>
  items.negative?.find(({ name, code }) => code === item.code || name === item.name);

/** Why an item on the negative list is refused, whatever was approved (AK-10.1); null when it is not on it. */
export function onNegativeList({ items, profile }: Rules, data: Values, rule: string): Refusal | null {
  const entry = negativeEntry(items, itemOfRequest(data));
  if (entry === undefined) return null;
  return forbid(
    rule,
    listMaker(profile).clause,
    `“${entry.name}”在负面清单内（${entry.document}），不得准入。`,
    `“${entry.name}” is on the negative list (${entry.document}): never admitted.`,
  );
}

/** Whether a request can be handed in at all. */
export function draftRefusal(c: ActContext, rule: string): Refusal | null {
  const { rules } = c.context;
  return (
    excludedType(c, rule) ??
    onNegativeList(rules, c.data, rule) ??
    wordsRefusal(c, rule) ??
    otherAssignedRefusal(c, rule) ??
    fundingRefusal(c, rule) ??
    untilRefusal(c, rule)
  );
}

function excludedType(c: ActContext, rule: string): Refusal | null {
  const type = textOf(c.data, 'itemType');
  const ground = excludedItem(c.context.rules.profile, type);
  if (ground === null) return null;
  const words = itemTypes.find((one) => one.key === type);
  return forbid(
    rule,
    ground.clause,
    `${words?.zh ?? type}不得纳入网格事项清单（${ground.clause}）。`,
    `${words?.en ?? type} never comes into the list (${ground.clause}).`,
  );
}

/** City items can be neither edited nor removed here: a request adds, it never replaces (LYG-10-2, ZG-10-2). */
export function wordsRefusal(c: ActContext, rule: string): Refusal | null {
  const { items, profile } = c.context.rules;
  const item = itemOfRequest(c.data);
  if (!/^\d{4}$/.test(item.code)) return forbid(rule, null, '事项编码须为四位数字。', 'The code must be four digits.');
  if (!/^[a-z]+( [a-z]+)*$/.test(item.pinyin) || item.key.length < 2)
    return forbid(
      rule,
      null,
      '拼音须为小写音节，以空格分开，如 kuai di gui。',
      'Pinyin must be lower-case syllables, e.g. kuai di gui.',
    );
  const taken = [...items.items, ...(items.exited ?? [])].find(
    (one) => one.code === item.code || one.key === item.key || one.name === item.name,
  );
  if (taken === undefined) return null;
  const { clause, base } = listMaker(profile);
  const own = taken.layer === 'supplement';
  return own || base.includes('county')
    ? forbid(
        rule,
        null,
        `“${taken.name}”（${taken.code}）已在清单内。`,
        `“${taken.nameEn}” (${taken.code}) is on the list.`,
      )
    : forbid(
        rule,
        clause,
        `“${taken.name}”（${taken.code}）是上级清单事项，本级不能修改，只能增补其他事项。`,
        `“${taken.nameEn}” (${taken.code}) is an item of the list above: it cannot be changed here, only others added.`,
      );
}

/** Other assigned matters need who decided, at which level, and the document (LYG-9-9, ZS-22-9, JS-9-12, ZG-9-8). */
function otherAssignedRefusal(c: ActContext, rule: string): Refusal | null {
  if (textOf(c.data, 'group') !== 'otherAssigned') return null;
  const { clause, levelMin } = otherDeciders(c.context.rules.profile);
  if (['decidedBy', 'decidedLevel', 'decisionDocument'].some((key) => textOf(c.data, key) === ''))
    return forbid(
      rule,
      clause,
      '“其他交办”事项须写明决定（交办）机关、层级和文件。',
      'Another assigned matter needs who decided it, at which level, and the document.',
    );
  const level = textOf(c.data, 'decidedLevel');
  if (levelMin === null || levels.indexOf(level as never) >= levels.indexOf(levelMin)) return null;
  return forbid(
    rule,
    clause,
    `须由${levelNames[levelMin].zh}以上决定（${clause}）。`,
    `It takes a decision at ${levelNames[levelMin].en} level or above (${clause}).`,
  );
}

function fundingRefusal(c: ActContext, rule: string): Refusal | null {
  const { fullFunding, clause } = broughtResources(c.context.rules.profile);
  const funding = c.data['funding'];
  if (!fullFunding || (typeof funding === 'number' && funding > 0)) return null;
  return forbid(rule, clause, `须写明全额经费（${clause}）。`, `The whole funding must be stated (${clause}).`);
}

function untilRefusal(c: ActContext, rule: string): Refusal | null {
  const until = textOf(c.data, 'until');
  if (!isTemporary(c.data)) return null;
  if (until === '')
    return forbid(rule, 'AK-10.2-3', '临时事项须填写截止日期。', 'A temporary item needs its last day.');
  return until < localDate(c.context.at)
    ? forbid(rule, null, `截止日期 ${until} 已过。`, `The last day ${until} is past.`)
    : null;
}

/** Kinds of support the text asks for and the request does not bring (LYG-10-5, JS-10-4, ZG-11-2). */
export const missingSupport = ({ profile }: Rules, data: Values): readonly string[] =>
  broughtResources(profile).kinds.filter((kind) => !listOf(data, 'brings').includes(kind));
