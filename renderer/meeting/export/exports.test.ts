import { strFromU8, unzipSync } from 'fflate';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure } from '../../../shared/figures/figure.ts';
import { createMapSums } from '../../../shared/figures/map-sums.ts';
import { deckOf } from '../../../shared/meeting/deck.ts';
import { noEdits } from '../../../shared/meeting/edits.ts';
import { packPeriod, periodName, spanOf } from '../../../shared/meeting/pack-period.ts';
import type { Slide } from '../../../shared/meeting/slide.ts';
import { momentWord } from '../../../shared/meeting/words.ts';
import { localDate, MS_PER_DAY, startOfDay } from '../../../shared/time/local-date.ts';
import type { PackView } from '../../../shared/wire/meeting.ts';
import { frozenMonth, secrets } from '../../../tests/support/frozen-month.ts';
import { SlideView } from '../slide-view.tsx';
import { makeBrief } from './make-brief.ts';
import { makePptx, notesOf } from './make-pptx.ts';

let view: PackView;
let deck: readonly Slide[];
let files: Record<string, string>;
let brief: string;
let live: Awaited<ReturnType<typeof frozenMonth>>;
beforeAll(async () => {
  live = await frozenMonth();
  view = live.view;
  deck = deckOf(view.pack, { ...noEdits, notes: { overview: '先说结论' } }, [
    { number: 'YD1', task: '逐件报办结日期', unit: '城管局', dueOn: '2025-09-20' },
  ]);
  const heard: string[] = [];
  const bytes = await makePptx(deck, { name: '工作例会', period: '2025年第36周' }, (n, of) => heard.push(`${n}/${of}`));
  expect(heard.at(-1)).toBe(`${deck.length}/${deck.length}`);
  files = textsOf(bytes);
  brief =
    textsOf(await makeBrief(view.pack, deck, ['逐件报办结日期（城管局，2025-09-20）']))['word/document.xml'] ?? '';
});
afterAll(() => live.clean());

/** Every part of an Office file that is text; workbooks inside are opened too. */
function textsOf(bytes: Uint8Array): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (/\.(xml|rels)$/.test(name)) out[name] = strFromU8(part);
    else if (name.endsWith('.xlsx'))
      for (const [inner, text] of Object.entries(textsOf(part))) out[`${name}/${inner}`] = text;
  }
  return out;
}
const unescape = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
const valuesIn = (xml: string, tag: 'c:val' | 'c:cat'): readonly (readonly string[])[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))].map((m) =>
    [...(m[1] ?? '').matchAll(/<c:v>([\s\S]*?)<\/c:v>/g)].map((v) => unescape(v[1] ?? '')),
  );
/** The chart parts in the order of the slides that hold them. */
function chartsOf(): readonly string[] {
  const found: string[] = [];
  for (let n = 1; n <= deck.length; n++) {
    const chart = /charts\/(chart\d+\.xml)/.exec(files[`ppt/slides/_rels/slide${n}.xml.rels`] ?? '')?.[1];
    if (chart !== undefined) found.push(files[`ppt/charts/${chart}`] ?? '');
  }
  return found;
}
const notesXml = (n: number): string => {
  const text = files[`ppt/notesSlides/notesSlide${n}.xml`] ?? '';
  return unescape([...text.matchAll(/<a:t>([\s\S]*?)<\/a:t>/g)].map((m) => m[1]).join(''));
};

test('W4 given the exported deck, when its charts are read back, then every number is the pack’s, native and with a workbook to edit', () => {
  const wanted = deck.flatMap(({ chart }) => (chart === null || chart.categories.length === 0 ? [] : [chart]));
  const charts = chartsOf();
  expect(charts).toHaveLength(wanted.length);
  expect(wanted.length).toBeGreaterThan(4);
  for (const [i, chart] of wanted.entries()) {
    expect(charts[i]).toContain('<c:barChart>');
    expect(valuesIn(charts[i] ?? '', 'c:val').map((v) => v.map(Number))).toEqual(
      chart.series.map(({ values }) => [...values]),
    );
    expect(valuesIn(charts[i] ?? '', 'c:cat')[0]).toEqual([...chart.categories]);
  }
  const sheets = Object.keys(files).filter((name) => name.endsWith('.xlsx/xl/worksheets/sheet1.xml'));
  expect(sheets).toHaveLength(wanted.length);
});

