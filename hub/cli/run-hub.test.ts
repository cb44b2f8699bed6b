import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runHub, type VerbTable } from './run-hub.ts';

const table: VerbTable = {
  serve: () => import('./serve.ts'),
  verify: () => import('./verify.ts'),
  figures: () => import('./figures.ts'),
  due: () => import('./due.ts'),
  accounts: () => import('./accounts.ts'),
};

async function run(...args: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runHub(table, args, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'griddesk-cli-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('given a period, when asking due, then the answer of the Civil Code comes as JSON (D3)', async () => {
  const answer = await run('due', '--start', '2025-09-24T16:40+08:00', '--length', '7', '--unit', 'day', '--json');
  expect(answer.code).toBe(0);
  expect(JSON.parse(answer.out)).toEqual({
    nominalEnd: '2025-10-01',
    due: '2025-10-09',
    dueInstant: '2025-10-10T00:00:00+08:00',
    calendarVersion: 'cn-2024-2026',
    provisional: false,
  });
});

test('given a file of periods, when one is wrong, then it is named by index and path and nothing is printed', async () => {
  const file = path.join(root, 'periods.json');
  writeFileSync(
    file,
    JSON.stringify([
      { start: '2025-09-24', length: 7, unit: 'day' },
      { start: '2027-02-01T08:00', length: 2, unit: 'hour' },
    ]),
  );
  const good = await run('due', '--file', file);
  expect(JSON.parse(good.out)).toMatchObject([
    { due: '2025-10-09' },
    { nominalEnd: null, due: null, dueInstant: '2027-02-01T10:00:00+08:00', provisional: false },
  ]);
  for (const [row, where] of [
    [{ start: '2025-09-31', length: 7, unit: 'day' }, '[1].start'],
    [{ start: '2025-09-24', length: 1.5, unit: 'day' }, '[1].length'],
    [{ start: '2025-09-24', length: 7, unit: 'fortnight' }, '[1].unit'],
    [{ start: '2025-09-24', length: 7, unit: 'day', more: 1 }, '[1].more'],
    ['x', '[1]'],
  ] as const) {
    writeFileSync(file, JSON.stringify([{ start: '2025-09-24', length: 7, unit: 'day' }, row]));
    const bad = await run('due', '--file', file);
    expect(bad).toMatchObject({ code: 2, out: '' });
    expect(bad.err).toContain(where);
  }
});

test('given words that make no sense, when run, then a sentence in two languages and code 2', async () => {
  for (const args of [
    ['fly'],
    ['due', '--wings'],
    ['verify', 'more'],
    ['due', '--length', '7'],
    ['accounts', 'dance', 'x'],
    ['serve', '--port', 'x'],
  ]) {
    const answer = await run(...args);
    expect(answer.code).toBe(2);
    expect(answer.err).toMatch(/[\u4e00-\u9fff].*\n.*[a-z]/);
    expect(answer.err).not.toContain('    at ');
  }
  expect((await run('--help')).out).toMatch(/serve[\s\S]*verify[\s\S]*figures[\s\S]*due[\s\S]*accounts/);
  expect((await run('due', '--help')).code).toBe(0);
});
