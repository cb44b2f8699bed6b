import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, listOf, type Machine, textOf } from '../dossier/machine.ts';
import { listMaker } from '../profile/item-rules.ts';
import type { Refusal } from '../refusal.ts';
import { beginsAt, effectiveFrom, notBackdated } from '../rules/rule-period.ts';
import { lineWords, listOfLines } from './list-lines.ts';

const keepers = ['director', 'administrator'] as const;

const listVersion: Field = {
  key: 'listVersion',
  zh: '清单版本（items@年.月）',
  en: 'Version (items@YYYY.MM)',
  type: 'line',
};
const itemLines: Field = { key: 'items', ...lineWords, type: 'lines' };
const published: readonly Field[] = [
  { key: 'publishedOn', zh: '公布日期', en: 'Published on', type: 'date', clause: 'ZG-10-2' },
  { key: 'publishedIn', zh: '公布地点、载体', en: 'Where', type: 'line' },
];

function linesRefusal(c: ActContext, act: string, version: string): Refusal | null {
  const rule = `itemList.${act}`;
  const { items, profile } = c.context.rules;
  const { clause } = listMaker(profile);
  const read = listOfLines(listOf(c.data, 'items'), version, items);
  if (!read.ok)
    return forbid(
      rule,
      clause,
      `清单内容不合要求：${read.error.path} ${read.error.message}`,
      `The list does not fit: ${read.error.path} ${read.error.message}`,
    );
  return baseVersion(items.version) === version
    ? forbid(rule, clause, `版本 ${version} 已在用，请换一个版本号。`, `Version ${version} is in use: give another.`)
    : null;
}

/** Version of the list itself, without what was added here. */
const baseVersion = (version: string): string => version.split('+')[0] ?? version;

/**
 * A version of the item list (C3). Where the city makes it, its list is imported and held read-only: no act changes an item of it
 * (LYG-10-1, ZG-10-2). Where the county makes it, a draft is finalised with the departments consulted (JS-10-1). From its date it
 * replaces the version before; events keep the version they were opened under (JS-10-3).
 */
export const itemList: Machine = {
  key: 'itemList',
  letters: 'QD',
  group: 'items',
  zh: '事项清单',
  en: 'Item list',
  clauses: ['LYG-10-1', 'JS-10-1', 'JS-10-3', 'ZS-24-1', 'ZG-10-2', 'AK-10.1'],
  rules: true,
  states: {
    drafted: { zh: '拟稿', en: 'Draft' },
    finalised: { zh: '定稿', en: 'Finalised' },
    published: { zh: '已公布', en: 'Published' },
    inForce: { zh: '施行', en: 'In force' },
    dropped: { zh: '撤销', en: 'Dropped', end: true },
  },
  title: (data) => `事项清单 ${textOf(data, 'listVersion') || '（拟稿）'}`,
  acts: [
    {
      key: 'importCity',
      zh: '导入市级清单',
      en: 'Import the city list',
      clauses: ['LYG-10-1', 'ZG-10-2', 'ZS-24-1', 'AK-10.1'],
      from: 'new',
      to: 'published',
      on: (profile) => listMaker(profile).base.includes('city'),
      roles: [...keepers, 'connector'],
      levels: ['county', 'city'],
      fields: [
        listVersion,
        { key: 'compiledBy', zh: '编制机关', en: 'Compiled by', type: 'line', clause: 'LYG-10-1' },
        { key: 'consulted', zh: '会同部门', en: 'Bodies consulted', type: 'lines', clause: 'ZG-10-2' },
        ...published,
        { key: 'document', zh: '公布文件', en: 'Document', type: 'line' },
        itemLines,
      ],
      guard: (c) => linesRefusal(c, 'importCity', textOf(c.fields, 'listVersion')),
      does: () => ({ set: { readOnly: true } }),
    },
    {
      key: 'draftCounty',
      zh: '拟制本级清单',
      en: 'Draft a list',
      clauses: ['JS-10-1', 'ZS-24-1', 'AK-10.1'],
      from: 'new',
      to: 'drafted',
      on: (profile) => listMaker(profile).base.includes('county'),
      roles: ['countySeat', ...keepers],
      levels: ['county'],
      fields: [itemLines],
      guard: (c) => linesRefusal(c, 'draftCounty', 'items@0000.00'),
    },
    {
      key: 'amendDraft',
      zh: '修改拟稿',
      en: 'Amend the draft',
      clauses: ['JS-10-3'],
      from: ['drafted'],
      to: null,
      on: (profile) => listMaker(profile).base.includes('county'),
      roles: ['countySeat', ...keepers],
      levels: ['county'],
      fields: [itemLines],
      guard: (c) => linesRefusal(c, 'amendDraft', 'items@0000.00'),
    },
    {
      key: 'finalise',
      zh: '定稿',
      en: 'Finalise',
      clauses: ['JS-10-1', 'ZS-24-1'],
      from: ['drafted'],
      to: 'finalised',
      on: (profile) => listMaker(profile).base.includes('county'),
      roles: keepers,
      levels: ['county'],
      fields: [
        { key: 'consulted', zh: '会同部门', en: 'Departments consulted', type: 'departments', clause: 'JS-10-1' },
        listVersion,
        { key: 'versionDate', zh: '版本日期', en: 'Date of the version', type: 'date', clause: 'JS-10-1' },
        { key: 'document', zh: '文件', en: 'Document', type: 'line' },
      ],
      guard: (c) => linesRefusal(c, 'finalise', textOf(c.fields, 'listVersion')),
    },
    {
      key: 'publish',
      zh: '公布',
      en: 'Publish',
      clauses: ['JS-10-2', 'ZS-24-1', 'LYG-10-3'],
      from: ['finalised'],
      to: 'published',
      roles: keepers,
      levels: ['county'],
      fields: published,
    },
    {
      key: 'putInForce',
      zh: '施行',
      en: 'Put in force',
      clauses: ['JS-10-3', 'ZS-24-1', 'LYG-10-1'],
      from: ['published'],
      to: 'inForce',
      roles: keepers,
      levels: ['county', 'city'],
      fields: [effectiveFrom],
      guard: (c) =>
        notBackdated(c, 'itemList.putInForce') ??
        (textOf(c.fields, 'effectiveFrom') < textOf(c.data, 'publishedOn')
          ? forbid(
              'itemList.putInForce',
              listMaker(c.context.rules.profile).clause,
              '公布后方可施行。',
              'Only once it is published.',
            )
          : null) ??
        linesRefusal(c, 'putInForce', textOf(c.data, 'listVersion')),
      does: (c) => ({ set: beginsAt(c) }),
    },
    {
      key: 'drop',
      zh: '撤销',
      en: 'Drop',
      clauses: ['local'],
      from: ['drafted', 'finalised', 'published'],
      to: 'dropped',
      roles: keepers,
      fields: [{ key: 'dropReason', zh: '原因', en: 'Why', type: 'text' }],
    },
  ],
};
