import { contextBridge, ipcRenderer } from 'electron';
import {
  type GridDeskWindow,
  portChannel,
  portMessage,
  type ShellAnswer,
  type ShellRequest,
  shellChannel,
  shellName,
} from '../shared/wire/shell.ts';

/** The main process checks each request; here nothing is decided. */
const ask = async <T>(request: ShellRequest): Promise<ShellAnswer<T>> =>
  (await ipcRenderer.invoke(shellChannel, request)) as ShellAnswer<T>;

const griddesk: GridDeskWindow = {
  info: () => ask({ ask: 'info' }),
  print: () => ask({ ask: 'print' }),
  saveFile: (name, bytes) => ask({ ask: 'saveFile', name, bytes }),
  openWall: (wall = '1') => ask({ ask: 'openWall', wall }),
  openAudience: () => ask({ ask: 'openAudience' }),
  savePdf: (name, size) => ask({ ask: 'savePdf', name, size }),
  requestPort: () => ipcRenderer.send(portChannel),
};
contextBridge.exposeInMainWorld(shellName, griddesk);

// A port cannot cross the context bridge; a window message hands it to the page, and to this origin only.
ipcRenderer.on(portChannel, (event) => window.postMessage(portMessage, window.location.origin, [...event.ports]));
