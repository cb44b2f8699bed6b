import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JSONReport } from '@playwright/test/reporter';
import { afterAll, expect, test } from 'vitest';
import { type ClauseRow, clauseLedger, type Proof } from './clause-ledger.ts';
import { ledgerText, totalsText } from './clause-ledger-text.ts';
import type { ProofReport } from './clauses-reporter.ts';
import { journeyProofs } from './journey-proofs.ts';
import { binOf, root } from './run-step.ts';

const row = (id: string, over: Partial<ClauseRow> = {}): ClauseRow => ({
  id,
  place: id.split('-')[0] ?? '',
  article: '1',
  area: 'deadline',
  strength: 'must',
  fits: 'both',
  zh: `第${id}条`,
  en: `words of ${id}`,
  ...over,
});
const outside = row('JS-2-2', { fits: 'outside-software', reason: { zh: '定义', en: 'definition' } });
const table = {
  version: 'clauses@2026.11',
  clauses: [row('LYG-30-1'), row('LYG-30-2', { area: 'feedback', strength: 'may' }), row('LYG-30-3'), outside],
};
const proof = (over: Partial<Proof>): Proof => ({
  file: 'a.test.ts',
  name: 'one',
  passed: true,
  proves: [],
  provesPartly: [],
  ...over,
});
const statesOf = (proofs: readonly Proof[]): readonly string[] =>
  clauseLedger(table, proofs).clauses.map((clause) => clause.state);

test('given no proof, when counted, then what software can do is open and the rest outside with its reason', () => {
  expect(statesOf([])).toEqual(['open', 'open', 'open', 'outside software']);
  expect(ledgerText(clauseLedger(table, []), false)).toContain('| outside software | 定义 · definition |');
});

test('given passing tests, when counted, then a proof beats a part and each row names its tests', () => {
  const proofs = [
    proof({ proves: ['LYG-30-1'], provesPartly: ['LYG-30-2'] }),
    proof({ name: 'two', provesPartly: ['LYG-30-1', 'LYG-30-2'] }),
  ];
  expect(statesOf(proofs)).toEqual(['proven', 'partly', 'open', 'outside software']);
  const [first, second] = clauseLedger(table, proofs).clauses;
  expect(first?.provenBy).toEqual([{ file: 'a.test.ts', name: 'one' }]);
  expect(first?.partlyBy).toEqual([{ file: 'a.test.ts', name: 'two' }]);
  expect(second?.partlyBy.map((one) => one.name)).toEqual(['one', 'two']);
});

test('given a test that did not pass, when counted, then it proves nothing', () => {
  const proofs = [proof({ passed: false, proves: ['LYG-30-1'], provesPartly: ['LYG-30-3'] })];
  expect(statesOf(proofs)).toEqual(['open', 'open', 'open', 'outside software']);
});

test.each(['LYG-99', 'JS-2-2'])('given a proof of %s, which no test can give, then the ledger is refused', (id) => {
  expect(() => clauseLedger(table, [proof({ proves: [id] })])).toThrow(id);
});

test('given a ledger, then its totals by place, area and strength add up', () => {
  const ledger = clauseLedger(table, [proof({ proves: ['LYG-30-1'], provesPartly: ['LYG-30-2'] })]);
  expect(ledger.total).toEqual({ key: 'all', rows: 4, proven: 1, partly: 1, open: 1, 'outside software': 1 });
  for (const group of [ledger.byPlace, ledger.byArea, ledger.byStrength]) {
    expect(group.reduce((sum, count) => sum + count.rows, 0)).toBe(4);
    expect(group.reduce((sum, count) => sum + count.proven, 0)).toBe(1);
  }
  expect(totalsText(ledger).split('\n')).toEqual([
    'LYG  1 of 3 proven, 1 partly, 1 open, 0 outside software',
    'JS   0 of 0 proven, 0 partly, 0 open, 1 outside software',
    'all  1 of 3 proven, 1 partly, 1 open, 1 outside software',
  ]);
});

test('given the same proofs in another order, then the text is the same to the byte', () => {
  const proofs = [
    proof({ name: 'b | c', proves: ['LYG-30-1'] }),
    proof({ name: 'a', proves: ['LYG-30-1'] }),
    proof({ name: 'a', proves: ['LYG-30-1'] }),
  ];
  const text = ledgerText(clauseLedger(table, proofs), false);
  expect(text).toBe(ledgerText(clauseLedger(table, [...proofs].reverse()), false));
  expect(text).toContain('| must | proven | `a.test.ts` › a<br>`a.test.ts` › b \\| c |');
});

