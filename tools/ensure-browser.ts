import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const debianPackages = ['chromium', 'fonts-noto-cjk', 'fontconfig'];

/** A Chromium to drive: the one of the CHROMIUM variable, else Debian's, else Playwright's own; null where none is. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which does not exist: correct it or leave it unset.`);
  }
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', chromium.executablePath()];
  return known.find((file) => existsSync(file)) ?? null;
}

/** True where Chinese text has a font. Other systems than Linux bring one themselves. */
export function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

function install(): boolean {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  console.log(`Installing ${debianPackages.join(', ')} for the end-to-end tests (about a minute) …`);
  if (spawnSync('apt-get', ['update'], options).status !== 0) return false;
  return spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...debianPackages], options).status === 0;
}

/**
 * The path of a Chromium that can show Chinese, installed by apt-get where it is missing and we may (root on Debian).
 * Throws a sentence that says what to install where we may not.
 */
export function ensureBrowser(): string {
  const ready = (): string | null => (hasChineseFont() ? findBrowser() : null);
  const found = ready();
  if (found !== null) return found;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const installed = mayInstall && install() ? ready() : null;
  if (installed !== null) return installed;
  const missing = findBrowser() === null ? 'a Chromium browser' : 'a Chinese font';
  throw new Error(
    `The end-to-end tests need ${missing}. On Debian or Ubuntu: apt-get install ${debianPackages.join(' ')}. ` +
      'Elsewhere install Chromium or Chrome and set CHROMIUM to its program.',
  );
}

if (import.meta.main) console.log(ensureBrowser());
