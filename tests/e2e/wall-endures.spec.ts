import { type CDPSession, expect, type Locator, type Page, test } from '@playwright/test';
import { movingWallView } from '../fixtures/wall-view.ts';
import { type RoomWall, startRoomWall } from '../support/fake-wall.ts';

// What a wall that is left alone for a month lives through (W1, W2), in a screen of the room behind its token.
let room: RoomWall;
test.beforeEach(async () => {
  test.skip(test.info().project.name !== 'kiosk', 'the page is the same on both hosts: once is enough');
  room = await startRoomWall(test.info().outputPath('tokens'));
});
test.afterEach(async () => {
  await room?.end();
});

const inflow = (page: Page): Locator => page.locator('.w-kpi-value').first();
const field = (page: Page): Locator => page.locator('.w-field');
/** Bytes of the first chart as it stands on the screen: a canvas that lost its picture is one colour and small. */
const chartBytes = async (page: Page): Promise<number> =>
  (await page.locator('canvas').first().screenshot({ animations: 'disabled' })).byteLength;

async function open(page: Page): Promise<CDPSession> {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(room.url);
  await expect(inflow(page)).toHaveText('412');
  await expect(field(page)).toHaveAttribute('data-tone', 'fresh');
  return await page.context().newCDPSession(page);
}
const tell = (n: number): string => {
  const view = movingWallView(n);
  room.station.feed({ wall: view });
  return String(view.inflowToday);
};

test('W1 given the console ends and starts again, then the wall keeps its numbers, says that it lost its station, and goes on by itself', async ({
  page,
}) => {
  await open(page);
  await room.end();
  await expect(page.locator('.w-status')).toContainText('本机服务中断');
  await expect(field(page)).not.toHaveAttribute('data-tone', 'fresh');
  await expect(inflow(page)).toHaveText('412');
  await room.begin();
  await expect(field(page)).toHaveAttribute('data-tone', 'fresh');
  const now = tell(7);
  await expect(inflow(page)).toHaveText(now);
});

test('W1 given the machine sleeps and wakes, then the wall shows what came meanwhile', async ({ page }) => {
  const tools = await open(page);
  await tools.send('Page.setWebLifecycleState', { state: 'frozen' });
  const now = tell(11);
  await tools.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(inflow(page)).toHaveText(now);
});

test('W1 given the graphics process is lost, then charts and numbers are drawn on', async ({ page, browser }) => {
  await open(page);
  const before = await chartBytes(page);
  const tools = await browser.newBrowserCDPSession();
  // The answer dies with the process that is to give it.
  await tools.send('Browser.crashGpuProcess').catch(() => undefined);
  const now = tell(13);
  await expect(inflow(page)).toHaveText(now);
  await expect.poll(() => chartBytes(page)).toBeGreaterThan(before / 2);
});

test('W1 given the page crashes and is loaded again, then it goes on in the scene where it was', async ({ page }) => {
  await page.addInitScript(() => {
    const real = performance.now.bind(performance);
    performance.now = () => real() + ((globalThis as { added?: number }).added ?? 0);
  });
  // An hour each: a slow machine does not turn them meanwhile.
  const tiles = [{ tile: 'departments', x: 0, y: 0, w: 12, h: 6 }];
  const scenes = [{ title: '部门', seconds: 3600, major: false, tiles }];
  room.station.feed({ prefs: { 'wall.1': { situation: 3600, visitor: false, scenes } } });
  await open(page);
  const departments = page.locator('.w-scenes [data-tile="departments"]');
  await expect(departments).toBeHidden();
  await page.evaluate(() => void ((globalThis as { added?: number }).added = 3_700_000));
  await expect(departments).toBeVisible();
  await page.reload();
  await expect(inflow(page)).not.toHaveText('—');
  await expect(departments).toBeVisible();
});
