import type { ElectronApplication, Page } from '@playwright/test';
import type { WatchedPages } from './watched-pages.ts';

export type HostName = 'kiosk' | 'electron';

/** A console under test: the real product on one of its hosts. */
export type ConsoleHost = {
  readonly desk: Page;
  /** Opens the wall, or gives the open one. */
  readonly wall: () => Promise<Page>;
  readonly watched: WatchedPages;
  /** Ends the console as its user does; once ended it stays so. */
  readonly stop: () => Promise<void>;
  /** Electron only: main process, for questions about windows. */
  readonly electron: ElectronApplication | null;
  /** What it said, for a failed test's report. */
  readonly said: () => string;
};

export type ConsoleOptions = {
  readonly dataDir: string;
  readonly hubUrl: string;
  /** Program of the browser; Playwright's own otherwise. */
  readonly chromium: string | undefined;
  /** More of the environment. */
  readonly env: Readonly<Record<string, string>>;
};
