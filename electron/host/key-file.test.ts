import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataFolder } from './data-folder.ts';
import { keyFileName, readOrMakeKeyFile } from './key-file.ts';

let work: string;
beforeEach(() => {
  work = mkdtempSync(path.join(tmpdir(), 'griddesk-key-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const modeOf = (file: string): number => statSync(file).mode & 0o777;

test('given no data folder, when opened, then folder and key are made for their owner alone (R9)', () => {
  const folder = path.join(work, 'a/b');
  openDataFolder(folder);
  const key = readOrMakeKeyFile(folder);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(modeOf(folder)).toBe(0o700);
  expect(modeOf(path.join(folder, keyFileName))).toBe(0o600);
  expect(readOrMakeKeyFile(folder)).toBe(key);
});

test('given a key file others may read, when read, then it is refused with the way out', () => {
  readOrMakeKeyFile(work);
  chmodSync(path.join(work, keyFileName), 0o640);
  expect(() => readOrMakeKeyFile(work)).toThrow(/可被其他用户读取[^]*chmod 600/);
});

test('given a damaged key file, when read, then no new key takes its place', () => {
  writeFileSync(path.join(work, keyFileName), 'half a ke', { mode: 0o600 });
  expect(() => readOrMakeKeyFile(work)).toThrow(/已损坏[^]*backup/);
});

test('given a folder where others may write, when opened, then it is refused; a sticky one is not', () => {
  const folder = path.join(work, 'shared');
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  expect(() => openDataFolder(folder)).toThrow('chmod go-w');
  chmodSync(folder, 0o1777);
  expect(() => openDataFolder(folder)).not.toThrow();
});

test('given a path that cannot be a folder, when opened, then it names the cause and the way out', () => {
  writeFileSync(path.join(work, 'file'), '');
  expect(() => openDataFolder(path.join(work, 'file/data'))).toThrow(/ENOTDIR[^]*--data/);
});
