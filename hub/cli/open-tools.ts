import { existsSync } from 'node:fs';
import { createPasswords } from '../access/passwords.ts';
import { createSessions, defaultSessionMs } from '../access/sessions.ts';
import { createTools, type Tools } from '../access/tools.ts';
import { createTries } from '../access/tries.ts';
import { isRunning, readCard } from '../db/hub-card.ts';
import { HubError } from '../db/hub-error.ts';
import type { Log } from '../db/log.ts';
import { ensureMeta } from '../db/meta.ts';
import { openStore } from '../db/open-store.ts';
import type { StoreChoice } from '../db/store.ts';
import { digest } from '../intake/commit-batch.ts';
import { type RunningHub, remoteTools } from './remote-tools.ts';

const quiet: Log = () => undefined;

export type OpenTools = { readonly tools: Tools; readonly close: () => Promise<void> };

/**
 * The tools of a store: those of the hub that is running on its folder, else the store itself, opened just for this.
 * @param create makes a new store where there is none; else a missing folder is refused
 */
export async function openTools(choice: StoreChoice, create = false): Promise<OpenTools> {
  const running = runningHub(choice);
  if (running !== null) return { tools: remoteTools(running), close: () => Promise.resolve() };
  if (choice.kind === 'pglite' && choice.dir !== null && !create && !existsSync(choice.dir)) throw noData(choice.dir);
  const store = await openStore(choice, quiet);
  const { db } = store;
  const { sessionKey } = await ensureMeta(db);
  const passwords = createPasswords();
  const sessions = createSessions({ db, passwords, tries: createTries(), sessionKey, sessionMs: defaultSessionMs });
  const tools = createTools({ db, passwords, sessions, now: Date.now, digest, onEnded: () => Promise.resolve() });
  return { tools, close: store.close };
}

/** Where the hub that has this folder open is asked; null where none runs on it. */
export function runningHub(choice: StoreChoice): RunningHub | null {
  if (choice.kind !== 'pglite' || choice.dir === null) return null;
  const card = readCard(choice.dir);
  return card?.url != null && card.key !== null && isRunning(card) ? { url: card.url, key: card.key } : null;
}

/** Runs with the tools of a store and closes it, whatever happens. */
export async function withTools<T>(choice: StoreChoice, ask: (tools: Tools) => Promise<T>, create = false): Promise<T> {
  const { tools, close } = await openTools(choice, create);
  try {
    return await ask(tools);
  } finally {
    await close();
  }
}

export const noData = (dir: string): HubError =>
  new HubError(
    'data-folder-no-access',
    `没有数据文件夹 ${dir}。请先用 npm start 启动演示，或用 --data 指明已有的文件夹。`,
    `There is no data folder ${dir}. Start the demo first with npm start, or name an existing one with --data.`,
  );
