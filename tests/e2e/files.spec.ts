import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { tinyPng } from '../support/tiny-files.ts';
import { allSent, call, eventPane, line, openEvent, ready, takeIn } from './support/desk.ts';
import { startKioskHost } from './support/kiosk-host.ts';
import { signInFields } from './support/world.ts';
import { test } from './support/world-test.ts';

test.setTimeout(180_000);

const photo = (name: string, seed: number) => ({ name, mimeType: 'image/png', buffer: tinyPng(seed, 40_000) });

/** Chooses files as a person does in the dialog of the system. */
async function choose(desk: Page, region: string, files: ReturnType<typeof photo>[]): Promise<void> {
  const asked = desk.waitForEvent('filechooser');
  await desk.locator(region).getByRole('button', { name: '添加附件' }).click();
  await (await asked).setFiles(files);
}

/** Files as the system gives them to a page that they are dropped on, or pasted into. */
async function bring(desk: Page, how: 'drop' | 'paste', name: string, seed: number): Promise<void> {
  const given = { how, name, bytes: [...tinyPng(seed)] };
  await eventPane(desk)
    .getByRole('region', { name: '附件' })
    .evaluate((region, { how, name, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/png' }));
      const as = { bubbles: true, cancelable: true } as const;
      if (how === 'paste') region.dispatchEvent(new ClipboardEvent('paste', { ...as, clipboardData: data }));
      else
        for (const type of ['dragenter', 'dragover', 'drop'])
          region.dispatchEvent(new DragEvent(type, { ...as, dataTransfer: data }));
    }, given);
}

/** No more than an event may have: what is beyond is refused in words, the rest stays. */
async function fillUp(desk: Page, have: number): Promise<void> {
  const most = 40;
  const files = Array.from({ length: most - have + 1 }, (_, n) => ({
    ...photo(`第${n}张.png`, n),
    buffer: tinyPng(50 + n),
  }));
  await choose(desk, 'section.event', files);
  await expect(desk.getByText(new RegExp(`未能附上 第${most - have}张.png.*${most}`))).toBeVisible({ timeout: 60_000 });
  await expect(eventPane(desk).locator('[data-file]')).toHaveCount(most);
}

test('I1, O2, O3 given a photo at intake and one while the line is down, when the line is back, then a second console sees both', async ({
  world,
  browser,
}) => {
  const { desk, hub } = world;
  await world.signIn('countySeat');
  await ready(desk);

  // At intake: kept on this console with the draft, before the call is registered.
  await desk.keyboard.press('F2');
  await expect(desk.getByTestId('intake-number')).toBeVisible();
  await choose(desk, '.intake-form', [photo('来电人照片.png', 1)]);
  await expect(desk.locator('[data-staged]')).toContainText('来电人照片.png');
  // Meanwhile the list: the form stays as it is.
  await desk.keyboard.press('Control+1');
  const number = await takeIn(desk, call(1));
  const files = eventPane(desk).getByRole('region', { name: '附件' });
  await expect(files.locator('[data-file]')).toHaveCount(1);
  await expect(files).toContainText('已到中心');
  await expect(files.getByRole('img', { name: /来电人照片/ })).toBeVisible();

  // The line is cut: it is attached all the same, and says where it is. A file that lies about itself is refused in words.
  await hub.stop();
  await expect(line(desk)).toContainText('离线值守');
  await files.getByLabel('附件用途').selectOption('before');
  await choose(desk, 'section.event', [photo('派单前.png', 2)]);
  await expect(files.locator('[data-file]')).toHaveCount(2);
  await expect(files).toContainText('只在本机，待传');
  await expect(eventPane(desk)).toContainText('添加附件“派单前.png”（处理前）');
  await choose(desk, 'section.event', [{ name: '发票.png', mimeType: 'image/png', buffer: Buffer.from('MZ program') }]);
  await expect(desk.getByText(/未能附上 发票.png/)).toBeVisible();
  await expect(files.locator('[data-file]')).toHaveCount(2);

  // Looked at by keyboard alone.
  await files.getByRole('button', { name: '查看 派单前.png' }).press('Enter');
  const preview = desk.getByRole('dialog');
  await expect(preview.getByRole('img', { name: /派单前/ })).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(preview).toBeHidden();

  await hub.start();
  await allSent(desk);
  await expect(files.locator('[data-state="hub"]')).toHaveCount(2);

  // Another console of the centre.
  const folder = mkdtempSync(path.join(tmpdir(), 'griddesk-second-'));
  const second = await startKioskHost(browser, {
    dataDir: path.join(folder, 'console'),
    hubUrl: hub.url,
    chromium: undefined,
    env: {},
  });
  try {
    const fields = signInFields(second.desk);
    await fields.account.fill(world.accounts.shiftLeader.account);
    await fields.password.fill(world.accounts.shiftLeader.password);
    await fields.password.press('Enter');
    await ready(second.desk);
    await second.desk.getByRole('button', { name: /全部事件/ }).click();
    await openEvent(second.desk, number);
    const there = eventPane(second.desk).getByRole('region', { name: '附件' });
    await expect(there.getByRole('img', { name: /来电人照片/ })).toBeVisible();
    await expect(there.getByRole('img', { name: /处理前照片：派单前/ })).toBeVisible();
    await expect(there).toContainText(world.accounts.countySeat.name);
    expect(second.watched.errors).toEqual([]);
    // The list here still shows what comes in other ways, until it is full.
    await bring(desk, 'paste', '粘贴的.png', 31);
    await expect(files.locator('[data-file]')).toHaveCount(3);
    await bring(desk, 'drop', '拖来的.png', 32);
    await expect(files.locator('[data-file]')).toHaveCount(4);
    await expect(files).toContainText('拖来的.png');
    if (world.host === 'kiosk') await fillUp(desk, 4);
  } finally {
    await second.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
