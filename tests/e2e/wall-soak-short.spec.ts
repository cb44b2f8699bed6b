import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { personalWords } from '../fixtures/wall-feeds.ts';
import { movingWallView, wallView } from '../fixtures/wall-view.ts';
import { type FakeWall, startFakeWall } from '../support/fake-wall.ts';

const UPDATES = 600;
const UPDATE_MS = 16;
const sizes = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 1080 },
] as const;

let wall: FakeWall;
test.beforeEach(async () => {
  test.skip(test.info().project.name !== 'kiosk', 'the page is the same on both hosts: once is enough');
  wall = await startFakeWall();
});
test.afterEach(async () => {
  await wall?.stop();
});

type Load = { readonly elements: number; readonly canvases: number; readonly listeners: number };

async function loadOf(page: Page, devtools: CDPSession): Promise<Load> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const counted = await page.evaluate(() => ({
    elements: document.querySelectorAll('*').length,
    canvases: document.querySelectorAll('canvas').length,
  }));
  return { ...counted, listeners: metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? Number.NaN };
}

for (const viewport of sizes) {
  test(`given a wall of ${viewport.width} px (W1), when ${UPDATES} updates have come, then its DOM is what it was`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.setViewportSize(viewport);
    await page.goto(wall.url);
    await expect(page.locator('.w-kpi-value').first()).toHaveText('412');
    await expect(page.locator('canvas')).toHaveCount(viewport.width > 1920 ? 3 : 2);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    wall.station.feed({ wall: movingWallView(1) });
    const before = await loadOf(page, devtools);

    for (let n = 2; n <= UPDATES; n += 1) {
      wall.station.feed({ wall: movingWallView(n) });
      await page.waitForTimeout(UPDATE_MS);
    }
    await expect(page.locator('.w-kpi-value').first()).toHaveText('1,012');

    expect(await loadOf(page, devtools)).toEqual(before);
    wall.station.feed({ wall: wallView() });
    await expect(page.locator('.w-kpi-value').first()).toHaveText('412');
    expect(await loadOf(page, devtools)).toEqual(before);
    expect(errors).toEqual([]);
  });
}

test('given a registry with people in it (W3), when the whole page is read, then nobody of them stands there', async ({
  page,
}) => {
  await page.goto(wall.url);
  await expect(page.locator('.w-kpi-value').first()).toHaveText('412');
  await expect(page.locator('.w-late li').first()).toBeVisible();
  const markup = await page.locator('html').innerHTML();
  expect(markup).toContain('演示数据');
  expect(markup).toContain('镇街界线为示意');
  expect(personalWords.length).toBeGreaterThan(3);
  for (const word of personalWords) expect(markup).not.toContain(word);
});
