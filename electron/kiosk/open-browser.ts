import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeOwnerOnly } from '../host/key-file.ts';

/** True where a browser window can be shown. */
export const hasDisplay = (env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): boolean =>
  platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);

const openers: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens `address` in the user's browser. The address holds this start's secret, and other users can read a program's
 * arguments: what is handed over is an owner-only file that leads on to it.
 * @param folder the console's data folder @returns false where no browser could be started
 */
export async function openBrowser(address: string, folder: string): Promise<boolean> {
  const file = path.join(folder, 'open.html');
  rmSync(file, { force: true });
  writeOwnerOnly(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${address}">\n`);
  const [program = 'xdg-open', ...args] = openers[process.platform] ?? ['xdg-open'];
  return await new Promise((resolve) => {
    const opener = spawn(program, [...args, pathToFileURL(file).href], { stdio: 'ignore', detached: true });
    opener.once('error', () => resolve(false));
    opener.once('spawn', () => {
      opener.unref();
      resolve(true);
    });
  });
}
