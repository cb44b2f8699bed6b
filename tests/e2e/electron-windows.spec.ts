import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import type { GridDeskWindow } from '../../shared/wire/shell.ts';
import { runProgram } from '../support/program.ts';
import { hasRuntime, standIn } from './support/electron-host.ts';
import { signInFields, type World } from './support/world.ts';
import { test } from './support/world-test.ts';

// Windows, files and the console's own hub: questions to Electron. Displays and dialogs are the stand-in's to set up.
test.beforeEach(() => {
  test.skip(test.info().project.name !== 'electron', 'questions to Electron');
});

function electronOf(world: World): ElectronApplication {
  const { electron } = world.console;
  if (electron === null) throw new Error('this world has no Electron');
  return electron;
}

test('given a second display, when the console starts, then the wall stands there by itself', async ({
  startWorldWith,
}) => {
  test.skip(hasRuntime, 'the number of displays is the machine’s');
  const world = await startWorldWith({ env: { STANDIN_DISPLAYS: '2' } });
  // A window that is not there yet has no address.
  const places = (): Promise<unknown> =>
    electronOf(world).evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => [window.webContents.getURL(), window.getBounds().x]),
    );
  await expect.poll(places).toEqual([
    ['griddesk://app/index.html', 0],
    ['griddesk://app/wall.html', 1920],
  ]);
});

test('W1 given the wall’s display is unplugged and comes back, then the wall leaves the desk free and fills it again', async ({
  startWorldWith,
}) => {
  test.skip(hasRuntime, 'displays are the machine’s');
  const world = await startWorldWith({ env: { STANDIN_DISPLAYS: '2' } });
  const wall = (): Promise<unknown> =>
    electronOf(world).evaluate(({ BrowserWindow }) => {
      const one = BrowserWindow.getAllWindows().find((w) => w.webContents.getURL().includes('wall'));
      return one === undefined ? null : [one.getBounds().x, one.isFullScreen()];
    });
  await expect.poll(wall).toEqual([1920, true]);
  const gone = await electronOf(world).evaluateHandle(({ screen }) => {
    const display = screen.getAllDisplays().pop();
    screen.emit('display-removed', {}, display);
    return display;
  });
  await expect.poll(wall).toEqual([0, false]);
  await electronOf(world).evaluate(({ screen }, display) => {
    if (display !== undefined) screen.getAllDisplays().push(display);
    screen.emit('display-added', {}, display);
  }, gone);
  await expect.poll(wall).toEqual([1920, true]);
});

test('W1, W4 given a second display, when the audience’s window and a second wall are opened, then each has its page, and a page that crashed comes back by itself', async ({
  startWorldWith,
}) => {
  test.skip(hasRuntime, 'displays are the machine’s');
  const world = await startWorldWith({ env: { STANDIN_DISPLAYS: '3' } });
  await world.desk.evaluate(async () => {
    const griddesk: GridDeskWindow = Reflect.get(globalThis, 'griddesk');
    await griddesk.openAudience();
    await griddesk.openWall('2');
  });
  const places = (): Promise<unknown> =>
    electronOf(world).evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .map((window) => [window.webContents.getURL(), window.getBounds().x])
        .sort((a, b) => String(a).localeCompare(String(b))),
    );
  await expect.poll(places).toEqual([
    ['griddesk://app/index.html', 0],
    ['griddesk://app/meeting.html', 1920],
    ['griddesk://app/wall.html', 1920],
    ['griddesk://app/wall.html?wall=2', 3840],
  ]);
  const wall = electronOf(world)
    .windows()
    .find((page) => page.url().endsWith('wall=2'));
  if (wall === undefined) throw new Error('no second wall');
  await expect(wall.locator('.w-stage')).toBeVisible();
  await wall.evaluate(() => document.body.replaceChildren());
  // What Electron says when the graphics or the renderer process of a page is lost.
  await electronOf(world).evaluate(({ BrowserWindow }) => {
    const gone = BrowserWindow.getAllWindows().find((w) => w.webContents.getURL().endsWith('wall=2'));
    gone?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  });
  await expect(wall.locator('.w-stage')).toBeVisible();
});

test('W4 given the desk, when a file is saved and a page is kept as PDF, then both lie where the person said', async ({
  startWorldWith,
}, testInfo) => {
  test.skip(hasRuntime, 'a native dialog waits for a person');
  const filePath = testInfo.outputPath('saved.csv');
  const pdfPath = testInfo.outputPath('deck.pdf');
  const answers = JSON.stringify(
    [filePath, pdfPath].map((file) => ({ kind: 'showSaveDialog', result: { canceled: false, filePath: file } })),
  );
  const world = await startWorldWith({ env: { STANDIN_DIALOGS: answers } });
  const answer = await world.desk.evaluate(async () => {
    const griddesk: GridDeskWindow = Reflect.get(globalThis, 'griddesk');
    return await griddesk.saveFile('事件.csv', new TextEncoder().encode('编号,事项\n'));
  });
  expect(answer).toEqual({ ok: true, value: filePath });
  expect(readFileSync(filePath, 'utf8')).toBe('编号,事项\n');
  const kept = await world.desk.evaluate(async () => {
    const griddesk: GridDeskWindow = Reflect.get(globalThis, 'griddesk');
    return await griddesk.savePdf('例会.pdf', { width: 13.333, height: 7.5 });
  });
  expect(kept).toEqual({ ok: true, value: pdfPath });
  const pdf = readFileSync(pdfPath, 'latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([960, 540]);
});

test('given no county hub is named, when the console starts, then it tries out a county of its own', async ({
  startWorldWith,
}) => {
  const world = await startWorldWith({ env: { GRIDDESK_HUB: '' } });
  const names = await electronOf(world).evaluate(({ app }) => app.getAppMetrics().map((one) => one.name));
  expect(names).toEqual(expect.arrayContaining(['GridDesk hub', 'GridDesk station']));
  await expect(signInFields(world.desk).password).toBeVisible();
  if (!hasRuntime) await expect.poll(world.console.said).toContain('未设置县级中心，已在本机建立试用县');
});

test('given a wrong hub address in the environment, when the app starts, then it says so and ends', async ({
  launchOptions,
}, testInfo) => {
  test.skip(hasRuntime, 'a native box waits for a person');
  const app = runProgram(standIn, [path.resolve('.')], {
    GRIDDESK_HUB: 'hub.county',
    STANDIN_USER_DATA: testInfo.outputPath('data'),
    STANDIN_CHROMIUM: launchOptions.executablePath ?? '',
  });
  expect(await app.ended()).toBe(1);
  expect(app.said()).toContain('环境变量 GRIDDESK_HUB 有误');
});
