import type { ShellAnswer } from '../../shared/wire/shell.ts';
import { gridDeskWindow } from '../bridge/electron-connector.ts';

const REVOKE_AFTER_MS = 60_000;

/** Puts a file where the person wants it: the system's dialog in Electron, the downloads of a browser. Works without any line. */
export async function saveFile(name: string, bytes: Uint8Array, type: string): Promise<ShellAnswer<string>> {
  const host = gridDeskWindow();
  if (host !== null) return await host.saveFile(name, bytes);
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
  return { ok: true, value: name };
}

/** Prints what is laid out for paper: a PDF through the system's dialog, or through the browser's own. */
export async function printPaper(): Promise<ShellAnswer<null>> {
  const host = gridDeskWindow();
  if (host !== null) return await host.print();
  window.print();
  return { ok: true, value: null };
}

/** Of a slide on paper, inches; the print style sheet says the same. */
const slidePage = { width: 13.333, height: 7.5 } as const;

/**
 * The deck laid out for paper as a PDF, a slide a page: made by Electron itself, or by the print dialog of a browser.
 * @returns the file's name; empty where the browser's dialog saw to it
 */
export async function savePdf(name: string): Promise<ShellAnswer<string>> {
  const host = gridDeskWindow();
  if (host !== null) return await host.savePdf(name, slidePage);
  window.print();
  return { ok: true, value: '' };
}
