import { actNames } from '../act-names.ts';
import type { ClauseTable } from '../clause/clause.ts';
import type { Refusal } from '../refusal.ts';
import { refusalText } from '../refusal-texts.ts';
import type { CommandKind } from '../verbs.ts';
import { clauseLine, type Explanation, line } from './explanation.ts';

/**
 * Why something was not taken: in words, the rule, the clause, and what may be done instead.
 * @param instead command kinds allowed on the row now (actsFor)
 */
export function explainRefusal(refusal: Refusal, instead: readonly CommandKind[], clauses: ClauseTable): Explanation {
  const names = instead.map((kind) => actNames[kind]);
  return {
    title: { zh: '为什么不能办', en: 'Why it was not taken' },
    lines: [
      line(refusalText(refusal, 'zh'), refusalText(refusal, 'en')),
      line(`规则：${refusal.rule}`, `Rule: ${refusal.rule}`),
      ...(refusal.clause === null
        ? [line('依据：办理流程规则，条文未另作规定', 'Basis: a rule of the flow; no clause speaks of it')]
        : [clauseLine(clauses, refusal.clause)]),
      names.length === 0
        ? line('您现在没有可办的步骤', 'There is nothing you can do on it now')
        : line(
            `现在可以：${names.map((n) => n.zh).join('、')}`,
            `You may instead: ${names.map((n) => n.en).join(', ')}`,
          ),
    ],
  };
}
