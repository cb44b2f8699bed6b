import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOrMakeKey, sealedKeyName } from './key.ts';

let folder: string;
let warnings: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'griddesk-keychain-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const flip = (text: string): string => Array.from(text).reverse().join('');
const keychain = (backend: 'gnome_libsecret' | 'basic_text', available = true) => ({
  isEncryptionAvailable: () => available,
  getSelectedStorageBackend: () => backend,
  encryptString: (text: string) => Buffer.from(`sealed ${flip(text)}`),
  decryptString(sealed: Buffer) {
    if (!sealed.toString().startsWith('sealed ')) throw new Error('decryption failed');
    return flip(sealed.toString().slice('sealed '.length));
  },
});
const read = (chain = keychain('gnome_libsecret')) =>
  readOrMakeKey(folder, chain, (line) => warnings.push(line), 'linux');

test('given a keychain, when first started, then the key lies sealed and the same comes back (R9)', () => {
  const made = read();
  expect(made.store).toBe('keychain');
  const file = path.join(folder, sealedKeyName);
  expect(readFileSync(file, 'utf8')).not.toContain(made.key);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(read()).toEqual(made);
  expect(warnings).toEqual([]);
});

test.each([
  ['no encryption', keychain('gnome_libsecret', false)],
  ['a keychain in plain text', keychain('basic_text')],
])('given %s, when started, then an owner-only file serves and the log warns', (_name, chain) => {
  const made = read(chain);
  expect(made.store).toBe('file');
  expect(warnings[0]).toContain('no keychain');
  expect(read(chain).key).toBe(made.key);
});

test('given a console that began with a key file, when a keychain appears, then its data stays readable', () => {
  const made = read(keychain('basic_text'));
  expect(read()).toEqual(made);
});

test('given a sealed key, when the keychain is gone or another, then it says so instead of making a new key', () => {
  read();
  expect(() => read(keychain('basic_text'))).toThrow(/钥匙串当前不可用[^]*Unlock or enable/);
  const other = { ...keychain('gnome_libsecret'), decryptString: fail };
  expect(() => read(other)).toThrow(/无法解开[^]*restore a backup/);
});

test('given a sealed key others may read, when started, then it is refused', () => {
  read();
  chmodSync(path.join(folder, sealedKeyName), 0o644);
  expect(() => read()).toThrow('chmod 600');
});

function fail(): never {
  throw new Error('wrong keychain');
}
