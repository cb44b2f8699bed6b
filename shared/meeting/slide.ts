import type { SlideKey } from './edits.ts';

export type Cell = string | number | null;
/** The numbers behind a slide: what the notes of the file carry and a test reads back. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** A bar chart, native and editable in the exported file. `line` draws the last series as marks to compare with. */
export type SlideChart = {
  readonly title: string;
  readonly direction: 'columns' | 'bars';
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly unit: '' | '%' | '天';
  /** The line a rate is measured against; bars are drawn as their distance from it on screen. */
  readonly target: number | null;
};

export type Kpi = {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly sub: string;
  readonly short: boolean;
};
export type Tone = 'plain' | 'good' | 'short' | 'bad';
/** A list on the slide: what is read there. `tones` by row. */
export type SlideList = {
  readonly columns: readonly { readonly label: string; readonly width: number; readonly right: boolean }[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly tone: Tone }[];
  readonly empty: string;
};
export type Course = {
  readonly from: number;
  readonly to: number;
  readonly due: number | null;
  readonly steps: readonly { readonly at: number; readonly words: string; readonly tone: Tone }[];
};

/** One slide: one message, at most one chart, the table behind it. Screen, PPTX and paper draw the same data. */
export type Slide = {
  readonly key: SlideKey;
  readonly section: string;
  /** The finding, not the topic. */
  readonly title: string;
  readonly kpis: readonly Kpi[];
  readonly chart: SlideChart | null;
  readonly list: SlideList | null;
  readonly course: Course | null;
  /** Text blocks: heading and lines. */
  readonly blocks: readonly { readonly head: string; readonly lines: readonly string[] }[];
  readonly foot: string;
  readonly tables: readonly (Table & { readonly title: string })[];
  /** What to say, as typed; beneath it the file puts the tables. */
  readonly notes: string;
  /** What may be asked: question and answer, for the presenter alone. */
  readonly asked: readonly { readonly q: string; readonly a: string }[];
};
