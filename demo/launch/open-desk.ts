import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hasDisplay, openBrowser } from '../../electron/kiosk/open-browser.ts';
import { startKiosk } from '../../electron/kiosk/start-kiosk.ts';
import type { TelephonyAddress } from '../../shared/wire/telephony.ts';

export type DeskOptions = {
  readonly root: string;
  readonly consoleDir: string;
  readonly hubUrl: string;
  readonly controlUrl: string | null;
  /** Where the demo's telephone rings; null: it has none. */
  readonly telephony: TelephonyAddress | null;
  readonly port: number;
  readonly open: boolean;
  readonly electronDir: string | null;
  readonly log: (line: string) => void;
};

export type Desk = {
  readonly host: 'electron' | 'browser';
  /** Null in Electron, which has windows and no addresses. */
  readonly deskUrl: string | null;
  readonly wallUrl: string | null;
  /** False where a window was wanted and could not be opened. */
  readonly opened: boolean;
  /** Resolves when the user has closed the windows; never for a browser, which we cannot see. */
  readonly closed: Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Electron where its runtime and a display are there, else the very same console for a browser. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { electronDir, open } = options;
  return electronDir !== null && open && hasDisplay() ? startElectron(options, electronDir) : startBrowserHost(options);
}

async function startBrowserHost({
  consoleDir,
  hubUrl,
  controlUrl,
  telephony,
  port,
  open,
  log,
}: DeskOptions): Promise<Desk> {
  const kiosk = await startKiosk({
    dataDir: path.join(consoleDir, 'browser'),
    hubUrl,
    port,
    log,
    ...(controlUrl !== null && { demo: { controlUrl } }),
    ...(telephony !== null && { telephony }),
  });
  const wanted = open && hasDisplay();
  const opened = wanted && (await openBrowser(kiosk.deskUrl, path.join(consoleDir, 'browser')));
  return {
    host: 'browser',
    deskUrl: kiosk.deskUrl,
    wallUrl: kiosk.wallUrl,
    opened: opened || !wanted,
    closed: new Promise(() => undefined),
    stop: () => kiosk.stop(),
  };
}

/** How long Electron may take to end its processes, ms. */
const patience = 2_500;

function startElectron(
  { root, consoleDir, hubUrl, controlUrl, telephony, log }: DeskOptions,
  electronDir: string,
): Desk {
  const program = path.join(electronDir, readFileSync(path.join(electronDir, '../path.txt'), 'utf8').trim());
  const dataDir = path.join(consoleDir, 'electron');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const child = spawn(program, [root], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      GRIDDESK_HUB: hubUrl,
      GRIDDESK_DATA: dataDir,
      ...(controlUrl !== null && { GRIDDESK_DEMO: controlUrl }),
      ...(telephony !== null && { GRIDDESK_TELEPHONY: telephony.at, GRIDDESK_TELEPHONY_SECRET: telephony.secret }),
    },
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => log(String(text).trimEnd()));
  const closed = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      log(`electron: ${error.message}`);
      resolve();
    });
    child.once('exit', () => resolve());
  });
  return {
    host: 'electron',
    deskUrl: null,
    wallUrl: null,
    opened: true,
    closed,
    stop: async () => {
      const late = setTimeout(() => child.kill('SIGKILL'), patience);
      child.kill('SIGTERM');
      await closed;
      clearTimeout(late);
    },
  };
}
