import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWith, z } from '../../shared/std/shape.ts';
import { errorCode } from './hub-error.ts';

const cardShape = z.object({
  pid: z.number().int().positive(),
  /** When that process began, by the system's own count; null where the system does not say. */
  began: z.string().nullable(),
  url: z.string().nullable(),
  key: z.string().nullable(),
});

/**
 * Who has a data folder: the lock of the folder, and where and with which key the tools of this machine reach the running hub.
 * Readable by the owner only; whoever can read it could read the data too.
 */
export type HubCard = z.infer<typeof cardShape>;

export const cardFile = (dir: string): string => join(dir, 'hub.lock');

/** The card in a folder, whether or not its hub still runs; null where there is none or it was cut short. */
export function readCard(dir: string): HubCard | null {
  try {
    const parsed = parseWith(cardShape, JSON.parse(readFileSync(cardFile(dir), 'utf8')));
    return parsed.ok ? parsed.value : null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Puts the address of the running hub on its card. */
export function writeCard(dir: string, card: HubCard): void {
  const file = cardFile(dir);
  writeFileSync(`${file}.new`, JSON.stringify(card), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The card of this process, before it can be reached. */
export const ownCard = (): HubCard => ({ pid: process.pid, began: beganOf(process.pid), url: null, key: null });

/** True while the process of a card runs. Numbers are given again soon after a restart, so its beginning must fit too. */
export function isRunning(card: HubCard): boolean {
  try {
    process.kill(card.pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
    if (errorCode(error) !== 'EPERM') throw error;
  }
  const began = beganOf(card.pid);
  return card.began === null || began === null || card.began === began;
}

/** Field 22 of /proc/PID/stat, counted after the name in brackets, which may hold spaces. */
function beganOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(errorCode(error))) return null;
    throw error;
  }
}
