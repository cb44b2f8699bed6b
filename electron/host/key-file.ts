import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { HostProblem, systemCode } from './host-problem.ts';

/** Name of the key file inside the data folder. */
export const keyFileName = 'station.key';

const posix = process.platform !== 'win32';
const keyPattern = /^[0-9a-f]{64}$/;

/** A new key for the station's files: 32 random bytes, in hex. */
export const newKey = (): string => randomBytes(32).toString('hex');

/** Writes a file that only its owner may read. Throws `EEXIST` where one stands already. */
export function writeOwnerOnly(file: string, content: string | Uint8Array): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, typeof content === 'string' ? Buffer.from(content) : content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Refuses a file with secrets that others than its owner may read or write. Windows guards files by their folder. */
export function refuseWideFile(file: string): void {
  if (!posix || (statSync(file).mode & 0o077) === 0) return;
  throw new HostProblem(
    `密钥文件 ${file} 可被其他用户读取，已拒绝使用。请执行 chmod 600 '${file}' 后重试；若已泄露，请改用新的数据目录。`,
    `The key file ${file} can be read by other users, so it is not used. Run: chmod 600 '${file}' – or take a new data folder if it may have been copied.`,
  );
}

/**
 * The key of the station's files from an owner-only file in `folder`, made on the first start (R9).
 * Refused when others may read it or when it holds no key: a new one would make the kept files unreadable.
 */
export function readOrMakeKeyFile(folder: string): string {
  const file = path.join(folder, keyFileName);
  try {
    const key = newKey();
    writeOwnerOnly(file, `${key}\n`);
    return key;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
  refuseWideFile(file);
  const kept = readFileSync(file, 'utf8').trim();
  if (keyPattern.test(kept)) return kept;
  throw new HostProblem(
    `密钥文件 ${file} 已损坏，本机数据无法解密。请从备份恢复该文件，或改用新的数据目录。`,
    `The key file ${file} is damaged, so this console's data cannot be read. Restore it from a backup, or take a new data folder.`,
  );
}
