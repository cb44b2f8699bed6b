import { localDate, MS_PER_DAY } from '../time/local-date.ts';
import { type Draft, figureOf, formulaWords, frozenWords, plainDraft } from './draft.ts';
import type { PackNumbers, PackUnit } from './pack.ts';
import { countWord, grouped, oneDecimal, percentWord } from './words.ts';

const mostUnits = 12;

/** Those with anything due in the period; the best first, those without rate behind. */
const judged = (units: readonly PackUnit[]): readonly PackUnit[] =>
  units.filter(({ completion }) => (completion.denominator ?? 0) > 0);

const isUnder = ({ completion }: PackUnit, target: number): boolean =>
  completion.numerator * 100 < target * (completion.denominator ?? 0);

/** Those short of the target are never the ones left out for want of room. */
function shownUnits(units: readonly PackUnit[], target: number): readonly PackUnit[] {
  const under = units.filter((u) => isUnder(u, target));
  const room = Math.max(0, mostUnits - under.length);
  return [...units.filter((u) => !isUnder(u, target)).slice(0, room), ...under].slice(-mostUnits);
}

/** How many of them missed the on-time line, where the place has one. */
function tardy(units: readonly PackUnit[], { onTimeTarget }: PackNumbers): string {
  if (onTimeTarget === null) return '';
  const n = units.filter(
    (u) => u.onTime.numerator * 100 < onTimeTarget.minPercent * (u.onTime.denominator ?? 0),
  ).length;
  return n === 0 ? '' : `，按期率没到的有${countWord(n)}个`;
}

/** Completion and on time by department against 95 %. */
export function departmentSlide(pack: PackNumbers): Draft {
  const target = figureOf(pack, 'completion').target ?? 95;
  const units = judged(pack.departments);
  const shown = shownUnits(units, target);
  const under = units.filter((u) => isUnder(u, target));
  const overdue = units.reduce((n, u) => n + u.overdue, 0);
  const theirs = under.reduce((n, u) => n + u.overdue, 0);
  const share = overdue === 0 ? '' : `，占全部超期的 ${Math.round((theirs / overdue) * 100)}%`;
  const title =
    units.length === 0
      ? '本期没有部门应结的事件'
      : under.length === 0
        ? `${countWord(units.length)}个单位办结率全部达到 ${target}%${tardy(units, pack)}`
        : `${countWord(under.length)}个单位没到 ${target}%${share}`;
  return {
    ...plainDraft,
    section: '部门办结与超期',
    title,
    chart: {
      title: '办结率 %',
      direction: 'bars',
      categories: shown.map(({ name }) => name),
      series: [{ name: '办结率', values: shown.map(({ completion }) => Number(percentWord(completion))) }],
      unit: '%',
      target,
    },
    list: {
      columns: [
        { label: '单位', width: 40, right: false },
        { label: '办结率', width: 15, right: true },
        { label: '按期率', width: 15, right: true },
        { label: '应结', width: 10, right: true },
        { label: '超期', width: 10, right: true },
        { label: '退回', width: 10, right: true },
      ],
      rows: shown.map((u) => ({
        cells: [
          u.name,
          percentWord(u.completion),
          percentWord(u.onTime),
          grouped(u.completion.denominator ?? 0),
          grouped(u.overdue),
          grouped(u.returned.numerator),
        ],
        tone: isUnder(u, target) ? ('short' as const) : ('plain' as const),
      })),
      empty: '没有部门应结的事件',
    },
    foot: `${formulaWords('completion')}`,
    tables: [
      {
        title: '部门',
        columns: ['单位', '办结', '应结', '按期', '在途', '超期', '退回'],
        rows: units.map((u) => [
          u.name,
          u.completion.numerator,
          u.completion.denominator,
          u.onTime.numerator,
          u.open,
          u.overdue,
          u.returned.numerator,
        ]),
      },
    ],
    asked: under.map((u) => ({
      q: `${u.name} ${percentWord(u.completion)}% 怎么算`,
      a: `应结 ${u.completion.denominator ?? 0} 件，办结 ${u.completion.numerator} 件，其中按期 ${u.onTime.numerator} 件`,
    })),
  };
}

