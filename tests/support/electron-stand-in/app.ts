import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closeBrowser } from './browser.ts';
import { appFolder, appPackage, debug, userData } from './stand-in-options.ts';
import { strict } from './strict.ts';
import { utilityProcesses } from './utility-process.ts';

/** The windows register themselves here: they need the app, and it needs them only to close them. */
type Windows = { readonly closeAll: () => Promise<void> };

const lockName = 'instance.lock';
const knockName = 'second-instance';

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly name = 'GridDesk';
  badge = 0;
  sandboxed = false;
  windows: Windows = { closeAll: async () => undefined };
  #ready = false;
  #quitting = false;
  #tellReady: () => void = () => undefined;
  #whenReady = new Promise<void>((resolve) => {
    this.#tellReady = resolve;
  });
  #paths = new Map<string, string>([
    ['userData', userData],
    ['home', os.homedir()],
    ['temp', os.tmpdir()],
  ]);

  begin(): void {
    this.#ready = true;
    this.emit('ready', {});
    this.#tellReady();
  }
  whenReady(): Promise<void> {
    return this.#whenReady;
  }
  isReady(): boolean {
    return this.#ready;
  }
  getPath(name: string): string {
    const under = ['documents', 'downloads', 'logs'].includes(name) ? path.join(this.getPath('userData'), name) : null;
    const folder = this.#paths.get(name) ?? under;
    if (folder === null) throw new Error(`Failed to get '${name}' path`);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
  setPath(name: string, folder: string): void {
    this.#paths.set(name, folder);
  }
  getAppPath(): string {
    return appFolder;
  }
  getVersion(): string {
    return appPackage.version;
  }
  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }
  setBadgeCount(count: number): boolean {
    this.badge = count;
    return true;
  }

  getAppMetrics(): { pid: number; type: string; name: string }[] {
    return [...utilityProcesses].map(([pid, name]) => ({ pid, type: 'Utility', name }));
  }

  /** By process id in a file of the user's folder; a second start knocks by touching another file beside it. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    const lock = path.join(folder, lockName);
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      if (isAlive(Number(readFileSync(lock, 'utf8')))) {
        writeFileSync(path.join(folder, knockName), String(process.pid));
        return false;
      }
      writeFileSync(lock, String(process.pid));
    }
    watch(folder, (_kind, file) => {
      if (file === knockName) this.emit('second-instance', {}, [], folder, null);
    }).unref();
    process.on('exit', () => rmSync(lock, { force: true }));
    return true;
  }

  /** Closes the windows, asks the app with `will-quit`, and ends when nobody holds it up. */
  quit(): void {
    this.#quit().catch((error: unknown) => {
      console.error('stand-in: trouble while quitting', error);
      process.exit(1);
    });
  }
  async #quit(): Promise<void> {
    if (!this.#quitting) {
      this.#quitting = true;
      if (this.#held('before-quit')) {
        this.#quitting = false;
        return;
      }
      await this.windows.closeAll();
    }
    if (this.#held('will-quit')) return;
    this.emit('quit', {}, 0);
    await this.#end(0);
  }
  #held(event: string): boolean {
    let held = false;
    this.emit(event, {
      preventDefault: () => {
        held = true;
      },
    });
    return held;
  }
  isQuitting(): boolean {
    return this.#quitting;
  }
  exit(code = 0): void {
    void this.#end(code);
  }
  async #end(code: number): Promise<void> {
    await closeBrowser().catch((error: unknown) => debug('browser', error));
    process.exit(code);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Unwrapped, for the stand-in's own parts. */
export const standInApp = new StandInApp();
export const app = strict('app', standInApp);