test('W4 given the notes of each slide, when read back, then what was typed and the table behind it stand there, number by number', () => {
  for (const [i, slide] of deck.entries()) {
    const plain = notesOf(slide).replaceAll(/\s+/g, ' ');
    expect(notesXml(i + 1).replaceAll(/\s+/g, ' '), slide.key).toContain(plain);
  }
  expect(notesXml(deck.findIndex(({ key }) => key === 'overview') + 1)).toContain('先说结论');
});

test('W2 given one moment, when seat, wall, pack and file are asked for the same figure, then they say the same', () => {
  const range = { ...spanOf(packPeriod('month', '2025-09-03')), now: view.pack.cutoff };
  const hub = createMapSums(live.rows());
  const cells = notesXml(deck.findIndex(({ key }) => key === 'overview') + 1).split('【主要指标】')[1] ?? '';
  for (const { key, now } of view.pack.figures) {
    const counters = figure(live.sums(), key, range);
    expect(counters, key).toEqual(now);
    expect(figure(hub, key, range), key).toEqual(now);
    const cell = [key, now.numerator, now.denominator, now.value].map((c) => (c === null ? '' : String(c))).join(' | ');
    expect(cells, key).toContain(cell);
  }
});

test('W2 given the moment of the pack, when the wall is asked, then what is open, late, in time and done is the same there and on the seat', () => {
  const wall = live.wall();
  if (wall?.scenes === undefined) throw new Error('no wall');
  const of = (key: string) => view.pack.figures.find((one) => one.key === key)?.now.numerator;
  expect([wall.open, live.seat('open')]).toEqual([of('open'), of('open')]);
  expect([wall.overdue, live.seat('overdue')]).toEqual([of('overdue'), of('overdue')]);
  expect(wall.open).toBeGreaterThan(0);
  // The wall's rates look back over days of their own: the same definition over the same days.
  const today = startOfDay(localDate(view.pack.cutoff));
  const range = { from: today - 29 * MS_PER_DAY, to: today + MS_PER_DAY, now: view.pack.cutoff };
  for (const key of ['onTime', 'completion'] as const) {
    const { numerator, denominator } = figure(createMapSums(live.rows()), key, range);
    expect(wall[key], key).toMatchObject({ numerator, denominator });
  }
  const parts = (list: readonly { readonly open: number; readonly overdue: number }[]) =>
    list.map(({ open, overdue }) => [open, overdue]);
  for (const [shown, packed] of [
    [wall.byDepartment.map((one) => ({ ...one, key: one.id })), view.pack.departments],
    [wall.byTown.map((one) => ({ ...one, key: one.code })), view.pack.towns],
    [wall.scenes.towns.map((one) => ({ ...one, key: one.code })), view.pack.towns],
  ] as const) {
    const both = packed.filter(({ key }) => shown.some((one) => one.key === key));
    expect(both.length).toBeGreaterThan(0);
    expect(parts(both.map(({ key }) => shown.find((one) => one.key === key) ?? { open: -1, overdue: -1 }))).toEqual(
      parts(both),
    );
  }
});

/** Every number of a text as a number, without the commas between thousands. */
const numbersOf = (text: string): ReadonlySet<number> =>
  new Set([...text.replaceAll(/(\d),(?=\d{3}(?!\d))/g, '$1').matchAll(/\d+(?:\.\d+)?/g)].map(([n]) => Number(n)));
