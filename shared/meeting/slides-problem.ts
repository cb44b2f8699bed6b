import { localDate, MS_PER_DAY } from '../time/local-date.ts';
import { type Draft, plainDraft } from './draft.ts';
import type { PackNumbers, ProblemCase } from './pack.ts';
import type { Tone } from './slide.ts';
import { countWord } from './words.ts';

const spentWords: Readonly<Record<ProblemCase['spent'][number]['key'], string>> = {
  toDispatch: '受理派遣',
  backAndForth: '来回退派',
  again: '等重新派遣',
  handling: '现场处置',
};
const tones: Readonly<Record<ProblemCase['steps'][number]['what'], Tone>> = {
  registered: 'plain',
  given: 'plain',
  returned: 'bad',
  due: 'short',
  completed: 'good',
};

/** Days with one decimal: what both the chart and the words say. */
const daysOf = (ms: number): number => Math.round((ms / MS_PER_DAY) * 10) / 10;

/** One problem told from its journal: nobody named, units as 甲局 and 乙局. Null where nothing went wrong. */
export function problemSlide(pack: PackNumbers): Draft | null {
  const { problem } = pack;
  if (problem === null) return null;
  const first = problem.steps[0]?.at ?? pack.cutoff;
  const last = problem.steps.findLast((s) => s.what === 'completed')?.at ?? pack.cutoff;
  const handling = daysOf(problem.spent.find(({ key }) => key === 'handling')?.ms ?? 0);
  const whole = daysOf(last - first);
  const returned = problem.returns === 0 ? '' : `退了${countWord(problem.returns)}次，`;
  return {
    ...plainDraft,
    section: '问题件',
    title: `一件“${problem.item}”${returned}${problem.open ? '已经办了' : '办了'} ${whole} 天，真正处置 ${handling} 天`,
    course: {
      from: first,
      to: last,
      due: problem.steps.find((s) => s.what === 'due')?.at ?? null,
      steps: problem.steps.map((s) => ({ at: s.at, words: s.words, tone: tones[s.what] })),
    },
    chart: {
      title: '时间花在哪（天）',
      direction: 'bars',
      categories: problem.spent.map(({ key }) => spentWords[key]),
      series: [{ name: '天', values: problem.spent.map(({ ms }) => daysOf(ms)) }],
      unit: '天',
      target: null,
    },
    foot: '已隐去当事人、地址和单位名称',
    tables: [
      { title: '经过', columns: ['日期', '事'], rows: problem.steps.map((s) => [localDate(s.at), s.words]) },
      {
        title: '用时',
        columns: ['环节', '天'],
        rows: problem.spent.map(({ key, ms }) => [spentWords[key], daysOf(ms)]),
      },
    ],
  };
}
