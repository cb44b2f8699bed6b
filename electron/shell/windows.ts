import { BrowserWindow, type BrowserWindowConstructorOptions, screen } from 'electron';
import { type Bounds, type DisplayPlace, wallDisplay } from './displays.ts';
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
/** A window has come to rest, ms. */
const atRest = 400;

export type Windows = {
  /** Opens the window, or brings the open one to the front. */
  open(page: PageName): BrowserWindow;
  has(page: PageName): boolean;
  /** The open window; null where it is not. */
  shown(page: PageName): BrowserWindow | null;
  /** Displays came or went: what belongs on a display of its own goes there, or off one that is gone. */
  settle(): void;
};

type PageFacts = {
  readonly file: string;
  readonly title: string;
  readonly background: string;
  /** Which display beside the desk's it fills; null for a window like any other. */
  readonly display: number | null;
};
const wall = (n: number): PageFacts => ({
  file: n === 1 ? 'wall.html' : `wall.html?wall=${n}`,
  title: n === 1 ? '网格值守台 · 大屏' : `网格值守台 · 大屏 ${n}`,
  background: '#0a1420',
  display: n,
});
const pages: Readonly<Record<PageName, PageFacts>> = {
  desk: { file: 'index.html', title: '网格值守台 GridDesk', background: '#ffffff', display: null },
  wall: wall(1),
  'wall-2': wall(2),
  'wall-3': wall(3),
  'wall-4': wall(4),
  audience: { file: 'meeting.html', title: '网格值守台 · 投屏', background: '#0b1115', display: 1 },
};

/** The display a window fills now; null where it has none of its own, or that one is not there. */
function ownDisplay(page: PageName): DisplayPlace | null {
  const { display } = pages[page];
  return display === null ? null : wallDisplay(screen.getAllDisplays(), screen.getPrimaryDisplay().id, display);
}

/** Where a window stood last, else a usual size on the desk's display. */
function windowed(page: PageName, places: WindowPlaces): BrowserWindowConstructorOptions {
  const kept = places.placeOf(page, screen.getAllDisplays());
  if (kept !== null) return { x: kept.x, y: kept.y, width: kept.width, height: kept.height };
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  return { width: Math.min(1440, width), height: Math.min(900, height) };
}

/** A wall fills its display where there is one; everything else opens where it stood last. */
function placeFor(page: PageName, places: WindowPlaces): BrowserWindowConstructorOptions {
  const own = ownDisplay(page);
  return own === null ? windowed(page, places) : { ...own.bounds, fullscreen: true };
}

const isAt = (a: Bounds, b: Bounds): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Written as it moves: at a power cut nobody closes anything. */
function keepPlace(page: PageName, window: BrowserWindow, places: WindowPlaces): void {
  const keep = (): void => {
    if (!window.isDestroyed() && !window.isFullScreen())
      places.remember(page, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, atRest);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('close', () => {
    clearTimeout(timer);
    keep();
  });
}

/** Owns the product's windows: a desk, walls, the audience of a meeting, each at most once. */
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
    keepPlace(page, window, places);
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

  function settle(page: PageName, window: BrowserWindow): void {
    const own = ownDisplay(page);
    if (own !== null && window.isFullScreen() && isAt(window.getBounds(), own.bounds)) return;
    if (own === null && !window.isFullScreen()) return;
    // Left in full screen, the system would lay it over the desk.
    window.setFullScreen(false);
    if (own === null) {
      const { width = 1440, height = 900 } = windowed(page, places);
      const { bounds } = screen.getPrimaryDisplay();
      window.setBounds({ x: bounds.x, y: bounds.y, width, height });
      log(`the display of the ${page} page is gone`);
    } else {
      window.setBounds(own.bounds);
      window.setFullScreen(true);
    }
  }

  return {
    settle() {
      for (const [page, window] of open) if (pages[page].display !== null) settle(page, window);
      open.get('desk')?.focus();
    },
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

/** Calls with every display that comes, goes or changes its size. */
export function followDisplays(settle: () => void): void {
  screen.on('display-added', settle);
  screen.on('display-removed', settle);
  screen.on('display-metrics-changed', settle);
}
