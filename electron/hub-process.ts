import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ParentPort } from 'electron';
import { loadDemo } from '../demo/county/load-demo.ts';
import { registryOfDemo } from '../demo/registry-of-demo.ts';
import { createHub, type Hub, type HubSeed } from '../hub/hub.ts';
import { systemCode } from './host/host-problem.ts';
import { writeOwnerOnly } from './host/key-file.ts';
import { type FromProcess, readMessage, type ToHubProcess, toHubProcess } from './host/process-messages.ts';

/*
 * A hub of this console's own, for trying GridDesk out where no county hub is named: the same program as the county's,
 * open to this machine only, with the sample county in it. Its accounts share one password, made on the first start.
 */

const sampleProfile = 'LYG';
const sampleSeed = 'trial';
const passwordFile = 'trial-password.txt';

const parent: ParentPort = process.parentPort;
const tell = (message: FromProcess): void => parent.postMessage(message);

let hub: Hub | null = null;

/** The trial accounts' password, from an owner-only file; `isNew` on the first start. */
function trialPassword(folder: string): { readonly password: string; readonly isNew: boolean } {
  const file = path.join(folder, passwordFile);
  try {
    const password = randomBytes(9).toString('base64url');
    writeOwnerOnly(file, `${password}\n`);
    return { password, isNew: true };
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    return { password: readFileSync(file, 'utf8').trim(), isNew: false };
  }
}

function sampleCounty(resourcesDir: string, password: string): HubSeed {
  const demo = loadDemo(resourcesDir, sampleProfile, sampleSeed);
  const accounts = demo.county.accounts.filter((one) => one.use === 'signIn');
  return {
    registry: registryOfDemo(resourcesDir, demo),
    accounts: accounts.map(({ use: _use, ...actor }) => ({ ...actor, password })),
  };
}

async function start({ dataDir, port, resourcesDir }: Extract<ToHubProcess, { t: 'start' }>): Promise<void> {
  const { password, isNew } = trialPassword(dataDir);
  const seed = sampleCounty(resourcesDir, password);
  hub = await createHub({ store: { kind: 'pglite', dir: path.join(dataDir, 'store') }, seed, port });
  tell({ t: 'ready', port: hub.port });
  if (!isNew) return;
  const accounts = seed.accounts.map(({ account, name, unit }) => ({ account, name, unit }));
  tell({ t: 'trial', accounts, password, file: path.join(dataDir, passwordFile) });
}

async function stop(): Promise<void> {
  await hub?.stop();
  process.exit(0);
}

/** Why it cannot start goes to the person at the console by way of main, which then ends this process. */
const giveUp = (error: unknown): void =>
  tell({ t: 'failed', message: error instanceof Error ? error.message : String(error) });

parent.on('message', ({ data }) => {
  const message = readMessage(toHubProcess, data);
  if (message.t === 'start') void start(message).catch(giveUp);
  else void stop();
});
