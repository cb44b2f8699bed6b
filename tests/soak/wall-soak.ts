/**
 * `npm run soak [-- --weeks N] [--every S] [--real-minutes M]`: walls of one and two screens for weeks of simulated time at fast forward, every figure,
 * list and mark moving, scenes turning, nights and major events coming and going. Prints heap and nodes after each part as JSON; flat
 * is what they should be. With `--real-minutes` the same walls live that long by the real clock, one update a second and nothing sped
 * up. Needs the built pages.
 */
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../tools/ensure-browser.ts';
import { wallSession } from '../fixtures/wall-feeds.ts';
import { fixtureNow, movingWallView } from '../fixtures/wall-view.ts';
import { lineOnline } from '../support/fake-station.ts';
import { startFakeWall } from '../support/fake-wall.ts';

const { values } = parseArgs({
  options: {
    weeks: { type: 'string', default: '4' },
    every: { type: 'string', default: '60' },
    'real-minutes': { type: 'string', default: '0' },
  },
});
const weeks = Number(values.weeks);
const realMinutes = Number(values['real-minutes']);
const real = realMinutes > 0;
const stepMs = real ? 1000 : Number(values.every) * 1000;
const steps = Math.floor((real ? realMinutes * 60_000 : weeks * 7 * 86_400_000) / stepMs);
if (!(steps >= 20)) throw new RangeError('--weeks, --every and --real-minutes must make at least 20 updates');
const parts = 8;
const warm = Math.min(600, Math.floor(steps / 4));
const sizes = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 1080 },
] as const;

type Load = { readonly heapMiB: number; readonly nodes: number; readonly listeners: number; readonly elements: number };

async function loadOf(page: Page, devtools: CDPSession): Promise<Load> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((m) => m.name === name)?.value ?? Number.NaN;
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  return {
    heapMiB: Math.round((of('JSHeapUsedSize') / 2 ** 20) * 100) / 100,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    elements,
  };
}

const wall = await startFakeWall();
const executablePath = findBrowser();
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu'],
  ...(executablePath !== null && { executablePath }),
});
const looks: { readonly at: number; readonly loads: readonly Load[] }[] = [];
const frames: number[] = [];
try {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  // The wall's own uptime goes as fast as the county's clock: scenes turn and the board shifts as in those weeks.
  await context.addInitScript(() => {
    const real = performance.now.bind(performance);
    const soak = globalThis as { added?: number; longest?: number };
    performance.now = () => real() + (soak.added ?? 0);
    let last = real();
    const frame = (): void => {
      soak.longest = Math.max(soak.longest ?? 0, real() - last);
      last = real();
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const pages: Page[] = [];
  const devtools: CDPSession[] = [];
  for (const size of sizes) {
    const page = await context.newPage();
    await page.setViewportSize(size);
    await page.goto(wall.url);
    await page.locator('canvas').first().waitFor();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    pages.push(page);
    devtools.push(session);
  }
  const look = async (n: number): Promise<void> => {
    await setTimeout(1_500);
    const loads = await Promise.all(pages.map((page, i) => loadOf(page, devtools[i] as CDPSession)));
    const at = real ? Math.round((n * stepMs) / 60_000) : Math.round((n * stepMs) / 86_400_000);
    looks.push({ at, loads });
    process.stderr.write(
      `${real ? 'minute' : 'day'} ${at}: ${loads.map((l) => `${l.heapMiB} MiB, ${l.nodes} nodes`).join(' · ')}\n`,
    );
  };
  const began = performance.now();
  for (let n = 1; n <= steps; n++) {
    const at = fixtureNow + n * stepMs;
    wall.station.feed({ session: wallSession(lineOnline(at, at - Date.now())), wall: movingWallView(n, at) });
    if (real) await setTimeout(Math.max(0, began + n * stepMs - performance.now()));
    else if (n % 20 === 0) {
      await Promise.all(
        pages.map((page) => page.evaluate((ms) => void ((globalThis as { added?: number }).added = ms), n * stepMs)),
      );
      await setTimeout(30);
    }
    // Everything has been shown, and what runs often compiled, before the first look counts (P11: after 600 updates).
    if (n === warm || (n > warm && n % Math.floor(steps / parts) === 0)) await look(n);
  }
  for (const page of pages) frames.push(await page.evaluate(() => (globalThis as { longest?: number }).longest ?? 0));
} finally {
  await browser.close();
  await wall.stop();
}
const growth = sizes.map((size, i) => {
  const [first, last] = [looks[0]?.loads[i], looks.at(-1)?.loads[i]];
  return {
    wall: `${size.width}×${size.height}`,
    heapRatio: Math.round(((last?.heapMiB ?? 0) / (first?.heapMiB ?? 1)) * 100) / 100,
    nodes: [first?.nodes, last?.nodes],
    elements: [first?.elements, last?.elements],
    listeners: [first?.listeners, last?.listeners],
    longestFrameMs: Math.round(frames[i] ?? 0),
  };
});
const span = real ? { realMinutes } : { simulatedWeeks: weeks };
console.log(JSON.stringify({ ...span, updates: steps, looksAt: real ? 'minutes' : 'days', growth, looks }, null, 2));
