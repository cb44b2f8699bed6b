import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JSONReport } from '@playwright/test/reporter';
import { afterAll, expect, test } from 'vitest';
import { playwrightTallies } from './playwright-tally.ts';
import { binOf, root } from './run-step.ts';
import { closingLine, crashed, describeTallies, isRed, single, type Tally } from './tally.ts';

const green: Tally = {
  suite: 'unit',
  passed: 41,
  failed: [],
  skipped: [{ name: 'a', reason: 'no data here' }],
  ms: 1400,
};

test('given green suites, when added up, then the closing line carries the real counts', () => {
  const tallies = [single('check', true, '', 0), green];
  expect(closingLine(tallies)).toBe('42 passed, 0 failed');
  expect(isRed(tallies)).toBe(false);
});

test('given a crashed stage, when added up, then it counts as a failure and the run is red', () => {
  const tallies = [green, crashed('e2e', 'no result was written')];
  expect(closingLine(tallies)).toBe('41 passed, 1 failed');
  expect(isRed(tallies)).toBe(true);
  expect(describeTallies(tallies)).toContain('[e2e] e2e\n      no result was written');
});

test('given a run in which nothing passed, when judged, then it is red', () => {
  expect(isRed([])).toBe(true);
  expect(isRed([{ ...green, passed: 0 }])).toBe(true);
});

test('given skipped tests, when described, then each stands with its reason', () => {
  expect(describeTallies([green])).toContain('[unit] a: no data here');
});

const folder = mkdtempSync(path.join(tmpdir(), 'griddesk-tally-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('given a run that passes, fails, skips and breaks, when vitest reports, then nothing is lost', () => {
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const files = {
    'mixed.test.ts': `import { test, expect } from 'vitest';
      test('passes', () => expect(1).toBe(1));
      test('fails', () => expect(1).toBe(2));
      test('skips', (context) => context.skip('the data is elsewhere'));
      test.todo('later');`,
    'broken.test.ts': "import './gone.ts';",
    'stray.test.ts': `import { test } from 'vitest';
      test('leaves a rejection', () => { void Promise.reject(new Error('nobody caught me')); });`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const target = path.join(folder, 'tally.json');
  const reporter = path.join(root, 'tools/tally-reporter.ts');
  const run = spawnSync(process.execPath, [binOf('vitest'), 'run', '--root', folder, `--reporter=${reporter}`], {
    encoding: 'utf8',
    env: { ...process.env, GRIDDESK_TALLY: target },
  });
  expect(run.status).toBe(1);
  const tallies: readonly Tally[] = JSON.parse(readFileSync(target, 'utf8'));
  expect(closingLine(tallies)).toBe('2 passed, 3 failed');
  expect(tallies.flatMap((tally) => tally.failed.map((one) => one.name)).sort()).toEqual([
    'broken.test.ts',
    'mixed.test.ts > fails',
    'outside of any test',
  ]);
  expect(tallies.flatMap((tally) => tally.skipped)).toEqual([
    { name: 'mixed.test.ts > skips', reason: 'the data is elsewhere' },
    { name: 'mixed.test.ts > later', reason: 'todo' },
  ]);
});

test("given Playwright's report, when turned into tallies, then there is one a host and strays count", () => {
  const spec = (title: string, projectName: string, status: string, extra: object = {}) => ({
    title,
    tests: [{ projectName, status, annotations: [], results: [{ duration: 5, error: { message: 'boom' } }], ...extra }],
  });
  const report = {
    errors: [{ message: 'config broke' }],
    suites: [
      {
        title: 'cut.spec.ts',
        specs: [spec('a', 'kiosk', 'expected'), spec('a', 'electron', 'unexpected')],
        suites: [
          {
            title: 'deep',
            specs: [spec('b', 'kiosk', 'skipped', { annotations: [{ type: 'skip', description: 'no runtime' }] })],
          },
          { title: 'odd', specs: [spec('c', 'electron', 'flaky')] },
        ],
      },
    ],
  } as unknown as JSONReport;
  const tallies = playwrightTallies(report);
  expect(closingLine(tallies)).toBe('1 passed, 3 failed');
  expect(tallies.map((tally) => tally.suite)).toEqual(['e2e kiosk', 'e2e electron', 'e2e']);
  expect(tallies[0]?.skipped).toEqual([{ name: 'cut.spec.ts > deep > b', reason: 'no runtime' }]);
  expect(tallies[1]?.failed).toEqual([
    { name: 'cut.spec.ts > a', message: 'boom' },
    { name: 'cut.spec.ts > odd > c', message: 'boom' },
  ]);
});
