import { forbid } from '../dossier/forbid.ts';
import { type ActContext, listOf, type Machine, textOf } from '../dossier/machine.ts';
import { keepers } from '../dossier/register-machine.ts';
import { specialBoardRule } from '../profile/sea-rules.ts';
import type { Refusal } from '../refusal.ts';

const clauses = ['ZS-29-4'];

/** Child files of an emergency hang on one that is still on. */
export function emergencyRefusal(c: ActContext, rule: string): Refusal | null {
  const above = c.loaded.other;
  return above?.machine === 'emergency' && above.endedAt === null
    ? null
    : forbid(rule, 'ZS-29-4', '请选择正在进行的应急响应。', 'Choose an emergency that is on.');
}

/** A major public emergency or one at sea, declared and ended: while it is on the console shows its special board (ZS-29-4). */
export const emergency: Machine = {
  key: 'emergency',
  letters: 'YJ',
  zh: '应急响应',
  en: 'Emergency',
  group: 'records',
  clauses,
  // Everybody in a place that is hit has to know of it, wherever it was declared.
  public: true,
  on: (profile) => specialBoardRule(profile) !== null,
  states: {
    declared: { zh: '响应中', en: 'On' },
    ended: { zh: '已解除', en: 'Ended', end: true },
  },
  title: (data) => textOf(data, 'emergencyName'),
  acts: [
    {
      key: 'declare',
      zh: '启动响应',
      en: 'Declare',
      clauses,
      from: 'new',
      to: 'declared',
      roles: ['shiftLeader', 'director', 'countySeat'],
      fields: [
        { key: 'emergencyName', zh: '名称', en: 'Name', type: 'line' },
        {
          key: 'field',
          zh: '领域',
          en: 'Field',
          type: 'choice',
          options: ({ profile }) => specialBoardRule(profile)?.fields ?? [],
        },
        { key: 'grids', zh: '涉及网格', en: 'Grids hit', type: 'grids' },
        { key: 'basis', zh: '启动依据', en: 'On what ground', type: 'text' },
        { key: 'commander', zh: '指挥人', en: 'In command', type: 'line' },
        { key: 'commandPhone', zh: '指挥电话', en: 'Command phone', type: 'phone' },
      ],
    },
    {
      key: 'addGrids',
      zh: '增加涉及网格',
      en: 'Add grids',
      clauses,
      from: ['declared'],
      to: null,
      roles: keepers,
      fields: [{ key: 'moreGrids', zh: '网格', en: 'Grids', type: 'grids' }],
      does: (c) => ({
        set: { grids: [...new Set([...listOf(c.data, 'grids'), ...listOf(c.fields, 'moreGrids')])] },
      }),
    },
    {
      key: 'end',
      zh: '解除响应',
      en: 'End',
      clauses,
      from: ['declared'],
      to: 'ended',
      roles: ['shiftLeader', 'director', 'countySeat'],
      fields: [{ key: 'endReason', zh: '解除依据', en: 'On what ground', type: 'text' }],
    },
  ],
};
