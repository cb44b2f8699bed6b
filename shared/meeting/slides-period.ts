import { weekday } from '../time/local-date.ts';
import { type Draft, figureOf, formulaWords, frozenWords, periodWords, plainDraft } from './draft.ts';
import type { PackFigure, PackNumbers } from './pack.ts';
import type { Kpi } from './slide.ts';
import { countWord, dateWord, grouped, percentWord, weekdayWord } from './words.ts';

/** `多了 8.4%`, or in events where there is nothing to compare with. */
function changeWords(now: number, before: number): string {
  if (before === 0 || now === before) return `${grouped(now)} 件`;
  const percent = Math.abs(((now - before) / before) * 100).toFixed(1);
  return `${now > before ? '多' : '少'}了 ${percent}%`;
}

/** Met, or how many points short, rounded up to a tenth so that nothing missed reads as nought. */
function standingWords({ now, target }: Omit<PackFigure, 'behind'>): string {
  if (now.denominator === null || now.denominator === 0 || target === null) return '';
  const gap = target - (now.numerator / now.denominator) * 100;
  return gap <= 0 ? '达标' : `还差 ${Math.max(0.1, Math.ceil(gap * 10 - 1e-9) / 10).toFixed(1)} 个点`;
}
const isShort = (f: Omit<PackFigure, 'behind'>): boolean => standingWords(f).startsWith('还差');

function overviewTitle(pack: PackNumbers): string {
  const inflow = figureOf(pack, 'inflow');
  const [completion, onTime] = [figureOf(pack, 'completion'), figureOf(pack, 'onTime')];
  const parts = [`上报${changeWords(inflow.now.numerator, inflow.before.numerator)}`];
  const said = (name: string, f: Omit<PackFigure, 'behind'>): void => {
    const words = standingWords(f);
    if (words !== '') parts.push(`${name}${words}`);
  };
  said('办结率', completion);
  said('按期率', onTime);
  return parts.join('，');
}

/** All figures with what they are made of; what is open and overdue has no like figure of the period before. */
function overviewTables(pack: PackNumbers, categories: readonly string[]): Draft['tables'] {
  const { now, before, whole } = periodWords(pack);
  return [
    {
      title: '主要指标',
      columns: ['指标', '分子', '分母', '值', before === whole ? `${whole}值` : `${whole}值（件数同期）`, '目标'],
      rows: pack.figures.map(({ key, now: f, before: b, target }) => [
        key,
        f.numerator,
        f.denominator,
        f.value,
        key === 'open' || key === 'overdue' ? null : b.value,
        target,
      ]),
    },
    {
      title: '上报件数',
      columns: ['时段', now, whole],
      rows: pack.daily.map((d, i) => [categories[i] ?? '', d.now, d.before]),
    },
    { title: '来源', columns: ['来源', now, before], rows: pack.sources.map((s) => [s.name, s.now, s.before]) },
  ];
}

/** Six figures of the head, amber where they are short. */
function overviewKpis(pack: PackNumbers): readonly Kpi[] {
  const { before, whole } = periodWords(pack);
  const count = (key: 'inflow' | 'closing', label: string): Kpi => {
    const f = figureOf(pack, key);
    return {
      label,
      value: grouped(f.now.numerator),
      unit: '件',
      sub: `${before} ${grouped(f.before.numerator)}`,
      short: false,
    };
  };
  const rated = (key: 'onTime' | 'completion' | 'contented', label: string): Kpi => {
    const f = figureOf(pack, key);
    const goal = f.target === null ? `共 ${grouped(f.now.denominator ?? 0)} 件` : `目标 ${f.target}`;
    const unit = f.now.value === null ? '' : '%';
    return {
      label,
      value: percentWord(f.now),
      unit,
      sub: `${whole} ${percentWord(f.before)}　${goal}`,
      short: isShort(f),
    };
  };
  const overdue = figureOf(pack, 'overdue').now.numerator;
  return [
    count('inflow', '上报'),
    count('closing', '办结'),
    rated('completion', '办结率'),
    rated('onTime', '按期率'),
    rated('contented', '满意率'),
    {
      label: '超期',
      value: grouped(overdue),
      unit: '件',
      sub: `在途 ${grouped(figureOf(pack, 'open').now.numerator)}`,
      short: overdue > 0,
    },
  ];
}

/** The period against the one before. */
export function overviewSlide(pack: PackNumbers): Draft {
  const { now, before, whole } = periodWords(pack);
  const categories = pack.daily.map(({ from, to }) =>
    pack.period.kind === 'week'
      ? weekdayWord(weekday(from))
      : from === to
        ? String(Number(from.slice(8)))
        : dateWord(from),
  );
  const values = pack.daily.map((d) => d.now);
  const earlier = pack.daily.map((d) => d.before ?? 0);
  return {
    ...plainDraft,
    section: `${now}运行`,
    title: overviewTitle(pack),
    kpis: overviewKpis(pack),
    chart: {
      title: '上报件数',
      direction: 'columns',
      categories,
      series: [
        { name: now, values },
        { name: whole, values: earlier },
      ],
      unit: '',
      target: null,
    },
    list: {
      columns: [
        { label: '从哪里来', width: 50, right: false },
        { label: now, width: 25, right: true },
        { label: before, width: 25, right: true },
      ],
      rows: pack.sources
        .slice(0, 6)
        .map((s) => ({ cells: [s.name, grouped(s.now), grouped(s.before)], tone: 'plain' as const })),
      empty: '本期没有上报',
    },
    foot: `${frozenWords(pack)}；每个数可点开看事件清单`,
    tables: overviewTables(pack, categories),
    asked: [
      { q: '按期率怎么算', a: formulaWords('onTime') },
      { q: '办结率怎么算', a: formulaWords('completion') },
      { q: '满意率怎么算', a: formulaWords('contented') },
    ],
  };
}

