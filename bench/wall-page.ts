import { type CDPSession, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../tools/ensure-browser.ts';

export const charts = 12;
const columns = 4;
const at = (file: string): string => new URL(`../renderer/walls/${file}`, import.meta.url).pathname;
/** Charts as the wall makes them: its host, its options, its fonts' sizes. The page's package has types for bundlers only. */
const source = `
import { hostChart } from ${JSON.stringify(at('chart/chart-host.ts'))};
import { flowOption } from ${JSON.stringify(at('flow/flow-option.ts'))};
import { townsOption } from ${JSON.stringify(at('flow/towns-option.ts'))};
import { makeHatch } from ${JSON.stringify(at('flow/make-hatch.ts'))};
import { dayPalette as palette } from ${JSON.stringify(at('frame/wall-palette.ts'))};
const hour = 3600000, from = 497222 * hour;
const flow = (n, unit) => flowOption({
  hourly: Array.from({ length: 24 }, (_, i) => ({ at: from + i * hour, inflow: (i * 5 + n * 7) % 53, closing: (i * 3 + n * 7) % 53 })),
  asOf: from + 23.4 * hour, marker: '现在 14:26', hourWord: '时', palette, unit });
const towns = (n, unit, hatch) => townsOption({
  byTown: Array.from({ length: 19 }, (_, i) => ({ code: String(100 + i), name: '', open: 30 + ((i * 5 + n * 7) % 53), overdue: (i + n) % 9 })),
  townName: () => '青山镇', palette, hatch, unit });
globalThis.openCharts = (count, unit) => {
  const hatch = makeHatch(palette.red, '#5e1a12', unit);
  const hosts = Array.from({ length: count }, () => hostChart(document.body.appendChild(document.createElement('div'))));
  globalThis.draw = (chart, n) => hosts[chart].show(chart % 2 === 0 ? flow(n, unit) : towns(n, unit, hatch));
  for (let chart = 0; chart < count; chart++) globalThis.draw(chart, 0);
};`;

/** What the page is given: draws the n-th picture of a chart. */
export type Drawing = { readonly draw: (chart: number, n: number) => void };

async function pageCode(): Promise<string> {
  const name = 'virtual:wall-charts';
  const made = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'wall-charts',
        resolveId: (id) => (id === name ? `\0${name}` : null),
        load: (id) => (id === `\0${name}` ? source : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: name, output: { format: 'iife' } } },
  });
  const [first] = 'output' in made ? made.output : [];
  if (first?.type !== 'chunk') throw new Error('vite made no page of charts');
  return first.code;
}

export type ChartsPage = { readonly page: Page; readonly devtools: CDPSession; readonly close: () => Promise<void> };

/** Twelve charts of the wall on one page of Chromium without a graphics card. `width` and `height`: the whole page, px. */
export async function openChartsPage(width: number, height: number): Promise<ChartsPage> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu'],
    ...(executablePath !== null && { executablePath }),
  });
  try {
    const page = await browser.newPage();
    await page.setViewportSize({ width, height });
    const [across, down] = [width / columns, height / (charts / columns)];
    await page.setContent(
      `<body style="margin:0;display:grid;grid-template-columns:repeat(${columns},${across}px);grid-auto-rows:${down}px;background:#060b0f"></body>`,
    );
    await page.addScriptTag({ content: await pageCode() });
    await page.evaluate(
      ({ count, unit }) =>
        (globalThis as unknown as { openCharts: (count: number, unit: number) => void }).openCharts(count, unit),
      { count: charts, unit: across / 960 },
    );
    return { page, devtools: await browser.newBrowserCDPSession(), close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