const folder = mkdtempSync(path.join(tmpdir(), 'griddesk-clauses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('given a run that passes, fails, skips and breaks, when vitest reports, then only what passed counts', () => {
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const helper = `import { expect, test, afterAll } from 'vitest';
    import { proves, provesPartly } from ${JSON.stringify(path.join(root, 'tests/support/proves.ts'))};`;
  const files = {
    'mixed.test.ts': `${helper}
      test('passes', async () => { proves('LYG-30-1'); await 0; provesPartly('LYG-30-2'); proves('LYG-30-3'); });
      test('fails', () => { proves('JS-29-3'); expect(1).toBe(2); });
      test('skips', (context) => { proves('JS-29-4'); context.skip('the data is elsewhere'); });
      test.skip('never ran', () => proves('JS-29-5'));
      test.fails('is meant to fail', () => { proves('JS-29-1'); expect(1).toBe(2); });
      test('names what no text has', () => proves('LYG-99-9'));
      test('names nothing', () => expect(1).toBe(1));`,
    'broken.test.ts': `${helper}
      afterAll(() => { throw new Error('left a mess'); });
      test('passes before the break', () => proves('ZS-25-1'));`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const target = path.join(folder, 'proofs.json');
  const reporter = path.join(root, 'tools/clauses-reporter.ts');
  const run = spawnSync(process.execPath, [binOf('vitest'), 'run', '--root', folder, `--reporter=${reporter}`], {
    encoding: 'utf8',
    env: { ...process.env, GRIDDESK_PROOFS: target },
  });
  expect(run.status).toBe(1);
  const report: ProofReport = JSON.parse(readFileSync(target, 'utf8'));
  const passed = report.proofs.filter((one) => one.passed);
  expect(passed).toEqual([
    {
      file: 'mixed.test.ts',
      name: 'passes',
      passed: true,
      proves: ['LYG-30-1', 'LYG-30-3'],
      provesPartly: ['LYG-30-2'],
    },
  ]);
  expect(
    report.proofs
      .filter((one) => !one.passed)
      .map((one) => one.name)
      .sort(),
  ).toEqual(['fails', 'is meant to fail', 'passes before the break', 'skips']);
  expect(report.failed.map((line) => line.split(':')[0] ?? '').sort()).toEqual([
    'broken.test.ts',
    'mixed.test.ts › fails',
    'mixed.test.ts › names what no text has',
  ]);
});

test("given Playwright's report, when read, then a journey proves only what it showed on every host it ran on", () => {
  const annotations = (id: string) => [
    { type: 'proves', description: id },
    { type: 'issue', description: 'no clause' },
  ];
  const spec = (title: string, ...tests: readonly [string, string, string?][]) => ({
    title,
    tests: tests.map(([id, status, expectedStatus = 'passed']) => ({
      status,
      expectedStatus,
      annotations: annotations(id),
    })),
  });
  const report = {
    suites: [
      {
        title: 'flow.spec.ts',
        specs: [
          spec('both hosts', ['LYG-30-1', 'expected'], ['LYG-30-1', 'expected']),
          spec('one host only', ['LYG-30-2', 'expected'], ['LYG-30-2', 'skipped']),
          spec('one host red', ['LYG-30-3', 'expected'], ['LYG-30-3', 'unexpected']),
          spec('flaky', ['JS-29-3', 'flaky']),
          spec('nowhere', ['JS-29-4', 'skipped']),
          spec('meant to fail', ['JS-29-5', 'expected', 'failed']),
        ],
        suites: [{ title: 'deep', specs: [{ title: 'no clause', tests: [{ status: 'expected', annotations: [] }] }] }],
      },
    ],
  } as unknown as JSONReport;
  const proofs = journeyProofs(report);
  expect(proofs.filter((one) => one.passed).flatMap((one) => one.proves)).toEqual([
    'LYG-30-1',
    'LYG-30-1',
    'LYG-30-2',
    'LYG-30-2',
  ]);
  expect(proofs).toHaveLength(6);
  expect(proofs[0]).toMatchObject({ file: 'tests/e2e/flow.spec.ts', name: 'both hosts' });
});