/** Hot items and the places where things came up again. */
export function hotSlide(pack: PackNumbers): Draft {
  const { now, before } = periodWords(pack);
  const [first] = pack.hotItems;
  const share = first === undefined ? 0 : first.towns.slice(0, 2).reduce((n, t) => n + t.n, 0);
  const where =
    first === undefined || first.now === 0
      ? ''
      : `，${Math.round((share / first.now) * 100)}%在${first.towns
          .slice(0, 2)
          .map((t) => t.name)
          .join('、')}`;
  const change = (c: { readonly now: number; readonly before: number }): string =>
    c.now === c.before ? '±0' : `${c.now > c.before ? '▲' : '▼'} ${Math.abs(c.now - c.before)}`;
  return {
    ...plainDraft,
    section: '热点问题',
    title: first === undefined ? `${now}没有分事项的上报` : `${first.name}${now} ${grouped(first.now)} 件${where}`,
    chart: {
      title: '事项件数',
      direction: 'bars',
      categories: pack.hotItems.map((item) => item.name),
      series: [
        { name: now, values: pack.hotItems.map((item) => item.now) },
        { name: before, values: pack.hotItems.map((item) => item.before) },
      ],
      unit: '',
      target: null,
    },
    list: {
      columns: [
        { label: '反复发生的地方（约 250 米内两件以上）', width: 62, right: false },
        { label: now, width: 18, right: true },
        { label: `较${before}`, width: 20, right: true },
      ],
      rows: pack.hotPlaces.map((place) => ({
        cells: [place.name, grouped(place.now), change(place)],
        tone: place.now > place.before ? ('short' as const) : ('plain' as const),
      })),
      empty: '没有反复发生的地方',
    },
    foot: `${frozenWords(pack)}；受限类别只计总数，地点不细于社区`,
    tables: [
      {
        title: '热点事项',
        columns: ['代码', '事项', now, before, '主要镇街'],
        rows: pack.hotItems.map((i) => [
          i.key,
          i.name,
          i.now,
          i.before,
          i.towns.map((t) => `${t.name}${t.n}`).join('、'),
        ]),
      },
      {
        title: '反复发生的地方',
        columns: ['社区', now, before],
        rows: pack.hotPlaces.map((p) => [p.name, p.now, p.before]),
      },
    ],
  };
}

/** Satisfaction with two voices, nobody named. */
export function satisfactionSlide(pack: PackNumbers): Draft {
  const { satisfied, basically, unsatisfied, voices } = pack.satisfaction;
  const reach = figureOf(pack, 'reached').now;
  const rated = satisfied + basically + unsatisfied;
  const words = { satisfied: '满意', basicallySatisfied: '基本满意', unsatisfied: '不满意' } as const;
  return {
    ...plainDraft,
    section: '回访与满意度',
    title:
      rated === 0
        ? '本期没有作出评价的回访'
        : `${grouped(rated)} 件有评价，满意率 ${percentWord(figureOf(pack, 'contented').now)}%，${unsatisfied === 0 ? '没有不满意' : `${countWord(unsatisfied)}件不满意`}`,
    chart: {
      title: '评价件数',
      direction: 'bars',
      categories: ['满意', '基本满意', '不满意'],
      series: [{ name: '件', values: [satisfied, basically, unsatisfied] }],
      unit: '',
      target: null,
    },
    blocks: [
      {
        head: '回访',
        lines: [
          `接通 ${grouped(reach.numerator)} / ${grouped(reach.denominator ?? 0)} 件，接通率 ${percentWord(reach)}%`,
        ],
      },
      ...voices.map((v) => ({ head: `${words[v.word]}　${v.item}`, lines: [`“${v.text}”`] })),
    ],
    foot: `${formulaWords('contented')}；原话已隐去姓名、电话、门牌`,
    tables: [
      {
        title: '评价',
        columns: ['评价', '件数'],
        rows: [
          ['满意', satisfied],
          ['基本满意', basically],
          ['不满意', unsatisfied],
        ],
      },
      { title: '回访', columns: ['接通', '结束'], rows: [[reach.numerator, reach.denominator]] },
    ],
    asked: [{ q: '接通率怎么算', a: formulaWords('reached') }],
  };
}

/** What falls due in the seven days from the cut-off. */
export function outlookSlide(pack: PackNumbers): Draft {
  const { days, units, total } = pack.outlook;
  const peak = days.toSorted((a, b) => b.n - a.n)[0];
  const title =
    total === 0 || peak === undefined
      ? '未来七天没有到期的事件'
      : `未来七天 ${grouped(total)} 件到期，${dateWord(peak.date)}最多（${grouped(peak.n)} 件）`;
  return {
    ...plainDraft,
    section: '下周看点',
    title,
    chart: {
      title: '到期件数',
      direction: 'columns',
      categories: days.map(({ date }) => `${Number(date.slice(8))}日`),
      series: [{ name: '到期', values: days.map(({ n }) => n) }],
      unit: '',
      target: null,
    },
    list: {
      columns: [
        { label: '单位', width: 70, right: false },
        { label: '到期', width: 30, right: true },
      ],
      rows: units.slice(0, 7).map(({ name, n }) => ({ cells: [name, grouped(n)], tone: 'plain' as const })),
      empty: '没有部门有到期事件',
    },
    foot: `${frozenWords(pack)}；按法定或本级办理时限`,
    tables: [
      { title: '到期', columns: ['日期', '件数'], rows: days.map(({ date, n }) => [date, n]) },
      { title: '到期单位', columns: ['单位', '件数'], rows: units.map(({ name, n }) => [name, n]) },
    ],
  };
}
