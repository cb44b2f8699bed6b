import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';
import { readSources } from './check-imports.ts';
import { uncheckedFiles } from './check-types.ts';
import { binOf, root } from './run-step.ts';

/** A copy of the checks' settings with one file of a pure room in it. */
const house = mkdtempSync(path.join(tmpdir(), 'griddesk-locks-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));
mkdirSync(path.join(house, 'shared/std'), { recursive: true });
mkdirSync(path.join(house, 'tools'));
for (const file of ['.oxlintrc.json', 'tsconfig.json', 'shared/tsconfig.json', 'tools/lint-pure.ts', 'package.json']) {
  cpSync(path.join(root, file), path.join(house, file));
}
symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'));
const pureFile = path.join(house, 'shared/std/probe.ts');

function typeErrors(source: string): readonly string[] {
  writeFileSync(pureFile, source);
  const file = path.join(house, 'shared/tsconfig.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file));
  const found = ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options));
  return found.map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
}

function lint(source: string): { readonly status: number | null; readonly output: string } {
  writeFileSync(pureFile, source);
  const { status, stdout, stderr } = spawnSync(process.execPath, [binOf('oxlint'), 'shared'], {
    cwd: house,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

test.each([
  ['console', "console.log('x');"],
  ['setTimeout', 'setTimeout(() => 1, 1);'],
  ['fetch', "void fetch('/');"],
  ['process', 'export const home = process.cwd();'],
  ['document', 'export const page = document.title;'],
  ['performance', 'export const now = performance.now();'],
  ['crypto', 'export const id = crypto.randomUUID();'],
  ['node:fs', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;"],
])('given %s in shared/, when type-checked, then it does not compile', (name, source) => {
  expect(typeErrors(source).join('\n')).toContain(name);
});

test('given pure code in shared/, when type-checked and linted, then it passes', () => {
  const source = 'export const yearOf = (ms: number): number => new Date(ms).getUTCFullYear();\n';
  expect(typeErrors(source)).toEqual([]);
  expect(lint(source)).toMatchObject({ status: 0 });
});

test.each([
  ['Date.now', 'export const now = (): number => Date.now();', 'no-clock'],
  ['new Date()', 'export const now = (): Date => new Date();', 'no-clock'],
  ['Date()', 'export const now = (): string => Date();', 'no-clock'],
  ['Date handed on', 'const { now } = Date;\nexport { now };', 'no-clock'],
  ['globalThis.Date', 'export const clock = globalThis.Date;', 'no-clock'],
  ['Math.random', 'export const dice = (): number => Math.random();', 'no-restricted-properties'],
  [
    'Temporal.Now',
    "import { Temporal } from 'temporal-polyfill';\nexport const now = Temporal.Now;",
    'no-restricted-properties',
  ],
  ['any', 'export const x = (y: any): number => y.z;', 'no-explicit-any'],
  ['console', "console.log('x');", 'no-console'],
])('given %s in shared/, when linted, then it is refused', (_, source, rule) => {
  const { status, output } = lint(source);
  expect(output).toContain(rule);
  expect(status).toBe(1);
});

test('given every source file of the repository, when the projects are added up, then none goes unchecked', () => {
  expect(uncheckedFiles()).toEqual([]);
});

test('given every test file of the repository, when sorted, then each lies where a runner looks for it', () => {
  const looksLikeTest = /\.(?:test|spec|sim)\.[cm]?tsx?$/;
  const isRun =
    /^(?:(?:shared|electron|renderer|hub|demo|tools|bench)\/|tests\/(?!e2e\/)).*\.test\.ts$|^renderer\/.*\.test\.tsx$|^tests\/e2e\/.*\.spec\.ts$|^tests\/sim\/.*\.sim\.ts$/;
  const tests = [...readSources(root).keys()].filter((file) => looksLikeTest.test(file));
  expect(tests.length).toBeGreaterThan(0);
  expect(tests.filter((file) => !isRun.test(file))).toEqual([]);
});

test('given .ci/run, when read, then it does what the README tells a tester to do', () => {
  expect(readFileSync(path.join(root, '.ci/run'), 'utf8')).toContain('npm ci && npm test');
});
