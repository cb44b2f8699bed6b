import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { parseWith, z } from '../../shared/std/shape.ts';
import { type PlatformInfo, type ShellAnswer, saveLimit } from '../../shared/wire/shell.ts';

const requestShape = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('info') }),
  z.strictObject({ ask: z.literal('print') }),
  z.strictObject({
    ask: z.literal('saveFile'),
    name: z.string().min(1).max(200),
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= saveLimit, 'is too large'),
  }),
  z.strictObject({ ask: z.literal('openWall') }),
]);

/** What the answers need of the machine. */
export type ShellMeans = {
  readonly info: () => PlatformInfo;
  readonly openWall: () => void;
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
      means.openWall();
      return done(null);
  }
}
