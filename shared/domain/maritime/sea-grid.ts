import type { Dossier } from '../dossier/dossier.ts';
import { forbid } from '../dossier/forbid.ts';
import { listOf, type Machine, textOf } from '../dossier/machine.ts';
import { gridRefusal, keepers, registerMachine } from '../dossier/register-machine.ts';
import type { Grid } from '../grid/grid.ts';
import { memberNames, type SeaMember, seaRule } from '../profile/sea-rules.ts';
import type { Rules } from '../verb.ts';

const clauses = ['ZS-27-1', 'ZS-27-2', 'ZS-27-3'];

const members = ({ profile }: Rules) => (seaRule(profile)?.team ?? []).map((key) => ({ key, ...memberNames[key] }));
const kept = (kind: string): string => `team.${kind}`;

/** A sea production grid: its anchor on land, the land grid it belongs with, and its mixed team (ZS-27-1, ZS-27-2). */
export const seaGrid: Machine = registerMachine({
  key: 'seaGrid',
  letters: 'HS',
  zh: '海上网格',
  en: 'Sea grids',
  group: 'grid',
  clauses,
  readers: [...keepers, 'village', 'gridStaff', 'administrator', 'supervisor'],
  on: (profile) => seaRule(profile) !== null,
  title: (data) => textOf(data, 'seaName'),
  fields: [
    { key: 'seaName', zh: '海上网格名称', en: 'Sea grid', type: 'line' },
    { key: 'waters', zh: '海域范围', en: 'Waters', type: 'text' },
    {
      key: 'anchorKind',
      zh: '依托类型',
      en: 'Anchor kind',
      type: 'choice',
      options: ({ profile }) => seaRule(profile)?.anchors ?? [],
      clause: 'ZS-27-1',
    },
    { key: 'anchorName', zh: '依托码头（泊位）', en: 'Anchor', type: 'line', clause: 'ZS-27-1' },
    { key: 'grid', zh: '对应陆上网格', en: 'Land counterpart', type: 'grid', clause: 'ZS-27-1' },
  ],
  guard: (c) => gridRefusal(c, 'seaGrid.register'),
  does: (c) => ({ area: textOf(c.data, 'grid') }),
  acts: [
    {
      key: 'joinTeam',
      zh: '加入队伍',
      en: 'Join the team',
      clauses: ['ZS-27-2'],
      from: ['active'],
      to: null,
      roles: keepers,
      fields: [
        { key: 'memberKind', zh: '人员类别', en: 'Kind', type: 'choice', options: members },
        { key: 'memberName', zh: '姓名', en: 'Name', type: 'line' },
        { key: 'memberUnit', zh: '单位', en: 'Unit', type: 'line' },
        { key: 'memberPhone', zh: '联系电话', en: 'Phone', type: 'phone' },
      ],
      does: (c) => {
        const key = kept(textOf(c.fields, 'memberKind'));
        const line = ['memberName', 'memberUnit', 'memberPhone'].map((field) => textOf(c.fields, field)).join(' ');
        return { set: { [key]: [...new Set([...listOf(c.data, key), line])] } };
      },
    },
    {
      key: 'leaveTeam',
      zh: '退出队伍',
      en: 'Leave the team',
      clauses: ['ZS-27-2'],
      from: ['active'],
      to: null,
      roles: keepers,
      fields: [
        { key: 'memberKind', zh: '人员类别', en: 'Kind', type: 'choice', options: members },
        { key: 'memberName', zh: '姓名', en: 'Name', type: 'line' },
      ],
      guard: (c) =>
        listOf(c.data, kept(textOf(c.fields, 'memberKind'))).some((line) => isOf(line, textOf(c.fields, 'memberName')))
          ? null
          : forbid('seaGrid.leaveTeam', null, '队伍里没有这个人。', 'Nobody of this name is in the team.'),
      does: (c) => {
        const key = kept(textOf(c.fields, 'memberKind'));
        return { set: { [key]: listOf(c.data, key).filter((line) => !isOf(line, textOf(c.fields, 'memberName'))) } };
      },
    },
  ],
});

const isOf = (line: string, name: string): boolean => line.startsWith(`${name} `);

export type SeaTeamLine = {
  readonly kind: SeaMember;
  readonly zh: string;
  readonly en: string;
  readonly people: readonly string[];
};

/** The mixed team of a sea grid by kind; an empty kind is a gap (ZS-27-2). */
export const seaTeam = (rules: Rules, sea: Dossier): readonly SeaTeamLine[] =>
  (seaRule(rules.profile)?.team ?? []).map((kind) => ({
    kind,
    ...memberNames[kind],
    people: listOf(sea.data, kept(kind)),
  }));

export type SeaGridView = {
  readonly anchor: { readonly kind: string; readonly name: string };
  /** Land grid it is governed with; null where the registry has lost it. */
  readonly land: Grid | null;
  readonly team: readonly SeaTeamLine[];
  readonly boats: readonly Dossier[];
};

/** What is shown when a sea grid is opened: port or berth, land counterpart, team and boats (ZS-27-1). */
export function seaGridView(
  rules: Rules,
  sea: Dossier,
  grids: readonly Grid[],
  dossiers: readonly Dossier[],
): SeaGridView {
  const anchors = seaRule(rules.profile)?.anchors ?? [];
  return {
    anchor: {
      kind: anchors.find(({ key }) => key === sea.data.anchorKind)?.zh ?? '',
      name: textOf(sea.data, 'anchorName'),
    },
    land: grids.find(({ code }) => code === sea.data.grid) ?? null,
    team: seaTeam(rules, sea),
    boats: dossiers.filter(
      ({ machine, data, endedAt }) => machine === 'boat' && endedAt === null && data.dossier === sea.id,
    ),
  };
}
