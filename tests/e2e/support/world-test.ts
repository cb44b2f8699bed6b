import { test as base } from '@playwright/test';
import type { HostName } from './console-host.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

type OfTest = {
  /** A hub and a console on the project's host, started for this test and ended after it. */
  readonly world: World;
  /** The same with options of its own; every one started is ended after the test. */
  readonly startWorldWith: (options: Omit<WorldOptions, 'host' | 'browser' | 'chromium'>) => Promise<World>;
};
type OfWorker = {
  /** One world for all tests that only look: nobody signs in there. Starting a hub takes seconds. */
  readonly sharedWorld: World;
};

/** Playwright's `test` with worlds in it. The project's name is its host. */
export const test = base.extend<OfTest, OfWorker>({
  sharedWorld: [
    async ({ browser, launchOptions }, give, { project }) => {
      const host = project.name as HostName;
      const world = await startWorld({ host, browser, chromium: launchOptions.executablePath });
      await give(world);
      await world.end();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  startWorldWith: async ({ browser, launchOptions }, give, testInfo) => {
    const worlds: World[] = [];
    await give(async (options) => {
      const host = testInfo.project.name as HostName;
      const world = await startWorld({ host, browser, chromium: launchOptions.executablePath, ...options });
      worlds.push(world);
      return world;
    });
    for (const world of worlds) {
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach('console', { body: world.console.said() });
        await testInfo.attach('hub', { body: world.hub.said() });
      }
      await world.end();
    }
  },
  world: async ({ startWorldWith }, give) => {
    await give(await startWorldWith({}));
  },
});
