import { alarmKindNames } from '../domain/profile/alarm-rules.ts';
import { roomFigures } from '../figures/room-figures.ts';
import { type Draft, plainDraft } from './draft.ts';
import type { PackNumbers } from './pack.ts';
import { dateWord, grouped, momentWord } from './words.ts';

/** Self-checks of A7, not a claim of conformance. */
const most = { mean: 1, peak: 10 } as const;

const within = (is: boolean): string => (is ? '在自查线内' : '超过自查线');

/** Alarms sound in a room and are counted there: the county's journal has no sum of them, so the slide says whose count it is. */
const recordWords = (station: string | null): string =>
  station === null ? '本室值守台记录' : `${station.padStart(3, '0')} 号值守台所在值守室的记录`;

/** How heavy the alarms of this room were. Null where none ran on the console that froze the pack. */
export function alarmSlide(pack: PackNumbers): Draft | null {
  const { alarms } = pack;
  if (alarms === undefined || alarms === null) return null;
  const loud = alarms.mean > most.mean || alarms.peak > most.peak;
  const floods = alarms.floods === 0 ? '没有告警潮' : `告警潮 ${grouped(alarms.floods)} 次`;
  return {
    ...plainDraft,
    section: '告警负荷',
    title: `每 10 分钟 ${alarms.mean.toFixed(1)} 次告警，${within(!loud)}，${floods}`,
    kpis: [
      { label: '响出告警', value: grouped(alarms.total), unit: '次', sub: '成组后', short: false },
      {
        label: '每 10 分钟',
        value: alarms.mean.toFixed(1),
        unit: '次',
        sub: `自查线 ≤${most.mean}`,
        short: alarms.mean > most.mean,
      },
      {
        label: '最高 10 分钟',
        value: grouped(alarms.peak),
        unit: '次',
        sub: `自查线 ≤${most.peak}`,
        short: alarms.peak > most.peak,
      },
      {
        label: '告警潮',
        value: grouped(alarms.floods),
        unit: '次',
        sub: '超过十次的十分钟起',
        short: alarms.floods > 0,
      },
      {
        label: '确认后又响',
        value: grouped(alarms.again),
        unit: '次',
        sub: `抖动 ${grouped(alarms.chattering)}`,
        short: false,
      },
    ],
    chart: {
      title: '每日响出次数',
      direction: 'columns',
      categories: alarms.days.map(({ date }) => dateWord(date)),
      series: [{ name: '次', values: alarms.days.map(({ n }) => n) }],
      unit: '',
      target: null,
    },
    list: {
      columns: [
        { label: '新起最多的几类', width: 70, right: false },
        { label: '次', width: 30, right: true },
      ],
      rows: alarms.top.map(({ kind, n }) => ({ cells: [alarmKindNames[kind].zh, grouped(n)], tone: 'plain' as const })),
      empty: '本期没有新起的告警',
    },
    foot: `${roomFigures.alarmMean.zh}＝${roomFigures.alarmMean.formula.zh}；${recordWords(alarms.station ?? null)}，${momentWord(alarms.from)} 起`,
    tables: [
      {
        title: '告警负荷',
        columns: ['次数', '每十分钟', '最高', '告警潮', '又响', '抖动'],
        rows: [[alarms.total, alarms.mean, alarms.peak, alarms.floods, alarms.again, alarms.chattering]],
      },
      { title: '每日', columns: ['日期', '次'], rows: alarms.days.map(({ date, n }) => [date, n]) },
      { title: '类别', columns: ['类别', '次'], rows: alarms.top.map(({ kind, n }) => [alarmKindNames[kind].zh, n]) },
    ],
    asked: [
      { q: '告警负荷怎么算', a: `${roomFigures.alarmMean.formula.zh}；${roomFigures.alarmMean.exclusions.zh}` },
      { q: '高峰怎么算', a: roomFigures.alarmPeak.formula.zh },
    ],
  };
}
