import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SentCommand } from '../../shared/journal/entry.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import { type Settled, settledOf } from '../access/tool-asks.ts';
import { HubError } from '../db/hub-error.ts';
import type { StoreChoice } from '../db/store.ts';
import { createHub } from '../hub.ts';
import type { Io } from './cli-verb.ts';
import { noData, runningHub } from './open-tools.ts';
import { askHub, type RunningHub } from './remote-tools.ts';
import { startRegistry } from './start-registry.ts';

/** What an import needs of a hub. */
export type ImportHub = {
  readonly offer: (sent: readonly SentCommand[]) => Promise<readonly Settled[]>;
  readonly registry: () => Promise<Registry>;
  readonly close: () => Promise<void>;
};

/**
 * The hub of a store for the time of an import: the one that runs on its folder, else one opened just for this. A folder without
 * a registry is begun with the shipped rules where it was named on the command line, so that a file can be looked into without
 * a county; the demo's own folder is left to the demo. Throws HubError.
 */
export async function openImportHub(choice: StoreChoice, named: boolean, io: Io): Promise<ImportHub> {
  const running = runningHub(choice);
  if (running !== null) return remoteHub(running);
  const dir = choice.kind === 'pglite' ? choice.dir : null;
  const isNew = dir !== null && !existsSync(join(dir, 'pg', 'PG_VERSION'));
  if (isNew && !named) throw noData(dir);
  if (isNew)
    io.err(`新建数据库于 ${dir}，使用自带的连云港规则。 A new store in ${dir}, with the shipped rules of Lianyungang.`);
  const seed = { registry: startRegistry(), accounts: [] };
  const hub = await createHub({ store: choice, log: () => undefined, ...(dir !== null && named && { seed }) });
  return {
    offer: async (sent) => (await hub.offer(sent)).map(settledOf),
    registry: hub.registry,
    close: hub.stop,
  };
}

/** Below the most the tools' door takes, bytes; a command is never larger than a tenth of it. */
const mostBytes = 600_000;

function remoteHub(hub: RunningHub): ImportHub {
  const ask = async <T>(message: Parameters<typeof askHub>[1]): Promise<T> => {
    try {
      return await askHub<T>(hub, message);
    } catch (error) {
      if (error instanceof TypeError)
        throw new HubError(
          'stopping',
          '县级服务已停止，导入中断。',
          'The hub has stopped, the import is broken off.',
          error,
        );
      throw error;
    }
  };
  return {
    offer: async (sent) => {
      const answers: Settled[] = [];
      for (const part of parts(sent)) answers.push(...(await ask<Settled[]>({ ask: 'offer', sent: part })));
      return answers;
    },
    registry: () => ask<Registry>({ ask: 'registry' }),
    close: () => Promise.resolve(),
  };
}

/** Commands in order, cut where the next one would make a message too large. */
function parts(sent: readonly SentCommand[]): SentCommand[][] {
  const cut: SentCommand[][] = [];
  let size = mostBytes;
  for (const one of sent) {
    const bytes = Buffer.byteLength(JSON.stringify(one));
    if (size + bytes > mostBytes) {
      cut.push([]);
      size = 0;
    }
    cut.at(-1)?.push(one);
    size += bytes;
  }
  return cut;
}
