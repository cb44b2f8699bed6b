import type { MessagePortMain, ParentPort } from 'electron';
import { type InnerWindow, openInnerWindow } from './host/inner-window.ts';
import { portOfMessagePort } from './host/message-port.ts';
import { type FromProcess, readMessage, type ToStationProcess, toStationProcess } from './host/process-messages.ts';
import { createStation } from './station/station.ts';

/*
 * The station in a process of its own: a busy screen cannot hold up its alarms, and its crash takes no window with it.
 * Each window's port comes straight here; main only passes it on.
 */

type Station = Awaited<ReturnType<typeof createStation>>;
const parent: ParentPort = process.parentPort;
const tell = (message: FromProcess): void => parent.postMessage(message);

let station: Station | null = null;
let inner: InnerWindow | null = null;

async function start(message: Extract<ToStationProcess, { t: 'start' }>): Promise<void> {
  const { t: _t, ...options } = message;
  const made = await createStation({ ...options, log: (line: string) => tell({ t: 'log', line }) });
  station = made;
  inner = openInnerWindow(
    (port) => void made.serveWindow(port),
    (badge) => tell({ t: 'badge', ...badge }),
  );
  tell({ t: 'ready', port: null });
}

function serve(port: MessagePortMain | undefined): void {
  if (station === null || port === undefined) throw new Error('a window came before the station or without its port');
  station.serveWindow(portOfMessagePort(port));
}

async function stop(): Promise<void> {
  await station?.stop();
  process.exit(0);
}

/** Why it cannot start goes to the person at the console by way of main, which then ends this process. */
const giveUp = (error: unknown): void =>
  tell({ t: 'failed', message: error instanceof Error ? error.message : String(error) });

parent.on('message', ({ data, ports }) => {
  const message = readMessage(toStationProcess, data);
  switch (message.t) {
    case 'start':
      return void start(message).catch(giveUp);
    case 'window':
      return serve(ports[0]);
    case 'resumed':
      return inner?.retryLine();
    case 'stop':
      return void stop();
  }
});
