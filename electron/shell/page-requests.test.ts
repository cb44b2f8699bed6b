import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { portChannel, shellChannel } from '../../shared/wire/shell.ts';
import type { KeptProcess } from './kept-process.ts';
import type { ShellMeans } from './shell-requests.ts';

const electron = vi.hoisted(() => ({ windows: new Map<unknown, unknown>(), closed: [] as string[] }));
vi.mock('electron', () => ({
  BrowserWindow: { fromWebContents: (contents: unknown) => electron.windows.get(contents) ?? null },
  MessageChannelMain: class {
    readonly port1 = { end: 'station', close: () => void electron.closed.push('station') };
    readonly port2 = { end: 'page', close: () => void electron.closed.push('page') };
  },
}));
const { hearPages } = await import('./page-requests.ts');

const ownFrame = { url: 'griddesk://app/index.html', parent: null };

beforeEach(() => {
  electron.windows.clear();
  electron.closed.length = 0;
});

/** Main as it hears pages; the station gets ready when told to. */
function rig() {
  const logged: string[] = [];
  const posted: unknown[] = [];
  let waiting: (() => void)[] = [];
  let ready = false;
  const station = {
    whenReady: (then: () => void) => void (ready ? then() : waiting.push(then)),
    post: (message: object) => void posted.push(message),
    stop: async () => undefined,
  } satisfies KeptProcess;
  const ipcMain = Object.assign(new EventEmitter(), {
    handle: (channel: string) => expect(channel).toBe(shellChannel),
  });
  hearPages(ipcMain as never, station, {} as ShellMeans, (line) => void logged.push(line));
  return {
    logged,
    posted,
    /** A window of ours, and what it was sent; `trouble` is thrown when it is sent something. */
    window(trouble?: Error) {
      const got: unknown[] = [];
      const postMessage = (channel: string, message: unknown, ports: readonly { end: string }[]): void => {
        if (trouble !== undefined) throw trouble;
        got.push([channel, message, ports.map((port) => port.end)]);
      };
      const webContents = { postMessage };
      electron.windows.set(webContents, { webContents, isDestroyed: () => false });
      return {
        got,
        ask: (senderFrame: unknown = ownFrame) => ipcMain.emit(portChannel, { sender: webContents, senderFrame }),
      };
    },
    ready() {
      ready = true;
      const due = waiting;
      waiting = [];
      for (const then of due) then();
    },
    crash() {
      ready = false;
    },
  };
}

test('given a station that runs, when a page asks for a port, then each gets an end', () => {
  const main = rig();
  main.ready();
  const page = main.window();
  page.ask();
  expect(page.got).toEqual([[portChannel, null, ['page']]]);
  expect(main.posted).toEqual([{ t: 'window' }]);
});

test('given a station that starts, when a page asks again and again, then it gets one port', () => {
  const main = rig();
  const page = main.window();
  for (let n = 0; n < 10; n++) page.ask();
  main.ready();
  expect(page.got).toHaveLength(1);
  main.crash();
  page.ask();
  main.ready();
  expect(page.got).toHaveLength(2);
});

test('given a page that crashed while it waited, when the station is ready, then the others get their ports', () => {
  const main = rig();
  const crashed = main.window(new Error('Render frame was disposed'));
  const wall = main.window();
  crashed.ask();
  wall.ask();
  main.ready();
  expect(wall.got).toHaveLength(1);
  expect(electron.closed).toEqual(['page']);
  expect(main.logged).toEqual([expect.stringContaining('Render frame was disposed')]);
});

test('given a foreign frame, when it asks for a port, then it gets none and that is said (R9)', () => {
  const main = rig();
  main.ready();
  const page = main.window();
  page.ask({ url: 'https://evil.example/', parent: null });
  page.ask(null);
  expect(page.got).toEqual([]);
  expect(main.logged).toEqual([
    'refused a message from https://evil.example/',
    'refused a message from a frame that is gone',
  ]);
});
