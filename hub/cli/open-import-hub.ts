import { existsSync } from 'node:fs';
import type { Entry, SentCommand } from '../../shared/journal/entry.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import type { StoreChoice } from '../db/store.ts';
import { createHub, type HubOptions } from '../hub.ts';
import type { Io } from './cli-verb.ts';
import { startRegistry } from './start-registry.ts';

/** What an import needs of a hub. */
export type ImportHub = {
  readonly offer: (sent: readonly SentCommand[]) => Promise<readonly Entry[]>;
  readonly registry: () => Promise<Registry>;
  readonly close: () => Promise<void>;
};

/**
 * The hub of a store for the time of an import. A folder that is not there yet is begun with the shipped rules when it was
 * named on the command line, so that a file can be looked into without a county; the demo's own folder is left to the demo.
 */
export async function openImportHub(choice: StoreChoice, named: boolean, io: Io): Promise<ImportHub> {
  const isNew = choice.kind === 'pglite' && named && choice.dir !== null && !existsSync(choice.dir);
  if (isNew)
    io.err(
      `新建数据文件夹 ${choice.dir}，使用自带的连云港规则。 A new data folder ${choice.dir} with the shipped rules of Lianyungang.`,
    );
  const options: HubOptions = {
    store: choice,
    log: () => undefined,
    ...(isNew && { seed: { registry: startRegistry(), accounts: [] } }),
  };
  const hub = await createHub(options);
  return { offer: (sent) => hub.offer(sent), registry: hub.registry, close: hub.stop };
}
