import PptxGenJS from 'pptxgenjs';
import type { Slide, SlideChart, SlideList, Table, Tone } from '../../../shared/meeting/slide.ts';

type Page = ReturnType<PptxGenJS['addSlide']>;
export type DeckMeta = {
  /** `云台县网格化服务管理工作例会` */
  readonly name: string;
  /** `2026年第46周` */
  readonly period: string;
};

const font = 'Microsoft YaHei';
const ink = '14202A';
const sub = '586774';
const teal = '0A6A66';
const colors: Readonly<Record<Tone, string>> = { plain: ink, good: '1B6E3C', short: '8A5A00', bad: 'AD1414' };
const fills: Readonly<Record<Tone, string>> = { plain: 'FFFFFF', good: 'FFFFFF', short: 'FFF3D9', bad: 'FDEBE9' };
const left = 0.67;
const width = 12;

/**
 * The deck as a PPTX: charts native and editable with their workbook, lists as native tables, every number once more in the notes.
 * @param progress told after each slide: done, of
 */
export async function makePptx(
  slides: readonly Slide[],
  meta: DeckMeta,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<Uint8Array> {
  const file = new PptxGenJS();
  file.layout = 'LAYOUT_WIDE';
  file.title = `${meta.name} ${meta.period}`;
  file.theme = { headFontFace: font, bodyFontFace: font };
  for (const [i, slide] of slides.entries()) {
    const page = file.addSlide();
    if (slide.key === 'cover') drawCover(page, slide);
    else drawSlide(file, page, slide, `${meta.name}　${i + 1} / ${slides.length}`);
    page.addNotes(notesOf(slide));
    progress(i + 1, slides.length);
    // The window goes on painting between two slides.
    await new Promise<void>((next) => setTimeout(next, 0));
  }
  return (await file.write({ outputType: 'uint8array' })) as Uint8Array;
}

/** What was typed, then each table: a line a row, cells and rows also apart where a reader runs the lines together. */
export function notesOf({ notes, tables }: Pick<Slide, 'notes' | 'tables'>): string {
  const line = (cells: Table['rows'][number]): string =>
    cells.map((cell) => (cell === null ? '' : String(cell))).join(' | ');
  const text = tables.map(({ title, columns, rows }) => `【${title}】\n${[columns, ...rows].map(line).join(' ；\n')}`);
  return [notes, ...text].filter((part) => part !== '').join('\n\n');
}

function drawCover(page: Page, slide: Slide): void {
  page.background = { color: '13232D' };
  page.addText(slide.section, { x: left, y: 0.6, w: width, h: 0.5, fontFace: font, fontSize: 18, color: 'B4C0C9' });
  page.addText(slide.title, {
    x: left,
    y: 2.2,
    w: 9,
    h: 1.6,
    fontFace: font,
    fontSize: 48,
    bold: true,
    color: 'EAF2F5',
  });
  page.addShape('rect', { x: left, y: 4.1, w: 0.9, h: 0.06, fill: { color: '4CC2B6' } });
  const [period, frozen] = slide.blocks;
  const lines = [period?.head ?? '', ...(period?.lines ?? [])].join('　');
  page.addText(lines, { x: left, y: 4.4, w: width, h: 0.6, fontFace: font, fontSize: 24, color: 'EAF2F5' });
  page.addText((frozen?.lines ?? []).join('\n'), {
    x: left,
    y: 6.1,
    w: width,
    h: 0.9,
    fontFace: font,
    fontSize: 16,
    color: 'B4C0C9',
    valign: 'bottom',
  });
}

function drawSlide(file: PptxGenJS, page: Page, slide: Slide, pageWords: string): void {
  page.addText(slide.section, {
    x: left,
    y: 0.35,
    w: width,
    h: 0.4,
    fontFace: font,
    fontSize: 18,
    bold: true,
    color: teal,
  });
  page.addText(slide.title, {
    x: left,
    y: 0.72,
    w: width,
    h: 0.8,
    fontFace: font,
    fontSize: 32,
    bold: true,
    color: ink,
    fit: 'shrink',
  });
  drawKpis(page, slide);
  const top = slide.kpis.length > 0 ? 3.15 : 1.75;
  const high = 6.75 - top;
  const both = slide.chart !== null && (slide.list !== null || slide.blocks.length > 0 || slide.course !== null);
  if (slide.course !== null) drawCourse(page, slide.course);
  const chartTop = slide.course === null ? top : 4.1;
  if (slide.chart !== null)
    drawChart(file, page, slide.chart, {
      x: left,
      y: chartTop,
      w: both && slide.course === null ? 6.4 : width,
      h: 6.75 - chartTop,
    });
  const x = slide.chart === null ? left : left + 6.7;
  const w = slide.chart === null ? width : width - 6.7;
  if (slide.list !== null) drawList(page, slide.list, { x, y: top, w });
  else if (slide.course === null) drawBlocks(page, slide, { x, y: top, w, h: high });
  page.addText(slide.foot, {
    x: left,
    y: 6.92,
    w: 8.6,
    h: 0.4,
    fontFace: font,
    fontSize: 11,
    color: sub,
    fit: 'shrink',
  });
  page.addText(pageWords, {
    x: 9.3,
    y: 6.92,
    w: 3.37,
    h: 0.4,
    fontFace: font,
    fontSize: 11,
    color: sub,
    align: 'right',
  });
}

function drawKpis(page: Page, { kpis }: Slide): void {
  const each = width / Math.max(1, kpis.length);
  for (const [i, kpi] of kpis.entries()) {
    const x = left + i * each;
    const color = kpi.short ? colors.short : ink;
    page.addShape('rect', { x, y: 1.65, w: each - 0.2, h: 0.03, fill: { color } });
    page.addText(kpi.label, { x, y: 1.7, w: each, h: 0.35, margin: 0, fontFace: font, fontSize: 14, color: sub });
    page.addText(
      [
        { text: kpi.value, options: { fontSize: 32, bold: true, color } },
        { text: kpi.unit, options: { fontSize: 16, color } },
      ],
      { x, y: 2.02, w: each, h: 0.6, margin: 0, fontFace: font },
    );
    page.addText(kpi.sub, { x, y: 2.62, w: each, h: 0.35, margin: 0, fontFace: font, fontSize: 12, color: sub });
  }
}

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

function drawChart(file: PptxGenJS, page: Page, chart: SlideChart, box: Box): void {
  // An empty chart has no workbook to edit; its table in the notes says that it is empty.
  if (chart.categories.length === 0) return;
  const bars = chart.direction === 'bars';
  // PowerPoint draws the first category of horizontal bars at the bottom.
  const data = chart.series.map(({ name, values }) => ({ name, labels: [...chart.categories], values: [...values] }));
  const lowest = Math.min(...chart.series.flatMap(({ values }) => values));
  page.addChart(file.ChartType.bar, data, {
    ...box,
    barDir: bars ? 'bar' : 'col',
    barGapWidthPct: 60,
    // The type of the package knows one of the two it writes.
    catAxisOrientation: (bars ? 'maxMin' : 'minMax') as 'minMax',
    chartColors: chart.series.length > 1 ? [teal, 'B9C6CE'] : [teal],
    showTitle: true,
    title: chart.title,
    titleFontFace: font,
    titleFontSize: 14,
    titleColor: sub,
    showLegend: chart.series.length > 1,
    legendPos: 't',
    legendFontFace: font,
    showValue: true,
    dataLabelFontSize: 12,
    dataLabelFontFace: font,
    dataLabelFormatCode: chart.unit === '' ? '#,##0' : '0.0',
    catAxisLabelFontFace: font,
    catAxisLabelFontSize: 12,
    valAxisHidden: true,
    valGridLine: { style: 'none' },
    // A rate stands as its distance from the target, never as a bar cut off at the foot.
    ...(chart.target !== null && {
      valAxisCrossesAt: chart.target,
      valAxisMaxVal: 100,
      valAxisMinVal: Math.floor(Math.min(lowest, chart.target - 10)),
    }),
    ...(chart.target === null && { valAxisMinVal: 0 }),
  });
}

function drawList(page: Page, list: SlideList, { x, y, w }: Omit<Box, 'h'>): void {
  if (list.rows.length === 0) {
    page.addText(list.empty, { x, y, w, h: 0.5, fontFace: font, fontSize: 16, color: sub });
    return;
  }
  const sum = list.columns.reduce((n, column) => n + column.width, 0);
  const size = list.rows.length > 9 ? 12 : 14;
  const border = { type: 'solid', color: 'DCE3E8', pt: 0.75 } as const;
  const none = { type: 'none' } as const;
  const head = list.columns.map(({ label, right }) => ({
    text: label,
    options: {
      color: sub,
      fontSize: size,
      align: right ? ('right' as const) : ('left' as const),
      border: [none, none, border, none] as [typeof none, typeof none, typeof border, typeof none],
    },
  }));
  const body = list.rows.map(({ cells, tone }) =>
    cells.map((text, i) => ({
      text,
      options: {
        color: colors[tone],
        bold: tone !== 'plain' && i === 0,
        fill: { color: fills[tone] },
        fontSize: size,
        align: list.columns[i]?.right === true ? ('right' as const) : ('left' as const),
        border: [none, none, border, none] as [typeof none, typeof none, typeof border, typeof none],
      },
    })),
  );
  page.addTable([head, ...body], {
    x,
    y,
    w,
    colW: list.columns.map((column) => (column.width / sum) * w),
    fontFace: font,
    margin: [0.03, 0.05, 0.03, 0.05],
    valign: 'middle',
  });
}

function drawBlocks(page: Page, { blocks }: Slide, box: Box): void {
  if (blocks.length === 0) return;
  const parts = blocks.flatMap(({ head, lines }) => [
    ...(head === '' ? [] : [{ text: head, options: { bold: true, fontSize: 16, color: ink, breakLine: true } }]),
    ...lines.map((text) => ({ text, options: { fontSize: 14, color: sub, breakLine: true } })),
  ]);
  page.addText(parts, { ...box, fontFace: font, valign: 'top', paraSpaceAfter: 6 });
}

/** A bar of time with its steps above and below, and what came after the limit in red. */
function drawCourse(page: Page, course: NonNullable<Slide['course']>): void {
  const whole = Math.max(1, course.to - course.from);
  const at = (ms: number): number => left + ((ms - course.from) / whole) * (width - 1);
  page.addShape('rect', { x: left, y: 2.7, w: width - 1, h: 0.16, fill: { color: 'DBE2E7' } });
  if (course.due !== null)
    page.addShape('rect', {
      x: at(course.due),
      y: 2.7,
      w: Math.max(0.02, at(course.to) - at(course.due)),
      h: 0.16,
      fill: { color: 'C01818' },
    });
  for (const [i, step] of course.steps.entries()) {
    const x = at(step.at);
    page.addShape('ellipse', {
      x: x - 0.08,
      y: 2.7,
      w: 0.16,
      h: 0.16,
      fill: { color: 'FFFFFF' },
      line: { color: colors[step.tone], width: 1.5 },
    });
    page.addText(step.words, {
      x: Math.min(x - 0.9, left + width - 1.9),
      y: i % 2 === 0 ? 2.0 : 2.95,
      w: 1.9,
      h: 0.6,
      fontFace: font,
      fontSize: 12,
      color: colors[step.tone],
      align: 'center',
      valign: i % 2 === 0 ? 'bottom' : 'top',
      fit: 'shrink',
    });
  }
}
