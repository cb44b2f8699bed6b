import type { Dossier } from '../dossier/dossier.ts';
import { inForce } from '../dossier/find-dossiers.ts';
import { listOf, type Machine, textOf } from '../dossier/machine.ts';
import { keepers, notAhead, registerMachine } from '../dossier/register-machine.ts';
import { findItem } from '../item/item.ts';
import type { Words } from '../names.ts';
import { namedDepartments, supportKinds } from '../profile/collaboration-rules.ts';
import type { Profile } from '../profile/profile.ts';
import { refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';

const clauses = ['ZS-5-2', 'ZG-11-3'];

/** Departments as the text names them. */
const named = ({ profile }: Rules) => namedDepartments(profile).departments;
const kinds = ({ profile }: Rules) => supportKinds(profile).kinds;

/** Support a department gave the grids: training, guidance, support for the work, information (ZS-5-2). */
export const departmentSupport: Machine = {
  key: 'departmentSupport',
  letters: 'ZC',
  zh: '部门支持记录',
  en: 'Department support',
  group: 'collaboration',
  clauses,
  on: (profile) => supportKinds(profile).kinds.length > 0 && namedDepartments(profile).departments.length > 0,
  states: { recorded: { zh: '已登记', en: 'Recorded', end: true } },
  title: (data, rules) => {
    const word = (key: string, list: readonly (Words & { readonly key: string })[]): string =>
      list.find((choice) => choice.key === textOf(data, key))?.zh ?? '';
    return `${word('linked', named(rules))}：${word('supportKind', kinds(rules))}`;
  },
  acts: [
    {
      key: 'record',
      zh: '登记支持',
      en: 'Record',
      clauses,
      from: 'new',
      to: 'recorded',
      roles: [...keepers, 'liaison'],
      fields: [
        { key: 'linked', zh: '职能部门', en: 'Department', type: 'choice', options: named },
        { key: 'supportKind', zh: '支持类别', en: 'Kind', type: 'choice', options: kinds },
        { key: 'supportOn', zh: '日期', en: 'On', type: 'date' },
        { key: 'supportText', zh: '内容', en: 'What', type: 'text' },
        { key: 'grids', zh: '受益网格', en: 'Grids', type: 'grids', optional: true },
      ],
      guard: (c) => notAhead(c, 'departmentSupport.record', 'supportOn'),
    },
  ],
};

/** Items that the duty of a named department covers (ZG-5-3): codes of the item list, one a line. */
export const departmentDuty: Machine = registerMachine({
  key: 'departmentDuty',
  letters: 'ZZ',
  zh: '部门职责事项',
  en: 'Department duties',
  group: 'collaboration',
  clauses: ['ZG-5-3', 'ZS-5-2', 'LYG-4-2', 'JS-4-2'],
  on: (profile) => namedDepartments(profile).departments.length > 0,
  title: (data, rules) => named(rules).find(({ key }) => key === data.linked)?.zh ?? '',
  fields: [
    { key: 'linked', zh: '职能部门', en: 'Department', type: 'choice', options: named },
    { key: 'items', zh: '职责事项编码（每行一个）', en: 'Item codes, one a line', type: 'lines' },
  ],
  guard: (c) => {
    const unknown = listOf(c.data, 'items').find((code) => findItem(c.context.rules.items, code) === undefined);
    return unknown === undefined ? null : refusal('unknown-item', 'departmentDuty.register', null, { item: unknown });
  },
});

export type DepartmentLine = Words & {
  readonly key: string;
  /** Clause that names it. */
  readonly clause: string;
  /** Item codes of the duty list it was given here. */
  readonly items: readonly string[];
  /** Every kind of support the text asks for, with what was given; empty lists where nothing was. */
  readonly support: ReadonlyMap<string, readonly Dossier[]>;
};

/**
 * The department register as the profile names it (ZS-5-2, ZG-5-3, LYG-4-2, JS-4-2, AK-7.1-2), each department with its support record
 * by kind. A profile alone gives the whole list, so a fresh county begins with it.
 */
export function departmentRegister(profile: Profile, dossiers: readonly Dossier[] = []): readonly DepartmentLine[] {
  const { departments, clause } = namedDepartments(profile);
  const given = dossiers.filter(({ machine }) => machine === 'departmentSupport');
  const duties = inForce(dossiers, 'departmentDuty');
  return departments.map((department) => ({
    ...department,
    clause,
    items: [
      ...new Set(
        duties.filter(({ data }) => data.linked === department.key).flatMap(({ data }) => listOf(data, 'items')),
      ),
    ],
    support: new Map(
      supportKinds(profile).kinds.map(({ key }) => [
        key,
        given.filter(({ data }) => data.linked === department.key && data.supportKind === key),
      ]),
    ),
  }));
}
