#!/usr/bin/env node
import inspector from 'node:inspector';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { standInApp } from './app.ts';
import { announceBrowser } from './browser.ts';
import { appFolder, appPackage, isDriven } from './stand-in-options.ts';

/* `run.ts .` is to the stand-in what `electron .` is to Electron; Playwright starts it as its `executablePath`. */

const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier.startsWith('electron/')
      ? { url: standIn, shortCircuit: true }
      : next(specifier, context),
});
// The utility processes' entry hooks are their own; the window module must be whole before anyone asks for it.
await import(standIn);

if (process.argv.includes('--inspect=0')) inspector.open(0, '127.0.0.1');
const attached = new Promise<void>((resolve) => {
  // Playwright calls it once it has attached, so that it sees the first window open.
  Object.defineProperty(globalThis, '__playwright_run', { value: () => resolve() });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => standInApp.quit());
if (isDriven) await announceBrowser();
await import(pathToFileURL(path.join(appFolder, appPackage.main)).href);
if (isDriven) await attached;
standInApp.begin();