/** The overdue list, most pressing first. */
export function lateSlide(pack: PackNumbers): Draft {
  const n = figureOf(pack, 'overdue').now.numerator;
  const longest = pack.late[0];
  const days = longest === undefined ? 0 : Math.floor((pack.cutoff - longest.due) / MS_PER_DAY);
  return {
    ...plainDraft,
    section: '超期清单',
    title: n === 0 ? '截至冻结时刻没有超期事件' : `${grouped(n)} 件超期，最久的已超 ${days} 天`,
    list: {
      columns: [
        { label: '编号', width: 20, right: false },
        { label: '事件', width: 34, right: false },
        { label: '单位', width: 18, right: false },
        { label: '镇街', width: 14, right: false },
        { label: '已超', width: 14, right: true },
      ],
      rows: pack.late.map((l) => ({
        cells: [l.number, l.title, l.unit, l.town, `${Math.floor((pack.cutoff - l.due) / MS_PER_DAY)} 天`],
        tone: 'bad' as const,
      })),
      empty: '没有超期事件',
    },
    foot: `${frozenWords(pack)}${pack.lateMore > 0 ? `；另有 ${pack.lateMore} 件未列（含只计总数的）` : ''}`,
    tables: [
      {
        title: '超期',
        columns: ['编号', '事件', '单位', '镇街', '时限'],
        rows: pack.late.map((l) => [l.number, l.title, l.unit, l.town, localDate(l.due - 1)]),
      },
    ],
  };
}

/** How quickly departments answer, and how often things come back. */
export function responseSlide(pack: PackNumbers): Draft {
  const [signIn, returned, bounced, wrong] = (['signIn', 'returned', 'bounced', 'misdirected'] as const).map(
    (key) => figureOf(pack, key).now,
  );
  const units = pack.departments.filter((u) => (u.signIn.denominator ?? 0) > 0 || u.returned.numerator > 0);
  const most = units
    .toSorted((a, b) => b.returned.numerator - a.returned.numerator || (a.key < b.key ? -1 : 1))
    .slice(0, 8);
  const n = returned?.numerator ?? 0;
  const title =
    n === 0
      ? `没有退回；平均 ${oneDecimal(signIn?.value ?? null)} 小时签收`
      : `退回 ${grouped(n)} 次，${(bounced?.numerator ?? 0) === 0 ? '没有反复退回' : `其中 ${grouped(bounced?.numerator ?? 0)} 次是反复退回`}；平均 ${oneDecimal(signIn?.value ?? null)} 小时签收`;
  return {
    ...plainDraft,
    section: '响应与退回',
    title,
    chart: {
      title: '退回次数',
      direction: 'bars',
      categories: most.map(({ name }) => name),
      series: [{ name: '退回', values: most.map((u) => u.returned.numerator) }],
      unit: '',
      target: null,
    },
    list: {
      columns: [
        { label: '单位', width: 38, right: false },
        { label: '签收（时）', width: 18, right: true },
        { label: '退回率', width: 15, right: true },
        { label: '反复', width: 14, right: true },
        { label: '错派', width: 15, right: true },
      ],
      rows: most.map((u) => ({
        cells: [
          u.name,
          oneDecimal(u.signIn.value),
          percentWord(u.returned),
          grouped(u.bounced.numerator),
          grouped(u.misdirected.numerator),
        ],
        tone: u.bounced.numerator > 0 ? ('short' as const) : ('plain' as const),
      })),
      empty: '本期没有签收和退回',
    },
    foot: formulaWords('returned'),
    tables: [
      {
        title: '响应',
        columns: ['单位', '签收次数', '平均小时', '退回', '反复退回', '错派', '有结果的派遣'],
        rows: units.map((u) => [
          u.name,
          u.signIn.denominator,
          u.signIn.value,
          u.returned.numerator,
          u.bounced.numerator,
          u.misdirected.numerator,
          u.returned.denominator,
        ]),
      },
    ],
    asked: [
      { q: '退回率怎么算', a: formulaWords('returned') },
      {
        q: '错派率怎么算',
        a: `${formulaWords('misdirected')}；本期 ${percentWord(wrong ?? { numerator: 0, denominator: 0, value: null })}%`,
      },
    ],
  };
}
