import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { type Role, roles } from '../../../shared/domain/actor/actor.ts';
import type { ProfileId } from '../../fixtures/small-county.ts';
import {
  type HubAccount,
  type HubProgram,
  type HubProgramOptions,
  startHubProgram,
} from '../../support/hub-program.ts';
import type { ConsoleHost, HostName } from './console-host.ts';
import { allSent, line } from './desk.ts';
import { startElectronHost } from './electron-host.ts';
import { startKioskHost } from './kiosk-host.ts';
import { copySeededHub } from './seeded-hub.ts';

/** A county under test: a hub in a process of its own, and a console on one of its hosts. */
export type World = {
  readonly host: HostName;
  /** Window of the desk. */
  readonly desk: Page;
  readonly console: ConsoleHost;
  readonly hub: HubProgram;
  /** The county's account of a role. Throws where it has none. */
  readonly accounts: Readonly<Record<Role, HubAccount>>;
  /** Signs in through the page and waits until the desk is there. */
  readonly signIn: (role: Role) => Promise<void>;
  /** The one at the desk leaves it, and somebody else signs in at the same console. */
  readonly handOver: (role: Role) => Promise<void>;
  /** Data folder of the hub, for its command line. */
  readonly hubDir: string;
  /** Ends the console and starts it again on its data, with the hub as it is. `meanwhile` is told the console's folder. */
  readonly restartConsole: (meanwhile?: (consoleDir: string) => void) => Promise<World>;
  /** Ends the console that runs now, and the hub. */
  readonly end: () => Promise<void>;
};

export type WorldOptions = {
  readonly host: HostName;
  readonly browser: Browser;
  readonly chromium?: string | undefined;
  readonly profile?: ProfileId;
  readonly county?: HubProgramOptions['county'];
  /** More arguments of the hub's program. */
  readonly hubArguments?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** The fields of the sign-in page, in either language. */
export const signInFields = (desk: Page) => ({
  account: desk.locator('input[autocomplete="username"]'),
  password: desk.locator('input[autocomplete="current-password"]'),
});

async function signInAs(desk: Page, account: HubAccount): Promise<void> {
  const fields = signInFields(desk);
  await expect(fields.account).toBeVisible();
  // The sign-in page shows the line's badge only while the hub is out of reach.
  await expect(line(desk)).toBeHidden();
  await fields.account.fill(account.account);
  await fields.password.fill(account.password);
  await fields.password.press('Enter');
  await expect(fields.password).toBeHidden();
  await expect(desk.getByText(account.name).first()).toBeVisible();
}

/** Leaving takes a second press. Whoever comes next finds at the hub what was done here. */
async function signOut(desk: Page): Promise<void> {
  await allSent(desk);
  const chip = desk.getByRole('button', { name: /^值守人员/ });
  await chip.click();
  await expect(chip).toContainText('再按一次退出');
  await chip.click();
  await expect(signInFields(desk).password).toBeVisible();
}

/** The first account of each role; asking for a role without one throws. */
function accountsByRole(accounts: readonly HubAccount[]): Readonly<Record<Role, HubAccount>> {
  const known: Partial<Record<Role, HubAccount>> = {};
  for (const one of accounts) known[one.role] ??= one;
  return new Proxy(known as Record<Role, HubAccount>, {
    get(target, role: Role) {
      if (role in target || !roles.includes(role)) return target[role];
      throw new Error(`this county has no account for ${role}`);
    },
  });
}

/** Starts hub and console on folders of their own, which `end` removes with everything started. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { host, browser, profile = 'LYG', county = 'small', hubArguments = [], chromium, env = {} } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'griddesk-world-'));
  const hubFolder = county === 'small' ? await copySeededHub(profile, folder) : path.join(folder, 'hub');
  const hub = await startHubProgram({ dataDir: hubFolder, profile, county, more: hubArguments });
  const accounts = accountsByRole(hub.accounts);
  const startHost = (): Promise<ConsoleHost> => {
    const wanted = { dataDir: path.join(folder, 'console'), hubUrl: hub.url, chromium, env };
    return host === 'kiosk' ? startKioskHost(browser, wanted) : startElectronHost(wanted);
  };
  let current: ConsoleHost | null = null;
  async function worldNow(): Promise<World> {
    const started = await startHost();
    current = started;
    return {
      host,
      desk: started.desk,
      console: started,
      hub,
      accounts,
      signIn: (role) => signInAs(started.desk, accounts[role]),
      async handOver(role) {
        await signOut(started.desk);
        await signInAs(started.desk, accounts[role]);
      },
      hubDir: hubFolder,
      async restartConsole(meanwhile) {
        await started.stop();
        meanwhile?.(path.join(folder, 'console'));
        return await worldNow();
      },
      end,
    };
  }
  async function end(): Promise<void> {
    await current?.stop();
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    return await worldNow();
  } catch (error) {
    await end();
    throw error;
  }
}
