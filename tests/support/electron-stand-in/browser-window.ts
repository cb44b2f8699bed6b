import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { newWindow } from '../new-window.ts';
import { ownAddress, shownAddress } from './address.ts';
import { standInApp } from './app.ts';
import { browserContext } from './browser.ts';
import { standInIpc } from './ipc-main.ts';
import { type MessagePortMain, type PortMessage, PortRelay } from './message-ports.ts';
import { type PageHandle, pageSide } from './page-side.ts';
import { serveRequests } from './serve-requests.ts';
import { defaultSession, mayHave } from './session.ts';
import { debug, headed } from './stand-in-options.ts';
import { strict } from './strict.ts';

type WebPreferences = Readonly<Record<string, unknown>> & { readonly preload?: string };
type WindowOptions = Readonly<Record<string, unknown>> & {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
  readonly show?: boolean;
  readonly fullscreen?: boolean;
  readonly webPreferences?: WebPreferences;
};
type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };
type InPage = { readonly __standIn?: PageHandle };

const windows = new Map<number, BrowserWindow>();
const pages = new WeakSet<Page>();
let nextId = 1;

/** One after the other: a page that just opens for one window would be taken for a blank one by the next. */
let lastPage: Promise<unknown> = Promise.resolve();
async function ownPage(context: BrowserContext): Promise<Page> {
  const take = async (): Promise<Page> => {
    const blank = context.pages().find((page) => page.url() === 'about:blank' && !pages.has(page));
    const [opener] = context.pages();
    const page = blank ?? (opener === undefined ? await context.newPage() : await newWindow(context, opener));
    pages.add(page);
    return page;
  };
  const next = lastPage.then(take, take);
  lastPage = next;
  return await next;
}

/** Preferences under which a page is not confined; the stand-in cannot show them and does not try. */
function refuseOpenPage(preferences: WebPreferences): void {
  const wanted = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (preferences[name] !== value) throw new Error(`stand-in: webPreferences.${name} must be ${value}`);
  }
}

class WebContents extends EventEmitter {
  readonly id = nextId++;
  readonly session = defaultSession;
  readonly window: BrowserWindow;
  openHandler: OpenHandler = () => ({ action: 'allow' });
  printed = 0;
  #outbox: { channel: string; args: readonly unknown[]; ports: readonly number[] }[] = [];
  #portOutbox: PortMessage[] = [];
  #document: number | null = null;
  #sending = false;
  readonly relay = new PortRelay((message) => {
    this.#portOutbox.push(message);
    this.#flush();
  });

