import type { Dossier } from '../dossier/dossier.ts';
import { textOf } from '../dossier/machine.ts';
import { clueRule } from '../profile/incentive-rules.ts';
import type { Finder } from './finding.ts';

const towardsReward: ReadonlySet<string> = new Set(['firstChecked', 'approved', 'paid']);

const caseOf = ({ data }: Dossier): string => `${textOf(data, 'department')}|${textOf(data, 'caseReference')}`;

/** A second clue of the same case on its way to a reward, whatever its investigators declared: one case, one reward (AK-11.2.4). */
export const clueCaseTwice: Finder = {
  code: 'clue-case-twice',
  clauses: ['AK-11.2.4'],
  find: ({ rules: { profile }, dossiers }) => {
    const rule = clueRule(profile);
    if (rule === null) return [];
    const due = dossiers
      .filter((row) => row.machine === 'clueReward' && towardsReward.has(row.state))
      .toSorted((a, b) => a.openedAt - b.openedAt);
    return due
      .filter((row, at) => due.findIndex((other) => caseOf(other) === caseOf(row)) < at)
      .map((row) => ({
        code: 'clue-case-twice',
        zh: '同一案件重复奖励，最先提供人另有其人',
        en: 'A second reward for one case; somebody else reported first',
        clause: rule.clause,
        subject: row.id,
        subjectName: row.number,
        area: row.area,
        to: textOf(row.data, 'department'),
        gravity: 'gap' as const,
        since: row.changedAt,
      }));
  },
};
