/*
 * What a window may ask of the machine it stands on, beside its station. In Electron the preload carries it to the main
 * process; in a browser there is no shell and every call answers `unavailable`. No zod here: the preload bundles this file.
 */

/** Name under which the preload puts the shell into the page: `window.griddesk`. */
export const shellName = 'griddesk';

/** `data` of the window message that hands the page its port to the station; the port is `ports[0]`. */
export const portMessage = 'griddesk:port';

/** Channels between preload and main process. */
export const shellChannel = 'griddesk:shell';
export const portChannel = 'griddesk:port';

export type ShellError = {
  readonly code: 'unavailable' | 'cancelled' | 'failed';
  readonly message: string;
};
export type ShellAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ShellError };

export type PlatformInfo = {
  readonly host: 'electron' | 'browser';
  readonly platform: string;
  /** Version of GridDesk. */
  readonly version: string;
  readonly displays: number;
  /** Whether the keys of this console lie in the system's keychain or in an owner-only file. */
  readonly keyStore: 'keychain' | 'file';
};

/** Longest file `saveFile` takes, bytes. */
export const saveLimit = 64 * 1024 * 1024;

/** Size of a page, inches. */
export type PdfPage = { readonly width: number; readonly height: number };

export type Shell = {
  info(): Promise<ShellAnswer<PlatformInfo>>;
  /** Prints the window through the system's dialog. */
  print(): Promise<ShellAnswer<null>>;
  /** Asks where to put `bytes` and writes them there; answers the file's full name. */
  saveFile(name: string, bytes: Uint8Array): Promise<ShellAnswer<string>>;
  /** Opens a wall of this console, the first where none is named, or brings the open one to the front. */
  openWall(wall?: string): Promise<ShellAnswer<null>>;
  /** Opens the audience's window of a meeting, on the second display where there is one. */
  openAudience(): Promise<ShellAnswer<null>>;
  /** The window as it is laid out for paper, as a PDF; asks where to put it and answers the file's full name. Size in inches. */
  savePdf(name: string, size: PdfPage): Promise<ShellAnswer<string>>;
};

/** `window.griddesk` in Electron; absent in a browser. */
export type GridDeskWindow = Shell & {
  /** Asks for a new port to the station, which comes as a window message of its own (`portMessage`). */
  requestPort(): void;
};

/** What the preload sends to the main process; its answer is a ShellAnswer. */
export type ShellRequest =
  | { readonly ask: 'info' }
  | { readonly ask: 'print' }
  | { readonly ask: 'saveFile'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly ask: 'openWall'; readonly wall?: string }
  | { readonly ask: 'openAudience' }
  | { readonly ask: 'savePdf'; readonly name: string; readonly size: PdfPage };
