import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronRuntime } from '../../../tools/electron-runtime.ts';
import type { ConsoleHost, ConsoleOptions } from './console-host.ts';
import { watchPages } from './watched-pages.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Starts the built app on the stand-in, as `electron` does on the runtime. */
export const standIn = path.join(root, 'tests/support/electron-stand-in/run.ts');

/** True where the journeys run on Electron itself; elsewhere its stand-in takes its place. */
export const hasRuntime = electronRuntime() !== null;

/** The window whose address ends in `file`, once it is there. */
async function windowOf(app: ElectronApplication, file: string): Promise<Page> {
  const isIt = (page: Page): boolean => new URL(page.url()).pathname === `/${file}`;
  for (;;) {
    const found = app.windows().find(isIt);
    if (found !== undefined) {
      await found.waitForLoadState();
      return found;
    }
    // A window opens on about:blank and becomes itself by a navigation.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function environmentOf({ dataDir, hubUrl, chromium, env }: ConsoleOptions): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    ...Object.fromEntries(inherited),
    // The stand-in's first line asks for `node`: it must be the one that runs the tests.
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`,
    GRIDDESK_DATA: dataDir,
    STANDIN_USER_DATA: dataDir,
    ...(hubUrl === '' ? {} : { GRIDDESK_HUB: hubUrl }),
    ...(chromium === undefined ? {} : { STANDIN_CHROMIUM: chromium }),
    ...env,
  };
}

/** Starts the built app on Electron, or on its stand-in where there is no runtime. Without a hub address it runs its own. */
export async function startElectronHost(options: ConsoleOptions): Promise<ConsoleHost> {
  const app = await _electron.launch({
    args: ['.'],
    cwd: root,
    env: environmentOf(options),
    ...(hasRuntime ? {} : { executablePath: standIn }),
  });
  let said = '';
  app.process().stderr?.on('data', (part: Buffer) => {
    said += part.toString();
  });
  let ended = false;
  const watched = watchPages(app.context());
  const desk = await windowOf(app, 'index.html');
  return {
    desk,
    watched,
    electron: app,
    said: () => said,
    async wall() {
      await desk.evaluate(() =>
        (globalThis as unknown as { griddesk: { openWall(): Promise<unknown> } }).griddesk.openWall(),
      );
      return await windowOf(app, 'wall.html');
    },
    async stop() {
      if (ended) return;
      ended = true;
      if (app.process().exitCode === null) await app.close();
    },
  };
}
