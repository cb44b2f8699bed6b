import type { WallView } from '../../../shared/wire/wall-view.ts';
import { type ChartOption, chartFont, stillChart } from '../chart/chart-kit.ts';
import type { WallPalette } from '../frame/wall-palette.ts';
import { niceTop } from './nice-top.ts';

export type TownsInput = {
  readonly byTown: WallView['byTown'];
  readonly townName: (code: string) => string;
  readonly palette: WallPalette;
  /** Hatch for what is late, so that it does not hang on the colour alone. */
  readonly hatch: HTMLCanvasElement | null;
  readonly unit: number;
};

const LABEL_PX = 28;
/** Characters of a name that fit under its bar, one under the other. */
const NAME_LINES = 3;

/** Most open first; equal ones by code, so that they do not change places. */
export const townsByOpen = (byTown: TownsInput['byTown']): TownsInput['byTown'] =>
  byTown.toSorted((a, b) => b.open - a.open || (a.code < b.code ? -1 : 1));

/** Open events of every town as bars, the overdue part hatched at the foot. */
export function townsOption({ byTown, townName, palette, hatch, unit }: TownsInput): ChartOption {
  const towns = townsByOpen(byTown);
  const top = niceTop(Math.max(0, ...towns.map(({ open }) => open)));
  const text = { fontFamily: chartFont, fontSize: LABEL_PX * unit, color: palette.sub };
  return {
    ...stillChart,
    grid: { left: 8 * unit, right: 8 * unit, top: 40 * unit, bottom: (NAME_LINES * 30 + 10) * unit },
    xAxis: {
      type: 'category',
      data: towns.map(({ code }) => code),
      axisLine: { lineStyle: { color: palette.grid, width: unit } },
      axisTick: { show: false },
      axisLabel: {
        ...text,
        interval: 0,
        lineHeight: 30 * unit,
        margin: 8 * unit,
        formatter: (code: string) => Array.from(townName(code)).slice(0, NAME_LINES).join('\n'),
      },
    },
    yAxis: { type: 'value', min: 0, max: top, show: false },
    series: [
      {
        type: 'bar',
        stack: 'open',
        silent: true,
        barWidth: '58%',
        itemStyle: { color: hatch === null ? palette.red : { image: hatch, repeat: 'repeat' } },
        data: towns.map(({ overdue }) => overdue),
      },
      {
        type: 'bar',
        stack: 'open',
        silent: true,
        itemStyle: { color: palette.bar },
        // Plain numbers and one label for all: an option for each bar would cost ECharts a third more (P11).
        label: {
          show: true,
          position: 'top',
          ...text,
          color: palette.text,
          fontWeight: 600,
          distance: 4 * unit,
          formatter: ({ dataIndex }) => String(towns[dataIndex]?.open ?? ''),
        },
        data: towns.map(({ open, overdue }) => Math.max(0, open - overdue)),
      },
    ],
  };
}
