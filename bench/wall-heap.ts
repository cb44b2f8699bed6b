/**
 * P11: the heap of a page of twelve charts after 600 redraws and after a day's 86,400. A small page and no pauses: what is measured is
 * what stays, not the painting of a 4K page. Needs a Chromium.
 */
import { round } from './measure.ts';
import { type ChartsPage, charts, type Drawing, openChartsPage } from './wall-page.ts';

const warm = 600;
const day = 86_400;
const step = 1_200;

async function heapMiB({ page }: ChartsPage): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  // Twice: what a finalizer lets go of is gone with the second one.
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  await devtools.detach();
  return round((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 2 ** 20, 2);
}

/** Redraws `from` up to `upto`, a frame after each lot. */
const redraw = ({ page }: ChartsPage, from: number, upto: number): Promise<void> =>
  page.evaluate(
    async ({ from, upto, charts }) => {
      const { draw } = globalThis as unknown as Drawing;
      for (let n = from; n < upto; n++) draw(n % charts, n);
      await new Promise((next) => requestAnimationFrame(next));
    },
    { from, upto, charts },
  );

export async function benchWallHeap(say: (line: string) => void): Promise<unknown> {
  const open = await openChartsPage(960, 540);
  try {
    await redraw(open, 0, warm);
    const early = await heapMiB(open);
    const onTheWay: number[] = [];
    const began = performance.now();
    for (let n = warm; n < day; n += step) {
      await redraw(open, n, Math.min(day, n + step));
      if ((n - warm) % (12 * step) !== 0 || n === warm) continue;
      onTheWay.push(await heapMiB(open));
      say(`wall: ${n + step} of ${day} redraws, ${onTheWay.at(-1)} MiB`);
    }
    const late = await heapMiB(open);
    return {
      charts,
      heapMiB: { after600: early, onTheWay, after86400: late, ratio: round(late / early, 2) },
      seconds: round((performance.now() - began) / 1000, 0),
    };
  } finally {
    await open.close();
  }
}
