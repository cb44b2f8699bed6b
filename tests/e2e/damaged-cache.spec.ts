import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { call, line, ready, row, takeIn } from './support/desk.ts';
import { test } from './support/world-test.ts';

test('R6 given the cache was damaged while the console was down, when it starts, then it fetches everything anew by itself and unsent work is there', async ({
  world,
}) => {
  await world.signIn('countySeat');
  const kept = await takeIn(world.desk, call(3));
  await expect(world.desk.locator('header').getByRole('button', { name: /待发 0/ })).toBeVisible();
  await world.hub.stop();
  await expect(line(world.desk)).toHaveAttribute('data-line', 'offline', { timeout: 15_000 });
  const unsent = await takeIn(world.desk, call(4));
  const again = await world.restartConsole(spoilCache);
  await ready(again.desk);
  await expect(again.desk.locator('header').getByRole('button', { name: /待发 2/ })).toBeVisible();
  await world.hub.start();
  await expect(line(again.desk)).toHaveAttribute('data-line', 'online', { timeout: 20_000 });
  await expect(again.desk.locator('header').getByRole('button', { name: /待发 0/ })).toBeVisible({ timeout: 15_000 });
  await again.desk.getByRole('button', { name: /全部事件/ }).click();
  for (const number of [kept, unsent]) await expect(row(again.desk, number)).toBeVisible();
});

/** Overwrites the head of the station's cache file, wherever this host keeps it; Chromium has a cache.db of its own. */
function spoilCache(consoleDir: string): void {
  const files = globSync('{cache.db,station/cache.db}', { cwd: consoleDir }).map((name) => path.join(consoleDir, name));
  expect(files).toHaveLength(1);
  for (const file of files)
    writeFileSync(file, Buffer.concat([Buffer.alloc(4096, 7), readFileSync(file).subarray(4096)]));
}
