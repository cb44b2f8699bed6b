import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterAll, expect, test } from 'vitest';
import { answerShell, proposedName, type ShellMeans } from './shell-requests.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'griddesk-save-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const window = {} as BrowserWindow;
let opened = 0;
const means = (where: string | null): ShellMeans => ({
  info: () => ({ host: 'electron', platform: 'linux', version: '0', displays: 1, keyStore: 'file' }),
  openWall: () => void opened++,
  openAudience: () => void opened++,
  askWhere: async () => where,
});
const bytes = new TextEncoder().encode('接报单');

test('given a file to keep, when the person names a place, then it lies there', async () => {
  const file = path.join(folder, 'a.txt');
  expect(await answerShell(window, { ask: 'saveFile', name: 'a.txt', bytes }, means(file))).toEqual({
    ok: true,
    value: file,
  });
  expect(readFileSync(file, 'utf8')).toBe('接报单');
});

test('given a file to keep, when the person gives up, then nothing is written', async () => {
  const answer = await answerShell(window, { ask: 'saveFile', name: 'a.txt', bytes }, means(null));
  expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});

test('given a place that cannot be written, when saving, then the cause is said', async () => {
  const file = path.join(folder, 'nowhere/a.txt');
  const answer = await answerShell(window, { ask: 'saveFile', name: 'a.txt', bytes }, means(file));
  expect(answer).toMatchObject({ ok: false, error: { code: 'failed', message: expect.stringContaining('ENOENT') } });
  expect(existsSync(file)).toBe(false);
});

test.each([
  null,
  { ask: 'runProgram', name: 'sh' },
  { ask: 'openWall', url: 'https://evil.example' },
  { ask: 'openWall', wall: '../desk' },
  { ask: 'savePdf', name: 'a', size: { width: 1000, height: 1 } },
  { ask: 'saveFile', name: '', bytes },
  { ask: 'saveFile', name: 'a', bytes: 'text' },
])('given the malformed request %j, when it comes in, then it is answered and nothing is done', async (request) => {
  const before = opened;
  expect(await answerShell(window, request, means(null))).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(opened).toBe(before);
});

test('given a page, when it opens the wall, then the host does', async () => {
  const before = opened;
  expect(await answerShell(window, { ask: 'openWall' }, means(null))).toEqual({ ok: true, value: null });
  expect(opened).toBe(before + 1);
});

test.each([
  ['周报.pptx', '周报.pptx'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\x.csv', 'x.csv'],
  ['.bashrc', 'bashrc'],
  ['a:b*c?.csv', 'a-b-c-.csv'],
  ['..', 'griddesk'],
])('given the name %s, when proposed, then it is %s: a page names no folder', (name, proposed) => {
  expect(proposedName(name)).toBe(proposed);
});

test('W4 given a page laid out for paper, when it is kept as a PDF, then it has the size asked for and lies where the person said', async () => {
  const file = path.join(folder, 'deck.pdf');
  const asked: unknown[] = [];
  const printToPDF = async (options: unknown) => {
    asked.push(options);
    return Buffer.from('%PDF-1.4');
  };
  const paper = { webContents: { printToPDF } } as unknown as BrowserWindow;
  const request = { ask: 'savePdf', name: 'deck.pdf', size: { width: 13.333, height: 7.5 } };
  expect(await answerShell(paper, request, means(file))).toEqual({ ok: true, value: file });
  expect(asked).toMatchObject([{ printBackground: true, pageSize: { width: 13.333, height: 7.5 } }]);
  expect(readFileSync(file, 'utf8')).toBe('%PDF-1.4');
});
