import { type ClauseTable, clauseOf } from '../../../shared/domain/clause/clause.ts';
import type { Words } from '../../../shared/domain/names.ts';
import type { FoundHere } from '../../../shared/wire/findings-view.ts';

export const gravities = ['gap', 'warn', 'info'] as const;
export type Gravity = (typeof gravities)[number];

/** Findings of one check, gravest of its kind first. */
export type CheckGroup = {
  readonly code: string;
  readonly gravity: Gravity;
  readonly clause: string;
  readonly first: FoundHere;
  readonly findings: readonly FoundHere[];
};

/** Findings by check, gravest and longest lists first; within a check the oldest first. */
export function groupFindings(findings: readonly FoundHere[]): readonly CheckGroup[] {
  const byCheck = new Map<string, FoundHere[]>();
  for (const finding of findings) {
    const key = `${finding.gravity} ${finding.code}`;
    const group = byCheck.get(key);
    if (group === undefined) byCheck.set(key, [finding]);
    else group.push(finding);
  }
  return [...byCheck.values()]
    .flatMap((group): readonly CheckGroup[] => {
      const sorted = group.sort(
        (a, b) => (a.since ?? Number.POSITIVE_INFINITY) - (b.since ?? Number.POSITIVE_INFINITY),
      );
      const [first] = sorted;
      if (first === undefined) return [];
      return [{ code: first.code, gravity: first.gravity, clause: first.clause, first, findings: sorted }];
    })
    .sort(
      (a, b) =>
        gravities.indexOf(a.gravity) - gravities.indexOf(b.gravity) ||
        b.findings.length - a.findings.length ||
        (a.code < b.code ? -1 : 1),
    );
}

const head = ({ zh, en }: Words): Words => ({
  zh: zh.split(/[：，；（“]/)[0] ?? zh,
  en: en.split(/[:,;(“]/)[0] ?? en,
});

/**
 * What a check is called: the words its findings begin with where all begin alike, else what its clause asks for; a count at the
 * beginning is a particular too.
 */
export function nameOf({ first, findings, clause }: CheckGroup, clauses: ClauseTable): Words {
  const own = head(first);
  if (!/\d/.test(own.zh) && findings.every((one) => head(one).zh === own.zh)) return own;
  const words = clauseOf(clauses, clause);
  return words === undefined ? own : { zh: words.zh, en: words.en };
}
