import { BrowserWindow, type BrowserWindowConstructorOptions, screen } from 'electron';
import { wallDisplay } from './displays.ts';
import { appOrigin, pagePreferences } from './security.ts';
import type { PageName, WindowPlaces } from './window-places.ts';

type WindowsOptions = {
  readonly preload: string;
  readonly packaged: boolean;
  readonly places: WindowPlaces;
  readonly log: (line: string) => void;
};

/** Before a crashed page is loaded again, ms. */
const reloadWait = 1_000;

export type Windows = {
  /** Opens the window, or brings the open one to the front. */
  open(page: PageName): BrowserWindow;
  has(page: PageName): boolean;
  /** The open window; null where it is not. */
  shown(page: PageName): BrowserWindow | null;
};

const pages: Readonly<
  Record<PageName, { readonly file: string; readonly title: string; readonly background: string }>
> = {
  desk: { file: 'index.html', title: '网格值守台 GridDesk', background: '#ffffff' },
  wall: { file: 'wall.html', title: '网格值守台 · 大屏', background: '#0a1420' },
};

/** The wall fills the second display where there is one; everything else opens where it stood last. */
function placeFor(page: PageName, places: WindowPlaces): BrowserWindowConstructorOptions {
  const displays = screen.getAllDisplays();
  const second = page === 'wall' ? wallDisplay(displays, screen.getPrimaryDisplay().id) : null;
  if (second !== null) return { ...second.bounds, fullscreen: true };
  const kept = places.placeOf(page, displays);
  if (kept !== null) return { x: kept.x, y: kept.y, width: kept.width, height: kept.height };
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  return { width: Math.min(1440, width), height: Math.min(900, height) };
}

/** Owns the product's windows: one desk, one wall, each at most once. */
export function createWindows({ preload, packaged, places, log }: WindowsOptions): Windows {
  const open = new Map<PageName, BrowserWindow>();

  function create(page: PageName): BrowserWindow {
    const { file, title, background } = pages[page];
    const window = new BrowserWindow({
      ...placeFor(page, places),
      title,
      backgroundColor: background,
      show: false,
      autoHideMenuBar: true,
      minWidth: 960,
      minHeight: 600,
      // A wall keeps painting when another window has the focus, and a desk keeps sounding behind it (A5).
      webPreferences: { ...pagePreferences(preload, packaged), backgroundThrottling: false },
    });
    if (page === 'desk' && places.placeOf(page, screen.getAllDisplays())?.maximized === true) window.maximize();
    window.once('ready-to-show', () => window.show());
    window.on('close', () => {
      if (!window.isFullScreen())
        places.remember(page, { ...window.getNormalBounds(), maximized: window.isMaximized() });
    });
    window.on('closed', () => open.delete(page));
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      log(`the ${page} page ended: ${reason}`);
      // A page that crashes at once would otherwise keep the machine busy.
      setTimeout(() => window.isDestroyed() || window.reload(), reloadWait);
    });
    window
      .loadURL(`${appOrigin}/${file}`)
      .catch((error: unknown) => log(`the ${page} page did not load: ${String(error)}`));
    open.set(page, window);
    return window;
  }

  return {
    has: (page) => open.has(page),
    shown: (page) => open.get(page) ?? null,
    open(page) {
      const known = open.get(page);
      if (known === undefined) return create(page);
      if (known.isMinimized()) known.restore();
      known.focus();
      return known;
    },
  };
}

/** True when a second display waits for the wall. */
export const hasWallDisplay = (): boolean =>
  wallDisplay(screen.getAllDisplays(), screen.getPrimaryDisplay().id) !== null;
