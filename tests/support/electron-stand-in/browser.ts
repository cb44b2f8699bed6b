import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumProgram, headed, isDriven, userData } from './stand-in-options.ts';

const flags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
  '--disable-features=Translate',
  '--test-type',
  ...(isDriven ? ['--remote-debugging-port=0'] : []),
  ...(headed ? ['--app=about:blank'] : []),
];

let opening: Promise<BrowserContext> | null = null;

/** The one Chromium of the app; each of its pages is a window. */
export function browserContext(): Promise<BrowserContext> {
  if (opening !== null) return opening;
  const folder = path.join(userData, 'chromium');
  mkdirSync(folder, { recursive: true });
  opening = chromium.launchPersistentContext(folder, {
    ...(chromiumProgram === undefined ? {} : { executablePath: chromiumProgram }),
    headless: !headed,
    viewport: headed ? null : { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    args: flags,
    // The app's own handlers end it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return opening;
}

/** Starts Chromium before the app is ready and says its address on the line Playwright waits for, as Electron does. */
export async function announceBrowser(): Promise<void> {
  await browserContext();
  const file = path.join(userData, 'chromium', 'DevToolsActivePort');
  const [port, address] = readFileSync(file, 'utf8').trim().split('\n');
  console.error(`\nDevTools listening on ws://127.0.0.1:${port}${address}`);
}

export async function closeBrowser(): Promise<void> {
  if (opening === null) return;
  const context = await opening;
  await context.close();
}
