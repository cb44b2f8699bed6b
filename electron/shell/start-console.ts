import path from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, protocol, safeStorage, screen, session } from 'electron';
import type { WallName } from '../../shared/wire/wall-plan.ts';
import { openDataFolder } from '../host/data-folder.ts';
import { requirePages } from '../host/page-file.ts';
import type { FromProcess, Trial } from '../host/process-messages.ts';
import { telephonyOf } from '../host/telephony-address.ts';
import { createAlarmNotices } from './alarm-notice.ts';
import { setApplicationMenu } from './application-menu.ts';
import { keepHub, trialWords } from './keep-hub.ts';
import { type KeptProcess, keepProcess } from './kept-process.ts';
import { type KeyStore, readOrMakeKey } from './key.ts';
import { hearPages } from './page-requests.ts';
import { keepDisplayOn, watchPower } from './power.ts';
import { servePages } from './protocol.ts';
import { confinePages, confineSession } from './security.ts';
import { type Environment, hubAddressOf } from './settings.ts';
import { createTray } from './tray.ts';
import { createWindowPlaces, type PageName } from './window-places.ts';
import { createWindows, followDisplays, hasWallDisplay } from './windows.ts';

export type ConsoleOptions = {
  readonly environment: Environment;
  /** Folder of the main bundles; preload and pages lie beside it. */
  readonly bundles: string;
  readonly resourcesDir: string;
};

type Stop = () => Promise<void>;
const log = (line: string): void => console.error(`griddesk: ${line}`);

/** The processes are asked to end before the app does; a second request to quit does not wait. */
function stopBeforeQuit(stops: readonly Stop[]): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('will-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    Promise.all(stops.map((stop) => stop()))
      .catch((error: unknown) => log(`trouble while stopping: ${String(error)}`))
      .finally(() => {
        state = 'stopped';
        app.quit();
      });
  });
}

async function askWhere(window: BrowserWindow, proposed: string): Promise<string | null> {
  const defaultPath = path.join(app.getPath('documents'), proposed);
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath });
  return canceled || filePath === '' ? null : filePath;
}

function sayTrial(trial: Trial): void {
  const box = { type: 'info' as const, title: '网格值守台 GridDesk', ...trialWords(trial) };
  dialog.showMessageBox(box).catch((error: unknown) => log(`the trial accounts were not shown: ${String(error)}`));
}

const demoOf = ({ GRIDDESK_DEMO: controlUrl }: Environment) =>
  controlUrl === undefined ? {} : { demo: { controlUrl } };

type Kept = { readonly station: KeptProcess; readonly key: KeyStore; readonly stops: readonly Stop[] };

/** The station, and before it a hub of this console's own when no county hub is named. */
async function keepStation(options: ConsoleOptions, onMessage: (message: FromProcess) => void): Promise<Kept> {
  const { environment, bundles, resourcesDir } = options;
  const folder = app.getPath('userData');
  const dataDir = path.join(folder, 'station');
  openDataFolder(dataDir);
  const key = readOrMakeKey(dataDir, safeStorage, log, process.platform);
  const named = hubAddressOf(environment, folder);
  const hubOptions = { bundles, dataDir: path.join(folder, 'hub'), resourcesDir, log, onTrial: sayTrial };
  const hub = named === null ? await keepHub(hubOptions) : null;
  const hubUrl = named ?? hub?.url ?? '';
  const telephony = telephonyOf(process.env);
  const phone = telephony === undefined ? {} : { telephony };
  const station = keepProcess({
    entry: path.join(bundles, 'station-process.js'),
    name: 'GridDesk station',
    start: () => ({ t: 'start', dataDir, key: key.key, hubUrl, resourcesDir, ...demoOf(environment), ...phone }),
    onMessage,
    log,
  });
  return { station, key, stops: [station.stop, ...(hub === null ? [] : [hub.stop])] };
}

/**
 * Starts the console once Electron is ready: confines pages, keeps hub and station, opens desk and wall.
 * @param giveUp called when a kept process says it can never start
 */
export async function startConsole(options: ConsoleOptions, giveUp: (error: unknown) => void): Promise<void> {
  const root = path.join(options.bundles, '../renderer');
  await requirePages(root);
  confinePages(app, log);
  confineSession(session.defaultSession, log);
  servePages(protocol, root);
  setApplicationMenu(process.platform);

  const windows = createWindows({
    preload: path.join(options.bundles, '../preload/preload.cjs'),
    packaged: app.isPackaged,
    places: createWindowPlaces(path.join(app.getPath('userData'), 'windows.json'), log),
    log,
  });
  const openDesk = (): void => void windows.open('desk');
  const openBright = (page: PageName): void => {
    const known = windows.has(page);
    const window = windows.open(page);
    if (!known) keepDisplayOn(window);
  };
  const openWall = (wall: WallName = '1'): void => openBright(wall === '1' ? 'wall' : `wall-${wall}`);
  const openAudience = (): void => openBright('audience');
  followDisplays(windows.settle);
  const tray = createTray({ openDesk, openWall: () => openWall(), quit: () => app.quit() });
  const notices = createAlarmNotices(() => windows.shown('desk'), openDesk);
  const { station, key, stops } = await keepStation(options, (message) => {
    if (message.t === 'badge') tray.show(message);
    if (message.t === 'alarm') notices.show(message.alarm);
    if (message.t === 'failed') giveUp(new Error(message.message));
  });
  stopBeforeQuit(stops);
  watchPower(() => station.post({ t: 'resumed' }));
  const info = () => ({
    host: 'electron' as const,
    platform: process.platform,
    version: app.getVersion(),
    displays: screen.getAllDisplays().length,
    keyStore: key.store,
  });
  hearPages(ipcMain, station, { info, openWall, openAudience, askWhere }, log);

  app.on('second-instance', openDesk);
  app.on('activate', openDesk);
  app.on('window-all-closed', () => app.quit());
  openDesk();
  if (hasWallDisplay()) openWall();
}
