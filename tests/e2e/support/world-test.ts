import { test as base, expect, type TestInfo } from '@playwright/test';
import type { ConsoleHost, HostName } from './console-host.ts';
import { signInFields, startWorld, type World, type WorldOptions } from './world.ts';

/**
 * A world many tests look at, in an order nobody knows: which of them share it depends on the number of workers. So nothing
 * here signs in, opens a window, counts what went wrong so far or ends anything: a test that does takes a `world` of its own.
 */
export type SharedWorld = Pick<World, 'host' | 'desk'> & {
  readonly console: Pick<ConsoleHost, 'electron' | 'said'>;
  readonly hub: { readonly url: string };
};

type OfTest = {
  /** The worker's world, for tests that only look. One that leaves it other than it was fails, not the one that comes after. */
  readonly sharedWorld: SharedWorld;
  /** A hub and a console on the project's host, started for this test and ended after it. */
  readonly world: World;
  /** The same with options of its own; every one started is ended after the test. */
  readonly startWorldWith: (options: Omit<WorldOptions, 'host' | 'browser' | 'chromium'>) => Promise<World>;
};
type OfWorker = {
  /** Behind `sharedWorld`: one for all tests that only look, as starting a console takes seconds. */
  readonly workerWorld: World;
};

/** What hub and console said, beside the trace of a test that failed. */
async function attachTalk(world: World, info: TestInfo): Promise<void> {
  if (info.status === info.expectedStatus) return;
  await info.attach('console', { body: world.console.said() });
  await info.attach('hub', { body: world.hub.said() });
}

/** Nobody is signed in, and the desk is the only window: what the next test finds does not depend on the last one. */
async function expectUntouched({ desk }: World): Promise<void> {
  await expect(signInFields(desk).account, 'a test signed in to the shared world').toBeVisible();
  await expect.poll(() => desk.context().pages().length, 'a test left a window in the shared world').toBe(1);
}

/** Playwright's `test` with worlds in it. The project's name is its host. */
export const test = base.extend<OfTest, OfWorker>({
  workerWorld: [
    async ({ browser, launchOptions }, give, { project }) => {
      const host = project.name as HostName;
      const world = await startWorld({ host, browser, chromium: launchOptions.executablePath });
      await give(world);
      await world.end();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  sharedWorld: async ({ workerWorld }, give, testInfo) => {
    await give(workerWorld);
    await attachTalk(workerWorld, testInfo);
    await expectUntouched(workerWorld);
  },
  startWorldWith: async ({ browser, launchOptions }, give, testInfo) => {
    const worlds: World[] = [];
    await give(async (options) => {
      const host = testInfo.project.name as HostName;
      const world = await startWorld({ host, browser, chromium: launchOptions.executablePath, ...options });
      worlds.push(world);
      return world;
    });
    for (const world of worlds) {
      await attachTalk(world, testInfo);
      await world.end();
    }
  },
  world: async ({ startWorldWith }, give) => {
    await give(await startWorldWith({}));
  },
});
