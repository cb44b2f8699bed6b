import type { ScatterSeriesOption } from 'echarts/charts';
import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption, ScatterChart } from 'echarts/charts';
import {
  GeoComponent,
  type GeoComponentOption,
  GridComponent,
  type GridComponentOption,
  MarkLineComponent,
  type MarkLineComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use as install, registerMap } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// Only what the wall draws: the whole of ECharts would be three times the size.
install([BarChart, LineChart, ScatterChart, GeoComponent, GridComponent, MarkLineComponent, CanvasRenderer]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | GeoComponentOption
  | GridComponentOption
  | MarkLineComponentOption
>;
export { init as initChart, registerMap };

/** Family list of the canvas, equal to `--font` of the theme. */
export const chartFont = "'GridDesk Latin', 'Noto Sans SC Variable', 'Noto Sans CJK SC', sans-serif";

/** Every chart of the wall stands still and hears no pointer. */
export const stillChart = { animation: false, silent: true } as const;
