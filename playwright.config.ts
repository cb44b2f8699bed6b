import { defineConfig } from '@playwright/test';
import { findBrowser } from './tools/ensure-browser.ts';

/** What keeps Debian's Chromium quiet and the pictures steady; as root it needs to run without its sandbox. */
const quiet = [
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
];
const browser = findBrowser();

/**
 * The same journeys run on both hosts: a spec asks `testInfo.project.name` for its host, `kiosk` (plain Node and a
 * browser) or `electron` (the runtime, or its stand-in where there is none).
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // Each journey starts a hub, a station and a browser of its own.
  workers: process.env['CI'] === undefined ? 2 : 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { args: quiet, ...(browser === null ? {} : { executablePath: browser }) },
  },
  projects: [{ name: 'kiosk' }, { name: 'electron' }],
});
