import path from 'node:path';
import { openDataFolder } from '../host/data-folder.ts';
import { HostProblem } from '../host/host-problem.ts';
import type { Trial } from '../host/process-messages.ts';
import { keepProcess } from './kept-process.ts';

type HubOptions = {
  readonly bundles: string;
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly log: (line: string) => void;
  /** Called on the first start, when the sample county has been made. */
  readonly onTrial: (trial: Trial) => void;
};

export type KeptHub = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * Keeps a hub of this console's own in a process beside the station, with a sample county, for trying GridDesk out.
 * Answers once it listens. A hub that crashes comes back on the same port, so that the station finds it again.
 */
export async function keepHub({ bundles, dataDir, resourcesDir, log, onTrial }: HubOptions): Promise<KeptHub> {
  openDataFolder(dataDir);
  let port = 0;
  return await new Promise((resolve, reject) => {
    const hub = keepProcess({
      entry: path.join(bundles, 'hub-process.js'),
      name: 'GridDesk hub',
      start: () => ({ t: 'start', dataDir, port, resourcesDir }),
      log,
      onMessage(message) {
        if (message.t === 'trial') onTrial(message);
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

/** What the first user of the sample county is told. */
export const trialWords = ({
  accounts,
  password,
  file,
}: Trial): { readonly message: string; readonly detail: string } => ({
  message: '未设置县级中心，已在本机建立试用县。\nNo county hub is named: a sample county was made on this machine.',
  detail: [
    '试用账号 / accounts to try:',
    ...accounts.map(({ account, name, unit }) => `  ${account} – ${name}，${unit}`),
    `密码 / password: ${password}`,
    `密码另存于 / kept in: ${file}`,
    '正式使用请在设置中填写县级中心地址（GRIDDESK_HUB）。 For real work name the county hub (GRIDDESK_HUB).',
  ].join('\n'),
});
