import { expect, type Page, test } from '@playwright/test';
import { personalWords } from '../fixtures/wall-feeds.ts';
import { majorWallView, wallView } from '../fixtures/wall-view.ts';
import { type FakeWall, startFakeWall } from '../support/fake-wall.ts';

const HOUR = 3600;
/** Each scene for an hour: which one shows is the test's to say, by the wall's own uptime. */
const plan = {
  situation: HOUR,
  visitor: true,
  scenes: [
    [
      '镇街',
      [
        ['towns', 0, 0, 8, 6],
        ['age', 8, 0, 4, 6],
      ],
      false,
    ],
    [
      '热点',
      [
        ['items', 0, 0, 6, 6],
        ['places', 6, 0, 6, 6],
      ],
      false,
    ],
    [
      '值守',
      [
        ['stages', 0, 0, 6, 6],
        ['duty', 6, 0, 6, 6],
      ],
      false,
    ],
    ['重大事件', [['focus', 0, 0, 12, 6]], true],
  ].map(([title, tiles, major]) => ({
    title,
    seconds: HOUR,
    major,
    tiles: (tiles as [string, number, number, number, number][]).map(([tile, x, y, w, h]) => ({ tile, x, y, w, h })),
  })),
};
const sizes = [
  { width: 1920, height: 1080, scale: 1 },
  { width: 3840, height: 1080, scale: 1 },
  { width: 7680, height: 2160, scale: 2 },
] as const;

let wall: FakeWall;
test.beforeEach(async () => {
  test.skip(test.info().project.name !== 'kiosk', 'the page is the same on both hosts: once is enough');
  wall = await startFakeWall({ feeds: { prefs: { 'wall.1': plan } } });
});
test.afterEach(async () => {
  await wall?.stop();
});

/** Lets the wall believe that so many hours have gone by. */
const hoursOn = (page: Page, hours: number): Promise<void> =>
  page.evaluate(
    (ms) => {
      (globalThis as { added?: number }).added = ms;
    },
    hours * HOUR * 1000,
  );

/** Smallest text that shows, in design px. */
const smallest = (page: Page, scale: number): Promise<number> =>
  page.evaluate(
    (by) =>
      Math.min(
        ...[...document.querySelectorAll('.w-field *')]
          .filter(
            (e) =>
              e.checkVisibility({ visibilityProperty: true }) &&
              [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim() !== ''),
          )
          .map((e) => Number.parseFloat(getComputedStyle(e).fontSize) / by),
      ),
    scale,
  );

test('W1, W3 given four scenes on displays of three sizes, when they turn, then each shows whole, legible at 6 m, and no title or name that is not for visitors', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const real = performance.now.bind(performance);
    performance.now = () => real() + ((globalThis as { added?: number }).added ?? 0);
  });
  for (const { width, height, scale } of sizes) {
    await page.setViewportSize({ width, height });
    wall.station.feed({ wall: wallView() });
    await page.goto(wall.url);
    await expect(page.locator('canvas').first()).toBeVisible();
    for (const [i, scene] of plan.scenes.entries()) {
      const last = i === plan.scenes.length - 1;
      if (last) wall.station.feed({ wall: majorWallView() });
      await hoursOn(page, last ? 1.5 : i + 1.5);
      for (const { tile } of scene.tiles) await expect(page.locator(`[data-tile="${tile}"]`)).toBeVisible();
      const lies = await page
        .locator('.w-scenes')
        .evaluate((e) => e.scrollHeight <= e.clientHeight + 1 && e.scrollWidth <= e.clientWidth + 1);
      expect(lies, `${scene.title} at ${width}`).toBe(true);
      expect(await smallest(page, scale), `${scene.title} at ${width}`).toBeGreaterThanOrEqual(27.9);
      await page.screenshot({ path: test.info().outputPath(`${width}-${i}.png`) });
      const markup = await page.locator('html').innerHTML();
      for (const word of [...personalWords, '燃气管道挖破泄漏', '路面塌陷']) expect(markup).not.toContain(word);
    }
  }
});
