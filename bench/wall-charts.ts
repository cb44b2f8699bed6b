/**
 * P11: twelve charts on one 4K page, redrawn once a second for some seconds: all in one frame, and each in its own part of the second
 * as the wall does it. Then the heap of the page after 600 redraws and after a day's 86,400. Needs a Chromium.
 */
import { createRequire } from 'node:module';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../tools/ensure-browser.ts';
import { round } from './measure.ts';

const charts = 12;
const seconds = 20;
const warm = 600;
const day = 86_400;

type Stagger = { readonly waitForSlot: (slot: number, uptime: number) => number };
const stagger = new URL('../renderer/walls/chart/stagger.ts', import.meta.url).href;
const echarts = createRequire(import.meta.url).resolve('echarts/dist/echarts.min.js');

/** What the page is given: a chart that is kept, and what to draw on it the n-th time. */
type Drawing = { readonly draw: (chart: number, n: number) => void };

async function openCharts(page: Page): Promise<void> {
  await page.setViewportSize({ width: 3840, height: 2160 });
  await page.setContent(
    '<body style="margin:0;display:grid;grid-template-columns:repeat(4,960px);grid-auto-rows:720px;background:#060b0f"></body>',
  );
  await page.addScriptTag({ path: echarts });
  await page.evaluate((count) => {
    type Chart = { setOption: (option: unknown, how?: unknown) => void };
    const lib = (globalThis as unknown as { echarts: { init: (host: HTMLElement) => Chart } }).echarts;
    const made = Array.from({ length: count }, () =>
      lib.init(document.body.appendChild(document.createElement('div'))),
    );
    const values = (n: number, k: number): number[] => Array.from({ length: 24 }, (_, i) => (i * k + n * 7) % 53);
    const draw = (chart: number, n: number): void =>
      made[chart]?.setOption(
        {
          animation: false,
          silent: true,
          xAxis: { type: 'category', data: values(0, 1) },
          yAxis: { type: 'value' },
          series: [
            { type: 'bar', data: values(n, 5) },
            { type: 'line', data: values(n, 3) },
          ],
        },
        { silent: true },
      );
    (globalThis as unknown as { drawing: Drawing }).drawing = { draw };
    for (let chart = 0; chart < count; chart++) draw(chart, 0);
  }, charts);
}

const cpuOf = async (devtools: CDPSession): Promise<number> => {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
};

/** @param waits ms into each second at which a chart is redrawn */
async function secondsOf(page: Page, devtools: CDPSession, waits: readonly number[]) {
  const before = await cpuOf(devtools);
  const longest = await page.evaluate(
    async ({ waits, seconds }) => {
      const { drawing } = globalThis as unknown as { drawing: Drawing };
      let last = performance.now();
      let most = 0;
      let on = true;
      const frame = (now: number): void => {
        most = Math.max(most, now - last);
        last = now;
        if (on) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      for (let n = 1; n <= seconds; n++) {
        for (const [chart, wait] of waits.entries()) setTimeout(() => drawing.draw(chart, n), wait);
        await new Promise((next) => setTimeout(next, 1000));
      }
      on = false;
      return most;
    },
    { waits, seconds },
  );
  return {
    longestFrameMs: round(longest, 1),
    cpuMsPerSecond: round((((await cpuOf(devtools)) - before) * 1000) / seconds, 1),
  };
}

/** MiB after `upto` redraws, `from` of which were there before. */
async function heapAfter(page: Page, devtools: CDPSession, from: number, upto: number): Promise<number> {
  await page.evaluate(
    async ({ from, upto, charts }) => {
      const { drawing } = globalThis as unknown as { drawing: Drawing };
      for (let n = from; n < upto; n++) {
        drawing.draw(n % charts, n);
        // A frame now and then: what is measured here is what stays, not the painting of a 4K page.
        if (n % (charts * 50) === 0) await new Promise((next) => requestAnimationFrame(next));
      }
    },
    { from, upto, charts },
  );
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  return round((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 2 ** 20, 2);
}

export async function benchWallCharts(say: (line: string) => void): Promise<unknown> {
  const { waitForSlot } = (await import(stagger)) as Stagger;
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu'],
    ...(executablePath !== null && { executablePath }),
  });
  try {
    const page = await browser.newPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    await openCharts(page);
    say('wall: twelve charts at once');
    const atOnce = await secondsOf(
      page,
      devtools,
      Array.from({ length: charts }, () => 0),
    );
    say('wall: twelve charts, each in its own part of the second');
    const slots = Array.from({ length: charts }, (_, slot) => waitForSlot(slot, 0));
    const staggered = await secondsOf(page, devtools, slots);
    say(`wall: ${day} redraws`);
    const early = await heapAfter(page, devtools, 0, warm);
    const late = await heapAfter(page, devtools, warm, day);
    return {
      charts,
      atOnce,
      staggered,
      longestFrameRatio: round(staggered.longestFrameMs / atOnce.longestFrameMs, 2),
      cpuRatio: round(staggered.cpuMsPerSecond / atOnce.cpuMsPerSecond, 2),
      heapMiB: { after600: early, after86400: late, ratio: round(late / early, 2) },
    };
  } finally {
    await browser.close();
  }
}
