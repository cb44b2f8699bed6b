import type { MessagePortMain, ParentPort } from 'electron';
import { noticeOf } from '../shared/alarm/alarm-notice.ts';
import { portOfMessagePort } from './host/message-port.ts';
import {
  type Badge,
  type FromProcess,
  readMessage,
  type ToStationProcess,
  toStationProcess,
} from './host/process-messages.ts';
import { createStation } from './station/station.ts';

/*
 * The station in a process of its own: a busy screen cannot hold up its alarms, and its crash takes no window with it.
 * Each window's port comes straight here; main only passes it on.
 */

type Station = Awaited<ReturnType<typeof createStation>>;
const parent: ParentPort = process.parentPort;
const tell = (message: FromProcess): void => parent.postMessage(message);

let station: Station | null = null;

/** Tells main what the tray shows, when it differs from what it was told last. */
function watchBadge(of: Station): void {
  let badge: Badge = { overdue: 0, attention: 0 };
  const show = (next: Badge): void => {
    if (next.overdue === badge.overdue && next.attention === badge.attention) return;
    badge = next;
    tell({ t: 'badge', ...badge });
  };
  of.watch({ feed: 'session' }, ({ attention }) => show({ ...badge, attention }));
  of.watch({ feed: 'counts' }, ({ views }) => show({ ...badge, overdue: views.overdue }));
}

/** Tells main of the loudest alarm that sounds here, whatever becomes of the windows (A5). */
function watchAlarms(of: Station): void {
  let key: string | null = null;
  of.watch({ feed: 'alarms' }, (view) => {
    const alarm = noticeOf(view);
    if ((alarm?.key ?? null) === key) return;
    key = alarm?.key ?? null;
    tell({ t: 'alarm', alarm });
  });
}

async function start(message: Extract<ToStationProcess, { t: 'start' }>): Promise<void> {
  const { t: _t, ...options } = message;
  station = await createStation({ ...options, log: (line) => tell({ t: 'log', line }) });
  watchBadge(station);
  watchAlarms(station);
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
      // The line is dead after a sleep, and does not know it yet.
      return void station?.run({ kind: 'line.retry' });
    case 'stop':
      return void stop();
  }
});
