import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkImports } from './check-imports.ts';
import { parseImportTable } from './import-table.ts';

const packages = new Set(['zod', 'electron', 'better-sqlite3', 'vitest', '@scope/kit']);
const table = parseImportTable(
  `
  shared/std                  : zod           # the one door
  shared/domain               : shared/std
  electron/station            : shared better-sqlite3 node:
  electron/station/station.ts : electron/station shared node:
  electron/shell              : shared/std electron node:
  hub                         : shared @scope/kit node: resources
  *.test                      : vitest node:
  `,
  packages,
);

const goodTree: Readonly<Record<string, string>> = {
  'shared/std/result.ts': 'export const ok = 1;',
  'shared/std/shape.ts': "import { z } from 'zod';\nexport { z };",
  'shared/domain/event.ts': "import { ok } from '../std/result.ts';\nexport const event = ok;",
  'shared/domain/event.test.ts':
    "import { test } from 'vitest';\nimport 'node:fs';\nimport { event } from './event.ts';",
  'electron/station/store.ts':
    "import Database from 'better-sqlite3';\nimport { event } from '../../shared/domain/event.ts';",
  'electron/station/station.ts': "import './store.ts';\nimport path from 'node:path';",
  'electron/shell/window.ts': "import { BrowserWindow } from 'electron';",
  'hub/hub.ts': "import kit from '@scope/kit/deep';\nimport town from '../resources/towns.json' with { type: 'json' };",
};

const problemsOf = (extra: Readonly<Record<string, string>>, rules = table): readonly string[] =>
  checkImports(new Map(Object.entries({ ...goodTree, ...extra })), rules).problems;

test('given a tree that keeps the table, when checked, then it is green and everything was seen', () => {
  const report = checkImports(new Map(Object.entries(goodTree)), table);
  expect(report).toEqual({ problems: [], files: 8, imports: 12, homes: 7 });
});

test.each([
  ['a forbidden room', "import '../../hub/hub.ts';", 'electron/station may not import hub'],
  ['electron in the station', "import { app } from 'electron';", 'electron/station may not import electron'],
  ['a re-export', "export * from '../../hub/hub.ts';", 'electron/station may not import hub'],
  ['a type', "import type { Hub } from '../../hub/hub.ts';", 'electron/station may not import hub'],
  ['a type in place', "export type H = import('../../hub/hub.ts').Hub;", 'electron/station may not import hub'],
  ['a dynamic import', "export const h = () => import('../../hub/hub.ts');", 'electron/station may not import hub'],
  ['a require', "const h = require('electron');", 'electron/station may not import electron'],
  ['an undeclared package', "import 'left-pad';", 'electron/station may not import left-pad'],
  ['a computed import', 'export const h = (x: string) => import(x);', 'electron/station may not import import()'],
  ['a file that is not there', "import './gone.ts';", './gone.ts does not exist'],
  ['an import without ending', "import './store';", './store carries no file ending'],
  ['a way out of the house', "import '../../../secrets.ts';", 'leads out of the repository'],
  ['a bare Node module', "import 'fs';", 'write node:fs for fs'],
])('given %s, when checked, then it is named with its file and line', (_, line, expected) => {
  const problems = problemsOf({ 'electron/station/wrong.ts': `// first line\n${line}` });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('electron/station/wrong.ts:2: ');
  expect(problems[0]).toContain(expected);
});

test('given node: or its types under shared/, when checked, then both are refused', () => {
  expect(problemsOf({ 'shared/domain/wrong.ts': "import { readFileSync } from 'node:fs';" })).toEqual([
    'shared/domain/wrong.ts:1: shared/domain may not import node:',
  ]);
  expect(problemsOf({ 'shared/domain/wrong.ts': '/// <reference types="node" />\nexport {};' })).toEqual([
    'shared/domain/wrong.ts:1: shared/domain may not import types:node',
  ]);
});

test('given a production file, when it imports what only tests may, then it is refused', () => {
  expect(problemsOf({ 'shared/domain/wrong.ts': "import 'vitest';" })).toEqual([
    'shared/domain/wrong.ts:1: shared/domain may not import vitest',
  ]);
});

test('given a room that no line covers, when checked, then the file is named', () => {
  expect(problemsOf({ 'shared/alarm/ladder.ts': '' })).toEqual([
    'shared/alarm/ladder.ts: unknown room, no line of the table covers it',
  ]);
});

test('given two files that import each other, when checked, then the circle is named', () => {
  const problems = problemsOf({
    'hub/a.ts': "import './b.ts';",
    'hub/b.ts': "import './c.ts';",
    'hub/c.ts': "export const a = () => import('./a.ts');",
  });
  expect(problems).toEqual(['cycle between files: hub/a.ts → hub/b.ts → hub/c.ts → hub/a.ts']);
});

test('given a table that goes in a circle, when checked, then the circle is named', () => {
  const circular = parseImportTable('a : b\nb : c\nc : a zod', packages);
  expect(checkImports(new Map([['a/x.ts', '']]), circular).problems).toEqual(['cycle in the table: a → b → c → a']);
});

test('given a table with a misspelt, doubled or broken line, when read, then each is a problem', () => {
  const wrong = parseImportTable('a : bb\nb : zod\nb : zod\nnonsense', packages);
  expect(wrong.problems).toEqual([
    'table line 3: b stands twice',
    'table line 4: expected "home : words", found "nonsense"',
    'table: a names bb, which is neither a room of the table nor a package of package.json',
  ]);
});

test('given no files at all, when checked, then it is not green', () => {
  expect(checkImports(new Map(), table).problems).toEqual([
    'no source file was found: the check looked in the wrong place',
  ]);
});

const root = mkdtempSync(path.join(tmpdir(), 'griddesk-imports-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('given the check as a command, when a file breaks the table, then it exits 1, and 0 once mended', () => {
  const house = path.resolve(import.meta.dirname, '..');
  for (const folder of ['hub', 'tools']) mkdirSync(path.join(root, folder));
  for (const file of ['check-imports.ts', 'file-imports.ts', 'find-cycles.ts', 'import-table.ts']) {
    cpSync(path.join(import.meta.dirname, file), path.join(root, 'tools', file));
  }
  symlinkSync(path.join(house, 'node_modules'), path.join(root, 'node_modules'));
  cpSync(path.join(house, 'package.json'), path.join(root, 'package.json'));
  writeFileSync(path.join(root, 'tools/import-table.txt'), 'hub : node:\ntools : typescript node:');
  const command = [path.join(root, 'tools/check-imports.ts')];

  writeFileSync(path.join(root, 'hub/hub.ts'), "import 'electron';");
  const red = spawnSync(process.execPath, command, { encoding: 'utf8' });
  expect(red.stderr).toContain('hub/hub.ts:1: hub may not import electron');
  expect(red.status).toBe(1);

  writeFileSync(path.join(root, 'hub/hub.ts'), "import 'node:fs';");
  expect(execFileSync(process.execPath, command, { encoding: 'utf8' })).toMatch(/: ok$/m);
});
