import { type ActContext, type Machine, textOf } from '../dossier/machine.ts';
import { settablePaths } from '../profile/freedom.ts';
import type { Refusal } from '../refusal.ts';
import { checkOverride } from './check-override.ts';
import { beginsAt, effectiveFrom, endsAt, notBackdated } from './rule-period.ts';

const overrideOf = (c: ActContext) => ({
  path: textOf(c.data, 'path'),
  value: textOf(c.data, 'value'),
  document: textOf(c.data, 'document'),
});

const mayBe = (c: ActContext, act: string): Refusal | null =>
  checkOverride(c.context.rules.profile, overrideOf(c), `parameterOverride.${act}`);

/**
 * A centre's own value for a parameter, within the freedom of the text (issue 3 part 3): with author, reason and date. One against
 * a binding clause is refused with it. What is in force lies on the rule pack (rules-in-force.ts).
 */
export const parameterOverride: Machine = {
  key: 'parameterOverride',
  letters: 'CS',
  group: 'rules',
  zh: '参数另定',
  en: 'Parameter override',
  clauses: ['LYG-43', 'ZS-40', 'JS-43', 'ZS-26-2'],
  rules: true,
  states: {
    proposed: { zh: '拟定', en: 'Proposed' },
    inForce: { zh: '施行', en: 'In force' },
    ended: { zh: '终止', en: 'Ended', end: true },
    dropped: { zh: '撤销', en: 'Dropped', end: true },
  },
  title: (data, rules) => {
    const path = textOf(data, 'path');
    const words = settablePaths(rules.profile).find((one) => one.key === path);
    return `${words?.zh ?? path}：${textOf(data, 'value')}`;
  },
  acts: [
    {
      key: 'propose',
      zh: '拟定',
      en: 'Propose',
      clauses: ['local'],
      from: 'new',
      to: 'proposed',
      roles: ['countySeat', 'shiftLeader', 'director', 'administrator'],
      levels: ['county', 'city'],
      fields: [
        {
          key: 'path',
          zh: '参数',
          en: 'Parameter',
          type: 'choice',
          options: (rules) => settablePaths(rules.profile),
        },
        { key: 'value', zh: '设定值', en: 'Value', type: 'text' },
        { key: 'reason', zh: '理由', en: 'Reason', type: 'text' },
        { key: 'document', zh: '依据文件', en: 'Document', type: 'line', optional: true },
        { key: 'documentDate', zh: '文件日期', en: 'Date of the document', type: 'date', optional: true },
      ],
      guard: (c) => mayBe(c, 'propose'),
      does: ({ context }) => ({ set: { author: context.actor.name, authorAccount: context.actor.account } }),
    },
    {
      key: 'putInForce',
      zh: '施行',
      en: 'Put in force',
      clauses: ['local'],
      from: ['proposed'],
      to: 'inForce',
      roles: ['director', 'administrator'],
      levels: ['county', 'city'],
      fields: [effectiveFrom],
      guard: (c) => notBackdated(c, 'parameterOverride.putInForce') ?? mayBe(c, 'putInForce'),
      does: (c) => ({ set: beginsAt(c) }),
    },
    {
      key: 'drop',
      zh: '撤销',
      en: 'Drop',
      clauses: ['local'],
      from: ['proposed'],
      to: 'dropped',
      roles: ['countySeat', 'shiftLeader', 'director', 'administrator'],
      levels: ['county', 'city'],
      fields: [{ key: 'dropReason', zh: '原因', en: 'Why', type: 'text' }],
    },
    {
      key: 'end',
      zh: '终止',
      en: 'End',
      clauses: ['local'],
      from: ['inForce'],
      to: 'ended',
      roles: ['director', 'administrator'],
      levels: ['county', 'city'],
      fields: [{ key: 'endReason', zh: '原因', en: 'Why', type: 'text' }],
      does: (c) => ({ set: endsAt(c) }),
    },
  ],
};