  constructor(window: BrowserWindow) {
    super();
    this.window = window;
  }
  getURL(): string {
    return ownAddress(this.window.page?.url() ?? '');
  }
  getLastWebPreferences(): WebPreferences {
    return this.window.preferences;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  postMessage(channel: string, message: unknown, transfer: readonly MessagePortMain[] = []): void {
    const ports = transfer.map((port) => this.relay.hand(port.detach()));
    this.#outbox.push({ channel, args: [structuredClone(message)], ports });
    this.#flush();
  }
  /** The page has become another document: what the one before was sent and told is for nobody. */
  begin(document: number): void {
    this.#document = document;
    this.relay.closeAll();
    this.#outbox = [];
    this.#portOutbox = [];
  }
  print(_options: unknown, done: (success: boolean, reason: string) => void): void {
    this.printed += 1;
    done(true, '');
  }
  /** Chromium's own, which is what Electron's is. */
  async printToPDF(options: {
    readonly printBackground: boolean;
    readonly preferCSSPageSize: boolean;
    readonly pageSize: { readonly width: number; readonly height: number };
  }): Promise<Buffer> {
    const { page } = this.window;
    if (page === null) throw new Error('stand-in: the window has no page yet');
    const { printBackground, preferCSSPageSize, pageSize } = options;
    return await page.pdf({
      printBackground,
      preferCSSPageSize,
      width: `${pageSize.width}in`,
      height: `${pageSize.height}in`,
    });
  }
  isDestroyed(): boolean {
    return this.window.isDestroyed();
  }
  close(): void {
    this.window.close();
  }

  /** In order and in batches: a message of a port never overtakes the one that brought the port. */
  #flush(): void {
    if (this.#sending) return;
    this.#sending = true;
    this.#pump()
      .catch((error: unknown) => debug('lost to the page', error))
      .finally(() => {
        this.#sending = false;
        if (this.#outbox.length + this.#portOutbox.length > 0 && !this.window.isDestroyed()) this.#flush();
      });
  }
  async #pump(): Promise<void> {
    await this.window.opened;
    for (;;) {
      const posts = this.#outbox.splice(0);
      const messages = this.#portOutbox.splice(0);
      const { page } = this.window;
      if (page === null || posts.length + messages.length === 0) return;
      await page.evaluate(
        (batch) => {
          const { __standIn: handle } = globalThis as unknown as InPage;
          // The page went on to another document while this was on its way.
          if (batch.document !== null && handle?.document !== batch.document) return;
          for (const { channel, args, ports } of batch.posts) handle?.emit(channel, args, ports);
          handle?.ports(batch.messages);
        },
        { document: this.#document, posts, messages },
      );
    }
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly id: number;
  readonly preferences: WebPreferences;
  readonly opened: Promise<void>;
  page: Page | null = null;
  targetId = '';
  #options: WindowOptions;
  #destroyed = false;
  #visible: boolean;
  #shownOnce = false;
  /** Navigations the app itself began: they are not asked about. */
  #ownNavigation = false;

  constructor(options: WindowOptions = {}) {
    super();
    if (!standInApp.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.preferences = options.webPreferences ?? {};
    refuseOpenPage(this.preferences);
    this.#options = options;
    this.#visible = options.show !== false;
    const contents = new WebContents(this);
    this.webContents = strict('webContents', contents);
    this.id = contents.id;
    windows.set(this.id, this);
    standInApp.emit('web-contents-created', {}, this.webContents);
    this.opened = this.#open();
    this.opened.catch((error: unknown) => console.error('stand-in: a window did not open', error));
  }

  async #open(): Promise<void> {
    const context = await browserContext();
    const page = await ownPage(context);
    this.page = page;
    const debugging = await context.newCDPSession(page);
    const info = await debugging.send('Target.getTargetInfo');
    this.targetId = info.targetInfo.targetId;
    await debugging.detach();
    const { width, height } = this.getBounds();
    if (!headed) await page.setViewportSize({ width, height });
    await this.#bind(page);
    await this.#putPreload(page);
    await serveRequests(page, (address) => this.#mayNavigate(address));
    this.#follow(page);
  }

  async #bind(page: Page): Promise<void> {
    const eventOf = (frame: Frame) => ({
      sender: this.webContents,
      senderFrame: { url: ownAddress(frame.url()), parent: frame.parentFrame() },
    });
    await page.exposeBinding('__standInInvoke', async ({ frame }, channel: string, args: unknown[]) => {
      try {
        return { ok: await standInIpc.invoke(eventOf(frame), channel, args) };
      } catch (error) {
        return { failed: String(error) };
      }
    });
    await page.exposeBinding('__standInSend', ({ frame }, channel: string, args: unknown[]) => {
      if (channel === 'stand-in:document') this.webContents.begin(Number(args[0]));
      else standInIpc.emit(channel, eventOf(frame), ...args);
    });
    await page.exposeBinding('__standInOpen', (_source, url: string) => {
      this.webContents.openHandler({ url: ownAddress(url) });
    });
    await page.exposeBinding('__standInPermission', (_source, name: string) => mayHave(name));
    await page.exposeBinding('__standInPort', (_source, message: PortMessage) => this.webContents.relay.hear(message));
  }

  /** A sandboxed preload is one CommonJS file that may ask for `electron` and little else. */
  async #putPreload(page: Page): Promise<void> {
    await page.addInitScript(pageSide);
    const { preload } = this.preferences;
    if (preload === undefined) return;
    if (!preload.endsWith('.cjs')) throw new Error('stand-in: a sandboxed preload is one CommonJS file');
    const text = readFileSync(preload, 'utf8');
    await page.addInitScript(
      `if (window === window.top) (function (require, module, exports, process) {\n${text}\n})` +
        '(globalThis.__standIn.require, { exports: {} }, {}, globalThis.__standIn.process);',
    );
  }

  #mayNavigate(address: string): boolean {
    if (this.#ownNavigation) return true;
    let prevented = false;
    const preventDefault = (): void => {
      prevented = true;
    };
    this.webContents.emit('will-navigate', { url: address, preventDefault });
    return !prevented;
  }

  #follow(page: Page): void {
    page.on('load', () => {
      this.webContents.emit('did-finish-load', {});
      if (this.#shownOnce) return;
      this.#shownOnce = true;
      this.emit('ready-to-show', {});
    });
    page.on('pageerror', (error) => console.error('[page error]', error.message));
    page.on('console', (message) => debug('console', message.type(), message.text()));
    // A link with a target asks like window.open, and the stand-in never opens what it asks for.
    page.on('popup', (popup) => {
      this.webContents.openHandler({ url: ownAddress(popup.url()) });
      popup.close().catch((error: unknown) => debug('popup', error));
    });
    page.on('crash', () => this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('close', () => this.#gone());
  }

  async loadURL(address: string): Promise<void> {
    await this.opened;
    this.#ownNavigation = true;
    try {
      await this.page?.goto(shownAddress(address));
    } finally {
      this.#ownNavigation = false;
    }
  }
  reload(): void {
    this.#ownNavigation = true;
    this.page
      ?.reload()
      .catch((error: unknown) => debug('reload', error))
      .finally(() => {
        this.#ownNavigation = false;
      });
  }
  show(): void {
    this.#visible = true;
    this.emit('show');
  }
  isVisible(): boolean {
    return this.#visible && !this.#destroyed;
  }
  focus(): void {
    this.page?.bringToFront().catch((error: unknown) => debug('focus', error));
  }
  /** The taskbar of the stand-in is its log. */
  flashFrame(on: boolean): void {
    console.error(`[flash frame] ${on}`);
  }
  isFocused(): boolean {
    return false;
  }
  maximize(): void {
    this.emit('maximize');
  }
  isMaximized(): boolean {
    return false;
  }
  isMinimized(): boolean {
    return false;
  }
  isFullScreen(): boolean {
    return this.#options.fullscreen === true;
  }
  setFullScreen(fullscreen: boolean): void {
    this.#options = { ...this.#options, fullscreen };
  }
  setBounds(bounds: { x: number; y: number; width: number; height: number }): void {
    this.#options = { ...this.#options, ...bounds };
    const { width, height } = bounds;
    if (!headed) this.page?.setViewportSize({ width, height }).catch((error: unknown) => debug('bounds', error));
  }
  getTitle(): string {
    return this.#options.title ?? standInApp.name;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  getBounds(): { x: number; y: number; width: number; height: number } {
    const { x = 0, y = 0, width = 800, height = 600 } = this.#options;
    return { x, y, width, height };
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return this.getBounds();
  }
  close(): void {
    let held = false;
    const preventDefault = (): void => {
      held = true;
    };
    this.emit('close', { preventDefault });
    if (!held) void this.shut();
  }
  async shut(): Promise<void> {
    await this.opened.catch((error: unknown) => debug('window', error));
    await this.page?.close().catch((error: unknown) => debug('close', error));
    this.#gone();
  }
  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this.id);
    this.webContents.relay.closeAll();
    this.emit('closed');
    if (windows.size > 0 || standInApp.isQuitting()) return;
    if (standInApp.listenerCount('window-all-closed') > 0) standInApp.emit('window-all-closed');
    else standInApp.quit();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static fromWebContents(contents: unknown): BrowserWindow | null {
    return [...windows.values()].find((window) => window.webContents === contents) ?? null;
  }
}

standInApp.windows = {
  closeAll: async () => {
    for (const window of windows.values()) {
      window.emit('close', { preventDefault: () => undefined });
      await window.shut();
    }
  },
};

/** Playwright finds windows through it. */
export const webContents = strict('webContents', {
  fromDevToolsTargetId: (target: string) =>
    [...windows.values()].find((window) => window.targetId === target)?.webContents,
});
