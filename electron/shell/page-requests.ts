import { BrowserWindow, type IpcMain, type IpcMainEvent, type IpcMainInvokeEvent, MessageChannelMain } from 'electron';
import { portChannel, type ShellAnswer, shellChannel } from '../../shared/wire/shell.ts';
import type { KeptProcess } from './kept-process.ts';
import { isOwnSpeaker } from './security.ts';
import { answerShell, type ShellMeans } from './shell-requests.ts';

/** One end goes to the page, the other to the station: what they say to each other does not pass through here. */
function connect(window: BrowserWindow, station: KeptProcess): void {
  station.whenReady(() => {
    if (window.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    station.post({ t: 'window' }, [port1]);
    window.webContents.postMessage(portChannel, null, [port2]);
  });
}

/** Listens to the pages on the two channels there are. A message from anywhere else than our own page is not heard (R9). */
export function hearPages(
  ipcMain: IpcMain,
  station: KeptProcess,
  means: ShellMeans,
  log: (line: string) => void,
): void {
  const windowOf = (event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (window !== null && isOwnSpeaker(event)) return window;
    log(`refused a message from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
    return null;
  };
  ipcMain.on(portChannel, (event) => {
    const window = windowOf(event);
    if (window !== null) connect(window, station);
  });
  ipcMain.handle(shellChannel, async (event, request: unknown): Promise<ShellAnswer<unknown>> => {
    const window = windowOf(event);
    if (window !== null) return await answerShell(window, request, means);
    return { ok: false, error: { code: 'unavailable', message: 'not for this page' } };
  });
}
