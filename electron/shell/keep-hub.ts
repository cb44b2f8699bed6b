import path from 'node:path';
import { openDataFolder } from '../host/data-folder.ts';
import { HostProblem } from '../host/host-problem.ts';
import { keepProcess } from './kept-process.ts';

type HubOptions = {
  readonly bundles: string;
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly log: (line: string) => void;
};

export type KeptHub = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * Keeps a hub of this console's own in a process beside the station, for a county that has none yet, and for trying out.
 * Answers once it listens. A hub that crashes comes back on the same port, so that the station finds it again.
 */
export async function keepHub({ bundles, dataDir, resourcesDir, log }: HubOptions): Promise<KeptHub> {
  openDataFolder(dataDir);
  let port = 0;
  return await new Promise((resolve, reject) => {
    const hub = keepProcess({
      entry: path.join(bundles, 'hub-process.js'),
      name: 'GridDesk hub',
      start: () => ({ t: 'start', dataDir, port, resourcesDir }),
      log,
      onMessage(message) {
        if (message.t === 'failed') {
          const [chinese = '', english = ''] = message.message.split('\n');
          reject(new HostProblem(chinese, english));
        }
        if (message.t !== 'ready' || message.port === null) return;
        port = message.port;
        resolve({ url: `http://127.0.0.1:${port}`, stop: hub.stop });
      },
    });
  });
}
