import { BrowserWindow, type IpcMain, type IpcMainEvent, type IpcMainInvokeEvent, MessageChannelMain } from 'electron';
import { portChannel, type ShellAnswer, shellChannel } from '../../shared/wire/shell.ts';
import type { KeptProcess } from './kept-process.ts';
import { isOwnSpeaker } from './security.ts';
import { answerShell, type ShellMeans } from './shell-requests.ts';

type Log = (line: string) => void;

/** One end goes to the page, the other to the station: what they say to each other does not pass through here. */
function connect(window: BrowserWindow, station: KeptProcess, log: Log): void {
  if (window.isDestroyed()) return;
  const { port1, port2 } = new MessageChannelMain();
  station.post({ t: 'window' }, [port1]);
  try {
    window.webContents.postMessage(portChannel, null, [port2]);
  } catch (error) {
    // A page that crashed meanwhile is loaded again and asks again; the windows that wait with it get theirs.
    port2.close();
    log(`a page did not take its port: ${String(error)}`);
  }
}

/** Gives pages their ports, at once or when the station is ready. A page that asks again while it waits gets one. */
function createConnect(station: KeptProcess, log: Log): (window: BrowserWindow) => void {
  const waiting = new Set<BrowserWindow>();
  return (window) => {
    if (waiting.has(window)) return;
    waiting.add(window);
    station.whenReady(() => {
      waiting.delete(window);
      connect(window, station, log);
    });
  };
}

/** Listens to the pages on the two channels there are. A message from anywhere else than our own page is not heard (R9). */
export function hearPages(ipcMain: IpcMain, station: KeptProcess, means: ShellMeans, log: Log): void {
  const give = createConnect(station, log);
  const windowOf = (event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (window !== null && isOwnSpeaker(event)) return window;
    log(`refused a message from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
    return null;
  };
  ipcMain.on(portChannel, (event) => {
    const window = windowOf(event);
    if (window !== null) give(window);
  });
  ipcMain.handle(shellChannel, async (event, request: unknown): Promise<ShellAnswer<unknown>> => {
    const window = windowOf(event);
    if (window !== null) return await answerShell(window, request, means);
    return { ok: false, error: { code: 'unavailable', message: 'not for this page' } };
  });
}
