import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProfileId } from '../../fixtures/small-county.ts';
import { startHubProgram } from '../../support/hub-program.ts';

const made = new Map<ProfileId, Promise<string>>();

/**
 * Puts the data of a hub of the small county that has been started once, and never used, into `folder`, with what the hub keeps
 * beside it. The first start of a hub makes its database and accounts and takes seconds; each worker waits for it once.
 * @returns the hub's data folder
 */
export async function copySeededHub(profile: ProfileId, folder: string): Promise<string> {
  const seeded = made.get(profile) ?? seed(profile);
  made.set(profile, seeded);
  cpSync(await seeded, folder, { recursive: true });
  return path.join(folder, 'hub');
}

async function seed(profile: ProfileId): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'griddesk-seeded-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const hub = await startHubProgram({ dataDir: path.join(folder, 'hub'), profile, county: 'small' });
  await hub.stop();
  return folder;
}
