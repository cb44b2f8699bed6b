import type { BarSeriesOption } from 'echarts/charts';
import { MS_PER_HOUR } from '../../../shared/time/local-date.ts';
import { localParts } from '../../../shared/time/local-time.ts';
import type { WallView } from '../../../shared/wire/wall-view.ts';
import { type ChartOption, chartFont, stillChart } from '../chart/chart-kit.ts';
import type { WallPalette } from '../frame/wall-palette.ts';
import { niceTop } from './nice-top.ts';

export type FlowInput = {
  readonly hourly: WallView['hourly'];
  /** Moment of the marker, ms: the figures are whole up to here. */
  readonly asOf: number;
  /** `现在 14:26` or, when stale, `截至 14:02`. */
  readonly marker: string;
  /** `时` after an hour, or nothing. */
  readonly hourWord: string;
  readonly palette: WallPalette;
  readonly unit: number;
};

export const FLOW_HOURS = 24;
const LABEL_EVERY_HOURS = 4;
const LABEL_PX = 28;
/** Least width of an hour in any tile that has the chart, design px, and the air between two words of the row under the axis. */
const HOUR_PX = 30;
const AIR_PX = 10;
/** Hours from the middle of a bar within which the marker would cross the number over it. */
const NEAR_HOURS = 0.9;
/** Digits and Latin letters are at most this part of a Chinese character wide. */
const NARROW = 0.56;

/** Hours of the chart, oldest first, always 24; null where there is no figure. */
export function flowHours(hourly: FlowInput['hourly']): readonly (FlowInput['hourly'][number] | null)[] {
  const last = hourly.slice(-FLOW_HOURS);
  return [...Array.from({ length: FLOW_HOURS - last.length }, () => null), ...last];
}

/** Where a moment lies on the axis of hours, 0…24; null when outside. */
export function hourPosition(hours: ReturnType<typeof flowHours>, at: number): number | null {
  const index = hours.findIndex((hour) => hour !== null && at >= hour.at && at < hour.at + MS_PER_HOUR);
  const hour = hours[index];
  return hour === null || hour === undefined ? null : index + (at - hour.at) / MS_PER_HOUR;
}

/** Inflow as bars, closing as a line, and a marker up to where both are known. */
export function flowOption(input: FlowInput): ChartOption {
  const { palette, unit, asOf, marker } = input;
  const hours = flowHours(input.hourly);
  const known = (hour: (typeof hours)[number]): hour is NonNullable<typeof hour> => hour !== null && hour.at <= asOf;
  const inflow = hours.map((hour) => (known(hour) ? hour.inflow : null));
  const closing = hours.map((hour) => (known(hour) ? hour.closing : null));
  const top = niceTop(Math.max(0, ...[...inflow, ...closing].filter((n) => n !== null)));
  const position = hourPosition(hours, asOf);
  const text = { fontFamily: chartFont, fontSize: LABEL_PX * unit, color: palette.sub };
  return {
    ...stillChart,
    grid: { left: 64 * unit, right: 20 * unit, top: 42 * unit, bottom: 46 * unit },
    xAxis: [
      {
        type: 'category',
        data: hourLabels(hours, input.hourWord, position === null ? null : { position, words: marker }),
        axisLine: { lineStyle: { color: palette.grid, width: unit } },
        axisTick: { show: false },
        axisLabel: { ...text, interval: 0, margin: 10 * unit },
      },
      // Hours as a measure, for the marker that stands within one.
      { type: 'value', min: 0, max: FLOW_HOURS, show: false },
    ],
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      interval: top / 2,
      axisLabel: { ...text, margin: 14 * unit },
      splitLine: { lineStyle: { color: palette.line, width: unit } },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: '68%',
        itemStyle: { color: palette.bar },
        data: peakLabelled(
          inflow,
          { ...text, color: palette.text, fontWeight: 700, distance: 6 * unit },
          position,
          unit,
        ),
      },
      {
        type: 'line',
        silent: true,
        symbol: 'circle',
        symbolSize: 10 * unit,
        lineStyle: { color: palette.teal, width: 5 * unit },
        itemStyle: { color: palette.teal },
        data: closing.map((n) => n ?? '-'),
      },
      {
        type: 'line',
        silent: true,
        xAxisIndex: 1,
        data: [],
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { color: palette.text, width: 2.5 * unit, type: 'solid' },
          label: {
            ...text,
            color: palette.text,
            position: 'start',
            distance: 10 * unit,
            align: 'right',
            verticalAlign: 'top',
            formatter: marker,
          },
          data: position === null ? [] : [{ xAxis: position }],
        },
      },
    ],
  };
}

/**
 * Plain numbers but for the busiest hour, which says its own: an option for each bar would cost ECharts a third more (P11). Where the
 * marker stands at that hour, its number ends before the marker.
 */
function peakLabelled(
  hours: readonly (number | null)[],
  style: NonNullable<BarSeriesOption['label']>,
  position: number | null,
  unit: number,
) {
  const peak = hours.reduce<number>((best, n, i) => ((n ?? 0) > (hours[best] ?? 0) ? i : best), 0);
  const away = position === null ? Number.NaN : position - (peak + 0.5);
  const aside =
    Math.abs(away) < NEAR_HOURS
      ? ({ align: 'right', offset: [(away * HOUR_PX - AIR_PX) * unit, 0] } satisfies typeof style)
      : {};
  const label = { show: true, position: 'top', ...style, ...aside } as const;
  return hours.map((n, i) => (i === peak && (n ?? 0) > 0 ? { value: n ?? '-', label } : (n ?? '-')));
}

const widthOf = (words: string): number =>
  Array.from(words).reduce((px, one) => px + LABEL_PX * (one.charCodeAt(0) > 0xff ? 1 : NARROW), 0);

type Marker = { readonly position: number; readonly words: string };

/** Words under the axis, none of them under those of the marker, which end where it stands. */
export function hourLabels(hours: ReturnType<typeof flowHours>, hourWord: string, marker: Marker | null) {
  const to = marker === null ? 0 : marker.position * HOUR_PX + AIR_PX;
  const from = marker === null ? 0 : marker.position * HOUR_PX - widthOf(marker.words) - AIR_PX;
  return hours.map((hour, i) => {
    const label = hourLabel(hour, hourWord);
    const [middle, half] = [(i + 0.5) * HOUR_PX, widthOf(label) / 2];
    return middle + half > from && middle - half < to ? '' : label;
  });
}

function hourLabel(hour: { readonly at: number } | null, word: string): string {
  if (hour === null) return '';
  const { hour: h } = localParts(hour.at);
  return h % LABEL_EVERY_HOURS === 0 ? `${h}${word}` : '';
}
