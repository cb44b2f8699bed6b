import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import type { Role } from '../../../shared/domain/actor/actor.ts';
import { type ProfileId, type SmallAccount, smallAccounts } from '../../fixtures/small-county.ts';
import { type HubProgram, startHubProgram } from '../../support/hub-program.ts';
import type { ConsoleHost, HostName } from './console-host.ts';
import { startElectronHost } from './electron-host.ts';
import { startKioskHost } from './kiosk-host.ts';

/** A county under test: a hub in a process of its own, and a console on one of its hosts. */
export type World = {
  readonly host: HostName;
  /** Window of the desk. */
  readonly desk: Page;
  readonly console: ConsoleHost;
  readonly hub: HubProgram;
  readonly accounts: Readonly<Record<Role, SmallAccount>>;
  /** Signs in through the page and waits until the desk is there. */
  readonly signIn: (role: Role) => Promise<void>;
  /** Ends the console and starts it again on its data, with the hub as it is. */
  readonly restartConsole: () => Promise<World>;
  readonly end: () => Promise<void>;
};

export type WorldOptions = {
  readonly host: HostName;
  readonly browser: Browser;
  readonly chromium?: string | undefined;
  readonly profile?: ProfileId;
  readonly env?: Readonly<Record<string, string>>;
};

/** Fills in the sign-in page. */
async function signInAs(desk: Page, account: SmallAccount): Promise<void> {
  await desk.getByLabel(/账号/).fill(account.account);
  await desk.getByLabel(/密码/).fill(account.password);
  await desk.keyboard.press('Enter');
  await expect(desk.getByLabel(/密码/)).toBeHidden();
  await expect(desk.getByText(account.name).first()).toBeVisible();
}

/** Starts hub and console on folders of their own, which `end` removes with everything started. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { host, browser, profile = 'LYG', chromium, env = {} } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'griddesk-world-'));
  const hub = await startHubProgram(path.join(folder, 'hub'), profile);
  const accounts = smallAccounts(profile);
  const startHost = (): Promise<ConsoleHost> => {
    const wanted = { dataDir: path.join(folder, 'console'), hubUrl: hub.url, chromium, env };
    return host === 'kiosk' ? startKioskHost(browser, wanted) : startElectronHost(wanted);
  };
  const worldOf = (started: ConsoleHost): World => ({
    host,
    desk: started.desk,
    console: started,
    hub,
    accounts,
    signIn: (role) => signInAs(started.desk, accounts[role]),
    async restartConsole() {
      await started.stop();
      return worldOf(await startHost());
    },
    async end() {
      await started.stop();
      await hub.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
  try {
    return worldOf(await startHost());
  } catch (error) {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
