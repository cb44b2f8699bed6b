import { expect, type Page } from '@playwright/test';
import { ready } from './support/desk.ts';
import { test } from './support/world-test.ts';

const hourMs = 3_600_000;

/** Drags from the middle of one box by so many px. */
async function pull(page: Page, selector: string, dx: number, dy: number): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`nothing to pull: ${selector}`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2);
  await page.mouse.move(x + dx, y + dy);
  await page.mouse.up();
}

test('W1 given a second wall, when a scene is put together by mouse and keys, then that wall shows it live, steps can be taken back and the preset comes again', async ({
  world,
}) => {
  test.skip(test.info().project.name !== 'kiosk', 'the page is the same on both hosts: once is enough');
  const { desk } = world;
  await world.signIn('countySeat');
  await ready(desk);
  const wall = await desk.context().newPage();
  await wall.addInitScript(() => {
    const real = performance.now.bind(performance);
    performance.now = () => real() + ((globalThis as { added?: number }).added ?? 0);
  });
  await wall.goto(new URL('wall.html?wall=2', desk.url()).href);
  await expect(wall.locator('.w-stage')).toBeVisible();
  await desk.bringToFront();
  await desk.getByRole('navigation', { name: '模块' }).getByRole('button', { name: '大屏' }).click();
  await desk.getByRole('button', { name: '大屏 2', exact: true }).click();
  for (let n = 0; n < 6; n++) await desk.getByRole('button', { name: '删除场景' }).click();
  await desk.getByRole('button', { name: '新场景' }).click();
  await desk.getByRole('button', { name: '＋ 告警负荷' }).click();
  const tile = desk.locator('.walls-tile[data-tile="alarmLoad"]');
  await expect(tile).toHaveAccessibleName(/^告警负荷 ?1,1\D.*4×3$/);
  await desk.getByLabel('时段').selectOption('30');
  const cell = ((await desk.locator('.walls-grid').boundingBox())?.width ?? 0) / 12;
  await pull(desk, '.walls-tile[data-tile="alarmLoad"]', 5 * cell, 0);
  await expect(tile).toHaveAccessibleName(/^告警负荷 ?6,1\D.*4×3$/);
  await pull(desk, '.walls-tile[data-tile="alarmLoad"] .walls-corner', 2 * cell, 0);
  await expect(tile).toHaveAccessibleName(/^告警负荷 ?6,1\D.*6×3$/);
  await tile.press('ArrowLeft');
  await tile.press('Shift+ArrowDown');
  await expect(tile).toHaveAccessibleName(/^告警负荷 ?5,1\D.*6×4$/);
  // Another tile never lies over it.
  await desk.getByRole('button', { name: '＋ 各环节在途' }).click();
  const other = desk.locator('.walls-tile[data-tile="stages"]');
  await expect(other).toHaveAccessibleName(/^各环节在途 ?1,1\D.*4×3$/);
  await other.press('ArrowRight');
  await expect(desk.locator('.walls-said')).toHaveText('与别的板块重叠，未移动');
  await other.press('Delete');
  await expect(other).toHaveCount(0);

  await desk.getByLabel('停留（秒）').fill('3600');
  await desk.getByLabel('停留（秒）').press('Enter');
  await wall.evaluate((ms) => void ((globalThis as { added?: number }).added = ms), hourMs / 2);
  await expect(wall.locator('[data-tile="alarmLoad"]')).toBeVisible();
  await expect(wall.locator('[data-tile]:visible')).toHaveCount(1);

  await tile.press('Control+z');
  await tile.press('Control+z');
  await expect(other).toHaveCount(1);
  await desk.getByRole('button', { name: '重做' }).click();
  await expect(other).toHaveCount(0);
  await desk.getByRole('button', { name: '32:9' }).click();
  await expect(desk.locator('.walls-grid')).toHaveAttribute('data-kind', 'double');
  await desk.getByRole('button', { name: '16:9' }).click();
  await desk.getByRole('button', { name: '恢复预设' }).click();
  await expect(desk.getByRole('list', { name: '场景', exact: true }).getByRole('button')).toHaveCount(7);
  await expect(wall.locator('[data-tile="departments"]')).toHaveCount(1);
});
