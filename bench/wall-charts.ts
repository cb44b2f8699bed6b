/**
 * P11: twelve charts of the wall on one 4K page, each redrawn once a second: all in one frame, and by the parts of the second as the wall
 * does it. The same charts, data and number of redraws, no animation, one instance a tile. Both take turns by the second or two,
 * so that what else the machine does is on both. CPU is that of all the browser's processes, on a page where a frame goes by at every
 * beat of the display, as with a pulse on the map, and on one where nothing moves but the charts: there Chromium without a graphics
 * card pays for every frame anew. Needs a Chromium.
 */
import type { CDPSession, Page } from 'playwright-core';
import { round } from './measure.ts';
import { charts, type Drawing, openChartsPage } from './wall-page.ts';

const rounds = 8;
const seconds = 2;

type Stagger = { readonly PARTS: number; readonly waitForSlot: (slot: number, uptime: number) => number };
const stagger = new URL('../renderer/walls/chart/stagger.ts', import.meta.url).href;

/** Some seconds of redraws. `waits`: ms into each second at which a chart is redrawn. */
type Part = { readonly waits: readonly number[]; readonly seconds: number };
type Frames = { readonly longest: readonly number[]; readonly drawing: number };

/** Longest frame of each second, ms, and how long all drawing of the charts took, ms. */
const framesOf = (page: Page, part: Part): Promise<Frames> =>
  page.evaluate(async ({ waits, seconds }) => {
    const { draw } = globalThis as unknown as Drawing;
    const longest: number[] = [];
    let drawing = 0;
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
      most = 0;
      for (const [chart, wait] of waits.entries())
        setTimeout(() => {
          const from = performance.now();
          draw(chart, n);
          drawing += performance.now() - from;
        }, wait);
      await new Promise((next) => setTimeout(next, 1000));
      longest.push(most);
    }
    on = false;
    return { longest, drawing };
  }, part);

/** Nothing watches the frames: only those are made that a chart asks for. */
const quietly = (page: Page, part: Part): Promise<void> =>
  page.evaluate(async ({ waits, seconds }) => {
    const { draw } = globalThis as unknown as Drawing;
    for (let n = 1; n <= seconds; n++) {
      for (const [chart, wait] of waits.entries()) setTimeout(() => draw(chart, n), wait);
      await new Promise((next) => setTimeout(next, 1000));
    }
  }, part);

/** What it cost beside: CPU of all processes of the browser, seconds. */
async function withCpu<T>(
  devtools: CDPSession,
  work: () => Promise<T>,
): Promise<{ readonly got: T; readonly cpu: number }> {
  const used = async (): Promise<number> =>
    (await devtools.send('SystemInfo.getProcessInfo')).processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  const before = await used();
  const got = await work();
  return { got, cpu: (await used()) - before };
}

type Looks = { readonly frames: Frames[]; readonly moving: number[]; readonly resting: number[] };

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const figuresOf = ({ frames, moving, resting }: Looks) => {
  const longest = frames.flatMap((one) => one.longest);
  const perSecond = (cpu: readonly number[]): number =>
    round((cpu.reduce((sum, one) => sum + one, 0) * 1000) / (cpu.length * seconds), 1);
  return {
    longestFrameOfASecondMs: { median: round(median(longest), 1), most: round(Math.max(...longest), 1) },
    drawingMsPerSecond: round(frames.reduce((sum, one) => sum + one.drawing, 0) / longest.length, 1),
    cpuMsPerSecond: { pageMoves: perSecond(moving), pageRests: perSecond(resting) },
  };
};

async function look(page: Page, devtools: CDPSession, part: Part, into: Looks): Promise<void> {
  const { got, cpu } = await withCpu(devtools, () => framesOf(page, part));
  into.frames.push(got);
  into.moving.push(cpu);
  into.resting.push((await withCpu(devtools, () => quietly(page, part))).cpu);
}

export async function benchWallCharts(say: (line: string) => void): Promise<unknown> {
  const { PARTS, waitForSlot } = (await import(stagger)) as Stagger;
  const { page, devtools, close } = await openChartsPage(3840, 2160);
  try {
    const atOnce = { waits: Array.from({ length: charts }, () => 0), seconds };
    // Neighbours share a part: what changed on the page is then one small box.
    const slotOf = (chart: number): number => Math.floor((chart * PARTS) / charts);
    const staggered = { waits: Array.from({ length: charts }, (_, chart) => waitForSlot(slotOf(chart), 0)), seconds };
    const looks = [atOnce, staggered].map((): Looks => ({ frames: [], moving: [], resting: [] }));
    // What runs every second is compiled before anything counts.
    for (const part of [atOnce, staggered, atOnce, staggered]) await framesOf(page, part);
    for (let n = 1; n <= rounds; n++) {
      say(`wall: twelve charts at once and by parts of the second, ${n} of ${rounds}`);
      for (const [i, part] of [atOnce, staggered].entries()) {
        const into = looks[i];
        if (into !== undefined) await look(page, devtools, part, into);
      }
    }
    const [together, apart] = looks.map(figuresOf);
    if (together === undefined || apart === undefined) throw new Error('nothing was measured');
    const frames = (part: 'median' | 'most'): number =>
      round(apart.longestFrameOfASecondMs[part] / together.longestFrameOfASecondMs[part], 2);
    const cpu = (part: 'pageMoves' | 'pageRests'): number =>
      round(apart.cpuMsPerSecond[part] / together.cpuMsPerSecond[part], 2);
    return {
      charts,
      atOnce: together,
      staggered: apart,
      longestFrameRatio: { median: frames('median'), most: frames('most') },
      cpuRatio: { pageMoves: cpu('pageMoves'), pageRests: cpu('pageRests') },
    };
  } finally {
    await close();
  }
}
