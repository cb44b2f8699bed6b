import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { newWindow } from '../../support/new-window.ts';
import { runProgram } from '../../support/program.ts';
import type { ConsoleHost, ConsoleOptions } from './console-host.ts';
import { watchPages } from './watched-pages.ts';

/** Command line of the browser host. */
export const kioskProgram = path.resolve(import.meta.dirname, '../../../electron/kiosk/main.ts');

/** Starts the browser host from its command line and opens its desk. */
export async function startKioskHost(browser: Browser, options: ConsoleOptions): Promise<ConsoleHost> {
  const { dataDir, hubUrl, env } = options;
  const args = ['--hub', hubUrl, '--data', dataDir, '--port', '0', '--no-open'];
  const kiosk = runProgram(kioskProgram, args, env);
  const [, wallUrl = ''] = await kiosk.line(/^大屏 \/ wall: +(\S+)$/m);
  const [, deskUrl = ''] = await kiosk.line(/^值守台 \/ desk: +(\S+)$/m);
  const context = await browser.newContext();
  const watched = watchPages(context);
  const desk = await context.newPage();
  await desk.goto(deskUrl);
  let wall: Page | null = null;
  return {
    desk,
    watched,
    electron: null,
    said: kiosk.said,
    async wall() {
      if (wall !== null && !wall.isClosed()) return wall;
      wall = await newWindow(context, desk);
      await wall.goto(wallUrl);
      return wall;
    },
    async stop() {
      await context.close();
      await kiosk.stop();
    },
  };
}
