import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardFile, isRunning, ownCard, readCard } from './hub-card.ts';
import { errorCode, HubError } from './hub-error.ts';

export type DataFolder = { readonly database: string; readonly release: () => void };

/**
 * Makes the data folder and takes it for this process: PGlite itself would let two hubs write into one folder and lose both.
 * Throws HubError `data-folder-no-access`, `data-folder-in-use` or `data-folder-damaged`.
 */
export function takeDataFolder(dir: string): DataFolder {
  const database = join(dir, 'pg');
  try {
    mkdirSync(database, { recursive: true, mode: 0o700 });
    takeLock(dir);
    // Without this PGlite would begin a new, empty database over the old files, and an empty queue would look calm.
    if (readdirSync(database).length > 0 && !existsSync(join(database, 'PG_VERSION'))) {
      rmSync(cardFile(dir), { force: true });
      throw damagedFolder(dir);
    }
  } catch (error) {
    throw error instanceof HubError ? error : (folderTrouble(dir, error) ?? error);
  }
  return { database, release: () => rmSync(cardFile(dir), { force: true }) };
}

function takeLock(dir: string): void {
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      writeFileSync(cardFile(dir), JSON.stringify(ownCard()), { flag: 'wx', mode: 0o600 });
      return;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      const owner = readCard(dir);
      if (owner !== null && isRunning(owner)) throw inUse(dir, owner.pid);
      rmSync(cardFile(dir), { force: true });
    }
  }
  throw inUse(dir, readCard(dir)?.pid ?? 0);
}

const inUse = (dir: string, pid: number): HubError =>
  new HubError(
    'data-folder-in-use',
    `数据文件夹 ${dir} 正被另一个县级服务（进程 ${pid}）使用。请先停止它，或用 --data 另选文件夹。`,
    `The data folder ${dir} is in use by another hub (process ${pid}). Stop that one first, or choose another folder with --data.`,
  );

export const damagedFolder = (dir: string, cause?: unknown): HubError =>
  new HubError(
    'data-folder-damaged',
    `数据文件夹 ${dir} 已损坏，无法打开。请恢复该文件夹的备份；若为演示数据，可加 --fresh 重新开始，或用 --data 另选文件夹。各值守台保留近 14 天的操作，恢复后会自动补交。`,
    `The data folder ${dir} is damaged and cannot be opened. Restore a backup of it; demo data can begin anew with --fresh, or choose another folder with --data. Consoles keep their acts of the last 14 days and offer them again.`,
    cause,
  );

/** Missing rights or a full disk as a sentence; null for anything else. */
export function folderTrouble(dir: string, error: unknown): HubError | null {
  const code = errorCode(error);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) {
    return new HubError(
      'data-folder-no-access',
      `无法写入数据文件夹 ${dir}（${code}）。请检查该路径及其权限，或用 --data 另选可写的文件夹。`,
      `Cannot write to the data folder ${dir} (${code}). Check the path and its permissions, or choose a writable folder with --data.`,
      error,
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new HubError(
      'disk-full',
      `数据文件夹 ${dir} 所在磁盘已满。请腾出空间后重新启动。`,
      `The disk that holds the data folder ${dir} is full. Free some space and start again.`,
      error,
    );
  }
  return null;
}
