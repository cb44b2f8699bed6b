import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { dialogAnswers, displayCount, hasKeychain } from './stand-in-options.ts';
import { strict } from './strict.ts';

/* The machine around the app: keychain, displays, power, tray, menus, dialogs. */

const sealKey = createHash('sha256').update('the keychain of the stand-in').digest();

export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => (hasKeychain ? 'gnome_libsecret' : 'basic_text'),
  encryptString(text: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  },
  decryptString(sealed: Buffer): string {
    const cipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, 12));
    cipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString('utf8');
  },
});

const displays = Array.from({ length: displayCount }, (_, n) => {
  const bounds = { x: n * 1920, y: 0, width: 1920, height: 1080 };
  return { id: n + 1, bounds, workArea: bounds, workAreaSize: { width: 1920, height: 1080 } };
});
/** A test unplugs a display by taking it off the list and emitting `display-removed`. */
class StandInScreen extends EventEmitter {
  getAllDisplays = () => displays;
  getPrimaryDisplay = () => displays[0];
}
export const screen = strict('screen', new StandInScreen());

export const powerMonitor = strict('powerMonitor', new EventEmitter());

const blockers = new Map<number, string>();
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start(kind: string): number {
    const id = blockers.size + 1;
    blockers.set(id, kind);
    return id;
  },
  stop: (id: number): boolean => blockers.delete(id),
  isStarted: (id: number): boolean => blockers.has(id),
});

export const nativeImage = strict('nativeImage', {
  createFromBitmap(pixels: Buffer, { width, height }: { width: number; height: number }) {
    if (pixels.length !== width * height * 4) throw new Error('stand-in: a bitmap holds four bytes a pixel');
    return { getSize: () => ({ width, height }) };
  },
});

class StandInTray extends EventEmitter {
  tip = '';
  setContextMenu(): void {}
  setImage(): void {}
  setToolTip(tip: string): void {
    this.tip = tip;
  }
}
export const trays: StandInTray[] = [];
export class Tray {
  constructor() {
    const tray = new StandInTray();
    trays.push(tray);
    // A constructor may answer another object: the strict one.
    return strict('tray', tray) as unknown as Tray;
  }
}

/** Notices of the system, newest last: what the product asked it to show. */
export const notices: { readonly title: string; readonly body: string; open: boolean }[] = [];
export class Notification extends EventEmitter {
  static isSupported = (): boolean => true;
  readonly #one: (typeof notices)[number];
  constructor({ title, body }: { title: string; body: string }) {
    super();
    this.#one = { title, body, open: false };
  }
  show(): void {
    this.#one.open = true;
    notices.push(this.#one);
    console.error(`[notification] ${this.#one.title} ${this.#one.body}`);
  }
  close(): void {
    this.#one.open = false;
  }
}

export const Menu = strict('Menu', {
  setApplicationMenu: (): void => undefined,
  buildFromTemplate: (template: readonly unknown[]) => ({ items: template }),
});

const answer = (kind: string) => async (): Promise<unknown> => {
  const at = dialogAnswers.findIndex((one) => one.kind === kind);
  if (at < 0) throw new Error(`stand-in: no answer was given for dialog.${kind}`);
  return dialogAnswers.splice(at, 1)[0]?.result;
};
export const dialog = strict('dialog', {
  showSaveDialog: answer('showSaveDialog'),
  showMessageBox: async (box: { message: string; detail?: string }) => {
    console.error(`[message box] ${box.message}\n${box.detail ?? ''}`);
    return { response: 0, checkboxChecked: false };
  },
  showErrorBox: (title: string, content: string): void => console.error(`${title}\n${content}`),
});
