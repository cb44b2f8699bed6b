import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { runProgram } from '../support/program.ts';
import { hasRuntime, standIn } from './support/electron-host.ts';
import { signInFields } from './support/world.ts';
import { type SharedWorld, test } from './support/world-test.ts';

// Electron's own checklist on the started app. What only the runtime can show is said in docs/electron.md.
test.beforeEach(() => {
  test.skip(test.info().project.name !== 'electron', 'questions to Electron');
});

function electronOf(world: Pick<SharedWorld, 'console'>): ElectronApplication {
  const { electron } = world.console;
  if (electron === null) throw new Error('this world has no Electron');
  return electron;
}

test('given a page, when it goes to another site, then it stays where it is (R9: navigation)', async ({
  sharedWorld: world,
}) => {
  const { desk } = world;
  const before = desk.url();
  await desk.evaluate(() => {
    location.href = 'https://evil.example/';
  });
  await expect.poll(world.console.said).toContain('refused navigation to https://evil.example/');
  expect(desk.url()).toBe(before);
});

test('given a page, when it opens a window, then none opens (R9: new windows)', async ({ sharedWorld: world }) => {
  const app = electronOf(world);
  await world.desk.evaluate(() => {
    window.open('https://evil.example/');
    window.open('/wall.html');
  });
  await expect.poll(world.console.said).toContain('refused a window for https://evil.example/');
  const count = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(count).toBe(1);
});

test('given a page, when it asks for a permission, then it is refused (R9: permissions)', async ({
  sharedWorld: world,
}) => {
  const outcome = await world.desk.evaluate(() => Notification.requestPermission());
  expect(outcome).toBe('denied');
  // What it says comes through a pipe of its own, later than the answer.
  await expect.poll(world.console.said).toContain('refused permission notifications');
});

test('given a window, when its preferences are read, then it is confined (R9: sandbox, isolation)', async ({
  sharedWorld: world,
}) => {
  const preferences = await electronOf(world).evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag: webviewTag ?? false };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('given the page, when its bridge to the host is looked at, then it is the shell and nothing more', async ({
  sharedWorld: world,
}) => {
  const { desk } = world;
  const found = await desk.evaluate(() => {
    const griddesk: Record<string, unknown> = Reflect.get(globalThis, 'griddesk');
    return { names: Object.keys(griddesk).sort(), frozen: Object.isFrozen(griddesk) };
  });
  const names = ['info', 'openAudience', 'openWall', 'print', 'requestPort', 'saveFile', 'savePdf'];
  expect(found).toEqual({ names, frozen: true });
});

test('given a message from another frame, when it asks for a port or the shell, then it is not heard (R9: sender)', async ({
  sharedWorld: world,
}) => {
  const app = electronOf(world);
  await app.evaluate(({ ipcMain, BrowserWindow }) => {
    const sender = BrowserWindow.getAllWindows()[0]?.webContents;
    const senderFrame = { url: 'https://evil.example/', parent: null };
    ipcMain.emit('griddesk:port', { sender, senderFrame });
  });
  await expect.poll(world.console.said).toContain('refused a message from https://evil.example/');
});

test('given a second start on the same data, when it begins, then the first one stays the only one', async ({
  sharedWorld: world,
}) => {
  const app = electronOf(world);
  test.skip(hasRuntime, 'needs two runtimes on one display');
  const folder = await app.evaluate(({ app: first }) => first.getPath('userData'));
  const second = runProgram(standIn, ['.'], {
    GRIDDESK_DATA: folder,
    STANDIN_USER_DATA: folder,
    GRIDDESK_HUB: world.hub.url,
  });
  expect(await second.ended()).toBe(0);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

/** What the desk says of its station from now on, without a look between two of our own being missed. */
async function watchLink(desk: Page): Promise<() => Promise<readonly string[]>> {
  await desk.evaluate(() => {
    const seen: string[] = [];
    Reflect.set(globalThis, '__seenLinks', seen);
    new MutationObserver((records) => {
      for (const { target } of records) seen.push((target as HTMLElement).dataset['station'] ?? '');
    }).observe(document.body, { subtree: true, attributeFilter: ['data-station'] });
  });
  return () => desk.evaluate((): string[] => Reflect.get(globalThis, '__seenLinks'));
}

// In a world of its own: it ends a process and signs in.
test('given the station crashes, when a new one is up, then the desk goes on with it', async ({ world }) => {
  const app = electronOf(world);
  await expect(signInFields(world.desk).account).toBeVisible();
  const links = await watchLink(world.desk);
  const stationPid = (): Promise<number | undefined> =>
    app.evaluate(({ app: main }) => main.getAppMetrics().find((one) => one.name === 'GridDesk station')?.pid);
  const first = await stationPid();
  if (first === undefined) throw new Error('no station process is known to Electron');
  process.kill(first, 'SIGKILL');
  await expect.poll(world.console.said).toContain('GridDesk station ended');
  await expect.poll(links).toEqual(['down', 'up']);
  expect(await stationPid()).not.toBe(first);
  await world.signIn('countySeat');
});