const texts = (xml: string, tag: string): string =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))]
    .map((m) => unescape(m[1] ?? ''))
    .join(' ');
const paperOf = (slide: Slide, i: number): string =>
  renderToStaticMarkup(
    createElement(SlideView, { slide, name: '工作例会', page: i + 1, pages: deck.length }),
  ).replaceAll(/<[^>]*>/g, ' ');
/** What stands on a slide of the file: its texts, its table, its chart as it is labelled. */
function onSlide(n: number): string {
  const rels = files[`ppt/slides/_rels/slide${n}.xml.rels`] ?? '';
  const chart = files[`ppt/charts/${/charts\/(chart\d+\.xml)/.exec(rels)?.[1]}`] ?? '';
  const values = valuesIn(chart, 'c:val')
    .flat()
    .map((v) => `${v} ${Number(v).toFixed(1)}`);
  return [texts(files[`ppt/slides/slide${n}.xml`] ?? '', 'a:t'), ...valuesIn(chart, 'c:cat').flat(), ...values].join(
    ' ',
  );
}

test('W2, W4 given every slide, when screen and paper are read beside the file, then every number of the one stands in the other', () => {
  for (const [i, slide] of deck.entries()) {
    const [paper, file] = [numbersOf(unescape(paperOf(slide, i))), numbersOf(onSlide(i + 1))];
    const target = slide.chart?.target ?? null;
    expect(
      [...paper].filter((n) => !file.has(n) && n !== target),
      `${slide.key}: on paper alone`,
    ).toEqual([]);
    const written = numbersOf(texts(files[`ppt/slides/slide${i + 1}.xml`] ?? '', 'a:t'));
    // Words of a course that have no room are cut on screen.
    const cut = slide.course === null ? [] : slide.course.steps.flatMap(({ words }) => [...numbersOf(words)]);
    expect(
      [...written].filter((n) => !paper.has(n) && !cut.includes(n)),
      `${slide.key}: in the file alone`,
    ).toEqual([]);
  }
});

test('W2 given the Word brief, when its numbers are read back, then each stands in the deck or in the pack', () => {
  const said = numbersOf(texts(brief, 'w:t'));
  const known = new Set([
    ...numbersOf(deck.map((slide, i) => `${paperOf(slide, i)} ${notesOf(slide)}`).join(' ')),
    ...numbersOf(`${periodName(view.pack.period)} ${momentWord(view.pack.cutoff)} ${view.pack.versions.profile}`),
    // The count of the one decision.
    1,
  ]);
  expect(said.size).toBeGreaterThan(10);
  expect([...said].filter((n) => !known.has(n))).toEqual([]);
});

test('LYG-30-9 given rates against 95 %, then the chart’s axis crosses at the target: no bar is cut off at its foot', () => {
  const charts = chartsOf();
  const at = deck
    .filter(({ chart }) => chart !== null && chart.categories.length > 0)
    .findIndex(({ key }) => key === 'departments');
  expect(at).toBeGreaterThanOrEqual(0);
  expect(charts[at]).toContain('<c:crossesAt val="95"/>');
});

test('W3 given names and numbers seeded into every event, when both files are searched, then none is found', () => {
  for (const [name, text] of [...Object.entries(files), ['brief', brief]] as const)
    for (const secret of secrets) expect(text.includes(secret), `${name}: ${secret}`).toBe(false);
});

test('given the Word brief, then it is of one page’s length, with the four headings and the decisions', () => {
  const text = [...brief.matchAll(/<w:t[^>]*>([\s\S]*?)<\/w:t>/g)].map((m) => m[1]).join('');
  for (const head of ['一、运行情况', '二、主要问题', '三、督办落实', '四、议定事项']) expect(text).toContain(head);
  expect(text).toContain('逐件报办结日期（城管局，2025-09-20）');
  // 22 lines of 28 characters are a page of GB/T 9704.
  expect(text.length).toBeLessThan(22 * 28);
});
