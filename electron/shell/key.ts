import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SafeStorage } from 'electron';
import { HostProblem, systemCode } from '../host/host-problem.ts';
import { newKey, readOrMakeKeyFile, refuseWideFile, writeOwnerOnly } from '../host/key-file.ts';

/** The key file as the keychain sealed it. */
export const sealedKeyName = 'station.key.sealed';

export type KeyStore = { readonly key: string; readonly store: 'keychain' | 'file' };

type Keychain = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>;

/** Linux without a keyring "encrypts" with a key everyone knows: that is no keychain. */
function hasKeychain(keychain: Keychain, platform: string): boolean {
  if (!keychain.isEncryptionAvailable()) return false;
  return (
    platform !== 'linux' || !['basic_text', 'unknown'].includes(keychain.getSelectedStorageBackend?.() ?? 'unknown')
  );
}

function readSealed(file: string): Buffer | null {
  try {
    refuseWideFile(file);
    return readFileSync(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function unseal(keychain: Keychain, file: string, sealed: Buffer): string {
  try {
    return keychain.decryptString(sealed);
  } catch (error) {
    throw new HostProblem(
      `系统钥匙串无法解开 ${file}，本机数据无法解密。请用原来的系统账户登录，或从备份恢复。`,
      `The system's keychain cannot open ${file}, so this console's data cannot be read. Sign in to the account it was made under, or restore a backup.`,
      { cause: error },
    );
  }
}

/**
 * The key of the station's files: random, sealed by the system's keychain; an owner-only file, with a warning in the log,
 * where there is none (R9). Which of the two a console began with stays: the other cannot open its data.
 * @param folder the station's data folder
 */
export function readOrMakeKey(
  folder: string,
  keychain: Keychain,
  warn: (line: string) => void,
  platform: string,
): KeyStore {
  const file = path.join(folder, sealedKeyName);
  const sealed = readSealed(file);
  if (sealed !== null) {
    if (hasKeychain(keychain, platform)) return { key: unseal(keychain, file, sealed), store: 'keychain' };
    throw new HostProblem(
      '系统钥匙串当前不可用，本机数据无法解密。请先解锁或启用钥匙串（如 GNOME Keyring、KWallet）后重试。',
      "The system's keychain is not available, so this console's data cannot be read. Unlock or enable it (GNOME Keyring, KWallet) and start again.",
    );
  }
  if (!hasKeychain(keychain, platform) || hasPlainKey(folder)) {
    warn('no keychain: the key of the local files lies in an owner-only file beside them');
    return { key: readOrMakeKeyFile(folder), store: 'file' };
  }
  const key = newKey();
  writeOwnerOnly(file, keychain.encryptString(key));
  return { key, store: 'keychain' };
}

function hasPlainKey(folder: string): boolean {
  try {
    readFileSync(path.join(folder, 'station.key'));
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
