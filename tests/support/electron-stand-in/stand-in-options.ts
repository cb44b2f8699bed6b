import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/*
 * How a test sets the stand-in up, all of it through the environment:
 *   STANDIN_CHROMIUM   program of the browser to drive
 *   STANDIN_USER_DATA  folder of app.getPath('userData'); a new one otherwise
 *   STANDIN_DISPLAYS   number of displays (1)
 *   STANDIN_KEYCHAIN   1: safeStorage has a keychain; otherwise it is Linux without a keyring
 *   STANDIN_DIALOGS    JSON array of answers: [{"kind": "showSaveDialog", "result": {…}}]
 *   STANDIN_HEADED     1: windows are shown
 *   STANDIN_DEBUG      1: says what it does
 */
const env = process.env;

const asked = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
/** Folder of the app: its package.json names the main bundle. */
export const appFolder = path.resolve(asked ?? '.');

type AppPackage = { readonly name: string; readonly version: string; readonly main: string };
export const appPackage: AppPackage = JSON.parse(readFileSync(path.join(appFolder, 'package.json'), 'utf8'));

export const userData =
  env['STANDIN_USER_DATA'] ?? path.join(os.tmpdir(), `${appPackage.name}-stand-in-${process.pid}`);
export const displayCount = Number(env['STANDIN_DISPLAYS'] ?? 1);
export const hasKeychain = env['STANDIN_KEYCHAIN'] === '1';
export const headed = env['STANDIN_HEADED'] === '1';

/** True when Playwright started us: it wants to attach before the app begins. */
export const isDriven = process.argv.includes('--remote-debugging-port=0');

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const chromiumProgram = env['STANDIN_CHROMIUM'] ?? known.find((file) => existsSync(file));

type DialogAnswer = { readonly kind: string; readonly result: unknown };
export const dialogAnswers: DialogAnswer[] = JSON.parse(env['STANDIN_DIALOGS'] ?? '[]');

export function debug(...parts: readonly unknown[]): void {
  if (env['STANDIN_DEBUG'] === '1') console.error('[stand-in]', ...parts);
}
