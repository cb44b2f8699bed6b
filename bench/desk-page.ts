/** A desk in a browser, as the benches of the screen use it. Needs a build (`npm run build`). */
import path from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { type Program, runProgram } from '../tests/support/program.ts';
import { people } from '../tests/support/story.ts';
import { password } from '../tests/support/tiny-county.ts';
import { findBrowser } from '../tools/ensure-browser.ts';
import { round } from './measure.ts';

const kiosk = path.resolve(import.meta.dirname, '../electron/kiosk/main.ts');
export const viewport = { width: 1440, height: 900 };

export const startKiosk = (hubUrl: string, dir: string): Program =>
  runProgram(kiosk, ['--hub', hubUrl, '--data', dir, '--port', '0', '--no-open'], {});

/** The address of its desk, once it has one. */
export async function deskUrl(program: Program): Promise<string> {
  const [, url = ''] = await program.line(/^值守台 \/ desk: +(\S+)$/m);
  return url;
}

export function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    args: ['--no-sandbox', '--disable-gpu'],
    ...(executablePath !== null && { executablePath }),
  });
}

/** Signed in, the first sync whole, the newest of all open events in sight. */
export async function openDesk(browser: Browser, url: string, events: number): Promise<Page> {
  const desk = await (await browser.newContext({ viewport, locale: 'zh-CN' })).newPage();
  await desk.goto(url);
  await desk.locator('input[autocomplete="username"]').fill(people.director.account);
  await desk.locator('input[autocomplete="current-password"]').fill(password);
  await desk.keyboard.press('Enter');
  await desk.locator('[data-view="open"]').click({ timeout: 600_000 });
  await desk.locator(`[data-view="all"][aria-label$=" ${events}"]`).waitFor({ timeout: 600_000 });
  await desk.locator('select.tool').first().selectOption('registered');
  await desk.locator('[data-event][data-state="registered"]').nth(5).waitFor({ timeout: 60_000 });
  return desk;
}

/** What is used after all that can be let go was let go, MiB. */
export async function heapOf(tools: CDPSession): Promise<number> {
  await tools.send('HeapProfiler.enable');
  await tools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await tools.send('Runtime.getHeapUsage');
  return round(usedSize / 2 ** 20, 1);
}
