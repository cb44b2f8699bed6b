import { localDate } from '../../time/local-date.ts';
import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, listOf, type Machine, textOf } from '../dossier/machine.ts';
import { eligibility } from '../profile/eligibility.ts';
import type { Refusal } from '../refusal.ts';
import type { Rules } from '../verb.ts';

/** Need to know: the head of the centre alone; a desk sees on the assignment only that a check passed (C21). */
const readers = ['director'] as const;

const grounds = ({ profile }: Rules) => eligibility(profile)?.grounds ?? [];

/** The tick and the checker, never documents or details (C21). */
const checkFields: readonly Field[] = [
  { key: 'checkedOn', zh: '核查日期', en: 'Checked on', type: 'date' },
  { key: 'checker', zh: '核查人', en: 'Checker', type: 'line' },
  {
    key: 'grounds',
    zh: '存在的情形',
    en: 'Grounds found',
    type: 'choices',
    options: grounds,
    optional: true,
    clause: 'LYG-14-2-1',
  },
  {
    key: 'legalBasis',
    zh: '其他情形的法律依据',
    en: 'Legal basis of another ground',
    type: 'line',
    optional: true,
    clause: 'LYG-14-2-5',
  },
  { key: 'recheckOn', zh: '下次复核日期', en: 'Recheck on', type: 'date' },
];

const found = (c: ActContext): readonly string[] => listOf(c.fields, 'grounds');

/** The clause of the first ground found, e.g. LYG-14-2-2. */
export const groundClause = (c: ActContext): string => {
  const [first] = found(c);
  return grounds(c.context.rules).find(({ key }) => key === first)?.clause ?? 'local';
};

function checkGuard(rule: string) {
  return (c: ActContext): Refusal | null => {
    const no = (zh: string, en: string) => forbid(rule, groundClause(c), zh, en);
    if (found(c).includes('otherLegalGround') && textOf(c.fields, 'legalBasis') === '')
      return no('“其他情形”须写明法律依据。', 'Another ground needs its legal basis.');
    if (textOf(c.fields, 'checkedOn') > localDate(c.context.at))
      return no('核查日期不能晚于今天。', 'The check cannot be in the future.');
    return textOf(c.fields, 'recheckOn') > textOf(c.fields, 'checkedOn')
      ? null
      : no('下次复核日期须晚于核查日期。', 'The recheck must come after the check.');
  };
}

const record: Act = {
  key: 'record',
  zh: '登记核查结果',
  en: 'Record the check',
  clauses: ['LYG-14-2-1', 'JS-14-2-1'],
  from: 'new',
  to: (c) => (found(c).length > 0 ? 'refused' : 'passed'),
  roles: readers,
  fields: [
    { key: 'staff', zh: '人员', en: 'Person', type: 'staff' },
    { key: 'staffName', zh: '姓名', en: 'Name', type: 'line' },
    ...checkFields,
  ],
  guard: checkGuard('backgroundCheck.record'),
};

const recheck: Act = {
  key: 'recheck',
  zh: '登记复核结果',
  en: 'Record the recheck',
  clauses: ['LYG-14-2-4', 'JS-14-2-4'],
  from: ['passed'],
  to: (c) => (found(c).length > 0 ? 'underReview' : null),
  roles: readers,
  fields: checkFields,
  guard: checkGuard('backgroundCheck.recheck'),
  does: (c) =>
    found(c).length === 0
      ? {}
      : {
          open: [
            {
              id: `review-${c.dossier?.version ?? 0}`,
              what: 'review',
              by: 'director',
              basis: groundClause(c),
              openedAt: c.context.at,
              due: null,
              clearedAt: null,
            },
          ],
        },
};

const review: Act = {
  key: 'review',
  zh: '登记审查结论',
  en: 'Record the review',
  clauses: ['LYG-14-2-1', 'JS-14-2-1'],
  from: ['underReview'],
  to: (c) => (c.fields.reviewOutcome === 'keep' ? 'passed' : 'refused'),
  roles: readers,
  fields: [
    {
      key: 'reviewOutcome',
      zh: '结论',
      en: 'Outcome',
      type: 'choice',
      options: [
        { key: 'keep', zh: '不属实，继续任职', en: 'Not so: stays' },
        { key: 'remove', zh: '属实，不再任职', en: 'So: leaves the post' },
      ],
    },
    { key: 'reviewText', zh: '理由', en: 'Reasons', type: 'text' },
  ],
  does: (c) => ({
    clear: c.dossier?.duties.map((d) => d.id) ?? [],
    ...(c.fields.reviewOutcome === 'keep' && { set: { grounds: null } }),
  }),
};

/** The background check of full-time staff, kept apart from the assignment so that its ground is need-to-know (LYG-14-2, JS-14-2, C21). */
export const backgroundCheck: Machine = {
  key: 'backgroundCheck',
  letters: 'HC',
  zh: '任职背景核查',
  en: 'Background check',
  group: 'staff',
  clauses: ['LYG-14-2-1', 'LYG-14-2-2', 'LYG-14-2-3', 'LYG-14-2-4', 'LYG-14-2-5', 'JS-14-2-1'],
  states: {
    passed: { zh: '通过', en: 'Passed', rests: true },
    underReview: { zh: '待审查', en: 'Under review' },
    refused: { zh: '未通过', en: 'Refused', end: true },
  },
  duties: { review: { zh: '审查在岗人员任职条件', en: 'Review the serving person' } },
  readers,
  restricted: true,
  on: (profile) => eligibility(profile) !== null,
  title: (data) => `背景核查：${textOf(data, 'staffName')}`,
  acts: [record, recheck, review],
};
