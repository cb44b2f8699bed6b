import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type CDPSession, expect, type Locator, type Page, test } from '@playwright/test';
import { personalWords } from '../fixtures/wall-feeds.ts';
import { movingWallView, wallView } from '../fixtures/wall-view.ts';
import { type FakeWall, startFakeWall } from '../support/fake-wall.ts';
import { newWindow } from '../support/new-window.ts';

const UPDATES = 600;
const UPDATE_MS = 10;
const sizes = [
  { width: 1920, height: 1080, charts: 2 },
  { width: 3840, height: 1080, charts: 3 },
] as const;

let wall: FakeWall;
test.beforeEach(async () => {
  test.skip(test.info().project.name !== 'kiosk', 'the page is the same on both hosts: once is enough');
  wall = await startFakeWall();
});
test.afterEach(async () => {
  await wall?.stop();
});

type Load = {
  readonly elements: number;
  readonly canvases: number;
  readonly listeners: number;
};

async function loadOf(page: Page, devtools: CDPSession): Promise<Load> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const counted = await page.evaluate(() => ({
    elements: document.querySelectorAll('*').length,
    canvases: document.querySelectorAll('canvas').length,
  }));
  return {
    ...counted,
    listeners: metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? Number.NaN,
  };
}

/** A wall in order with all its charts, and what went wrong in it. */
async function openWall(page: Page, viewport: (typeof sizes)[number]): Promise<readonly string[]> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.setViewportSize(viewport);
  await page.goto(wall.url);
  await expect(inflowOf(page)).toHaveText('412');
  await expect(page.locator('canvas')).toHaveCount(viewport.charts);
  return errors;
}

const inflowOf = (page: Page): Locator => page.locator('.w-kpi-value').first();

test(`given walls of one and two screens (W1), when ${UPDATES} updates have come, then their DOM is what it was`, async ({
  context,
}) => {
  const first = await context.newPage();
  const pages = [first, await newWindow(context, first)];
  const errors = await Promise.all(pages.map((page, i) => openWall(page, sizes[i] ?? sizes[0])));
  const devtools = await Promise.all(pages.map((page) => context.newCDPSession(page)));
  for (const session of devtools) await session.send('Performance.enable');
  const loads = (): Promise<readonly Load[]> =>
    Promise.all(pages.map((page, i) => loadOf(page, devtools[i] as CDPSession)));
  let last: readonly Load[] = [];
  /** True once two looks see the same: charts that still move have elements of their own, which go again. */
  const atRest = async (): Promise<boolean> => {
    const before = last;
    last = await loads();
    return isDeepStrictEqual(before, last);
  };
  wall.station.feed({ wall: movingWallView(1) });
  for (const page of pages) await expect(inflowOf(page)).toHaveText('413');
  await expect.poll(atRest).toBe(true);
  const before = last;

  for (let n = 2; n <= UPDATES; n += 1) {
    wall.station.feed({ wall: movingWallView(n) });
    await setTimeout(UPDATE_MS);
  }
  // A busy machine draws later than it hears; what counts is that it gets there.
  for (const page of pages) await expect(inflowOf(page)).toHaveText('1,012', { timeout: 60_000 });
  // What leaks stays: it would never be as before.
  await expect.poll(loads).toEqual(before);

  wall.station.feed({ wall: wallView() });
  for (const page of pages) await expect(inflowOf(page)).toHaveText('412');
  await expect.poll(loads).toEqual(before);
  expect(errors).toEqual([[], []]);
});

test('given a registry with people in it (W3), when the whole page is read, then nobody of them stands there', async ({
  page,
}) => {
  await page.goto(wall.url);
  await expect(inflowOf(page)).toHaveText('412');
  await expect(page.locator('.w-late li').first()).toBeVisible();
  const markup = await page.locator('html').innerHTML();
  expect(markup).toContain('演示数据');
  expect(markup).toContain('镇街界线为示意');
  expect(personalWords.length).toBeGreaterThan(3);
  for (const word of personalWords) expect(markup).not.toContain(word);
});
