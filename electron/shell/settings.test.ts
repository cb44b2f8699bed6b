import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hubAddressOf, readEnvironment, settingsFileName } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'griddesk-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const keep = (text: string): void => writeFileSync(path.join(folder, settingsFileName), text);

test('given nothing, when read, then this console runs a hub of its own', () => {
  expect(hubAddressOf(readEnvironment({}), folder)).toBeNull();
  keep('{}');
  expect(hubAddressOf(readEnvironment({ GRIDDESK_HUB: '' }), folder)).toBeNull();
});

test('given both, when read, then the environment goes before the file', () => {
  keep('{"hub": "https://hub.county:4710"}');
  expect(hubAddressOf(readEnvironment({}), folder)).toBe('https://hub.county:4710');
  expect(hubAddressOf(readEnvironment({ GRIDDESK_HUB: 'http://10.0.0.1' }), folder)).toBe('http://10.0.0.1');
});

test.each([
  [{ GRIDDESK_HUB: 'hub.county' }, 'GRIDDESK_HUB'],
  [{ GRIDDESK_HUB: 'ftp://hub.county' }, 'GRIDDESK_HUB'],
  [{ GRIDDESK_DATA: 'relative/folder' }, 'GRIDDESK_DATA'],
])('given the environment %j, when read, then the wrong variable is named with the way out', (env, name) => {
  expect(() => readEnvironment(env)).toThrow(new RegExp(`环境变量 ${name}[^]*Correct or unset it`));
});

test.each([
  ['{"hub": "nowhere"}', 'hub'],
  ['{"hubb": "http://x"}', 'hubb'],
  ['{"hub": ', 'JSON'],
  ['[]', '有误'],
])('given the settings file %s, when read, then it says what is wrong and what to do', (text, named) => {
  keep(text);
  const read = (): unknown => hubAddressOf(readEnvironment({}), folder);
  expect(read).toThrow(named);
  expect(read).toThrow('Correct or delete it');
});
