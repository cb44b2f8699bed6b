import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { parseWith, z } from '../../shared/std/shape.ts';
import { type PlatformInfo, type ShellAnswer, saveLimit } from '../../shared/wire/shell.ts';
import { type WallName, wallNames } from '../../shared/wire/wall-plan.ts';

/** Of a page of the PDF, inches: never a size no printer knows. */
const inches = z.number().min(3).max(50);
const pageSizeShape = z.strictObject({ width: inches, height: inches });

const requestShape = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('info') }),
  z.strictObject({ ask: z.literal('print') }),
  z.strictObject({
    ask: z.literal('saveFile'),
    name: z.string().min(1).max(200),
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= saveLimit, 'is too large'),
  }),
  z.strictObject({ ask: z.literal('openWall'), wall: z.enum(wallNames).optional() }),
  z.strictObject({ ask: z.literal('openAudience') }),
  z.strictObject({ ask: z.literal('savePdf'), name: z.string().min(1).max(200), size: pageSizeShape }),
]);

/** What the answers need of the machine. */
export type ShellMeans = {
  readonly info: () => PlatformInfo;
  readonly openWall: (wall: WallName) => void;
  readonly openAudience: () => void;
  /** Asks the person for a file's name; null when they give up. */
  readonly askWhere: (window: BrowserWindow, proposed: string) => Promise<string | null>;
};

const done = <T>(value: T): ShellAnswer<T> => ({ ok: true, value });
const failed = (message: string): ShellAnswer<never> => ({ ok: false, error: { code: 'failed', message } });
const cancelled: ShellAnswer<never> = { ok: false, error: { code: 'cancelled', message: '已取消 / cancelled' } };

/** A page proposes a name, never a folder; signs no system takes in a name become a dash. */
export const proposedName = (name: string): string =>
  path
    .basename(name.replaceAll('\\', '/'))
    .replace(/[\p{Cc}<>:"|?*]/gu, '-')
    .replace(/^\.+/, '') || 'griddesk';

async function print(window: BrowserWindow): Promise<ShellAnswer<null>> {
  return await new Promise((resolve) => {
    window.webContents.print({ printBackground: true }, (printed, reason) => {
      if (printed) resolve(done(null));
      else resolve(/cancel/i.test(reason) ? cancelled : failed(reason));
    });
  });
}

async function save(
  window: BrowserWindow,
  means: ShellMeans,
  name: string,
  bytes: Uint8Array,
): Promise<ShellAnswer<string>> {
  const file = await means.askWhere(window, proposedName(name));
  if (file === null) return cancelled;
  try {
    await writeFile(file, bytes);
    return done(file);
  } catch (error) {
    return failed(
      `无法写入文件 / the file could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** The page as it is laid out for paper, as a PDF of that page size: no printer and no line are needed. */
async function savePdf(
  window: BrowserWindow,
  means: ShellMeans,
  name: string,
  pageSize: { readonly width: number; readonly height: number },
): Promise<ShellAnswer<string>> {
  let bytes: Uint8Array;
  try {
    const margins = { top: 0, bottom: 0, left: 0, right: 0 };
    bytes = await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: false, pageSize, margins });
  } catch (error) {
    return failed(
      `PDF 没有做成 / the PDF could not be made: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return await save(window, means, name, bytes);
}

/** Answers what a page asks of the machine; its sender was checked, the request is checked here. */
export async function answerShell(
  window: BrowserWindow,
  request: unknown,
  means: ShellMeans,
): Promise<ShellAnswer<unknown>> {
  const read = parseWith(requestShape, request);
  if (!read.ok) return failed(`request: ${read.error.path} ${read.error.message}`);
  switch (read.value.ask) {
    case 'info':
      return done(means.info());
    case 'print':
      return await print(window);
    case 'saveFile':
      return await save(window, means, read.value.name, read.value.bytes);
    case 'openWall':
      means.openWall(read.value.wall ?? wallNames[0]);
      return done(null);
    case 'openAudience':
      means.openAudience();
      return done(null);
    case 'savePdf':
      return await savePdf(window, means, read.value.name, read.value.size);
  }
}
