import type { ParentPort } from 'electron';
import { createHub } from '../hub/hub.ts';
import { type FromProcess, readMessage, type ToHubProcess, toHubProcess } from './host/process-messages.ts';

/* A hub of this console's own, for a county without one: the same program as the county's, for this machine only. */

type Hub = Awaited<ReturnType<typeof createHub>>;
const parent: ParentPort = process.parentPort;
const tell = (message: FromProcess): void => parent.postMessage(message);

let hub: Hub | null = null;

async function start({ dataDir, port }: Extract<ToHubProcess, { t: 'start' }>): Promise<void> {
  hub = await createHub({ store: { kind: 'pglite', dir: dataDir }, port });
  tell({ t: 'ready', port: hub.port });
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
