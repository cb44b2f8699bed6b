import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { HostProblem, systemCode } from './host-problem.ts';

const posix = process.platform !== 'win32';
const othersWrite = 0o022;
const sticky = 0o1000;

/**
 * Makes the console's data folder for its owner alone (0700) where it is missing, and checks that we can write there.
 * A folder that stands already keeps its mode, but one where others may replace our files is refused.
 */
export function openDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new HostProblem(
      `无法写入数据目录 ${folder}（${systemCode(error) ?? '未知错误'}）。请检查权限，或用 --data 指定另一个目录。`,
      `Cannot write to the data folder ${folder} (${systemCode(error) ?? 'unknown error'}). Check its permissions, or name another one with --data.`,
      { cause: error },
    );
  }
  const { mode } = statSync(folder);
  if (posix && (mode & othersWrite) !== 0 && (mode & sticky) === 0) {
    throw new HostProblem(
      `数据目录 ${folder} 可被其他用户写入。请执行 chmod go-w '${folder}' 后重试。`,
      `Other users may write to the data folder ${folder}. Run: chmod go-w '${folder}'`,
    );
  }
}
