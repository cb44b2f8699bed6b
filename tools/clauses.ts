import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readSources } from './check-imports.ts';
import { type ClauseRow, clauseLedger, type Proof } from './clause-ledger.ts';
import { ledgerText, totalsText } from './clause-ledger-text.ts';
import type { ProofReport } from './clauses-reporter.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { build } from './ensure-build.ts';
import { journeyProofs } from './journey-proofs.ts';
import { playwrightTallies } from './playwright-tally.ts';
import { binOf, root, runStep } from './run-step.ts';

const minute = 60_000;
const results = path.join(root, 'test-results/clauses');
const sources = readSources(root);

/** The files that import a helper of this name: only these can prove a clause. */
function filesThatImport(helper: string, ending: RegExp): readonly string[] {
  const imports = new RegExp(`^import [^;]*from '[^']*/${helper}\\.ts';`, 'm');
  return [...sources].filter(([file, text]) => ending.test(file) && imports.test(text)).map(([file]) => file);
}

async function provenByTests(): Promise<ProofReport> {
  const files = filesThatImport('proves', /\.(test|sim)\.tsx?$/);
  if (files.length === 0) return { proofs: [], failed: ['no test names a clause'] };
  const target = path.join(results, 'proofs.json');
  const run = await runStep(
    process.execPath,
    [binOf('vitest'), 'run', '--reporter=./tools/clauses-reporter.ts', ...files],
    { limitMs: 20 * minute, output: 'keep', env: { GRIDDESK_PROOFS: target } },
  );
  if (!existsSync(target)) return { proofs: [], failed: [`vitest wrote no result ${run.why}\n${run.output}`] };
  const report: ProofReport = JSON.parse(readFileSync(target, 'utf8'));
  const unnamed = run.code !== 0 && report.failed.length === 0;
  return unnamed ? { ...report, failed: [`vitest ended with ${run.code} ${run.why}\n${run.output}`] } : report;
}

async function provenByJourneys(): Promise<ProofReport> {
  const files = filesThatImport('journey-proves', /\.spec\.ts$/);
  if (files.length === 0) return { proofs: [], failed: [] };
  if (!(await build())) return { proofs: [], failed: ['electron-vite build failed, see above'] };
  const target = path.join(results, 'journeys.json');
  const run = await runStep(
    process.execPath,
    [binOf('playwright', '@playwright/test'), 'test', '--reporter=json', ...files],
    { limitMs: 30 * minute, output: 'keep', env: { CHROMIUM: ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: target } },
  );
  if (!existsSync(target)) return { proofs: [], failed: [`playwright wrote no result ${run.why}\n${run.output}`] };
  const report = JSON.parse(readFileSync(target, 'utf8'));
  const failed = playwrightTallies(report).flatMap((tally) => tally.failed.map((one) => `${one.name}: ${one.message}`));
  return { proofs: journeyProofs(report), failed: run.code !== 0 && failed.length === 0 ? [run.output] : failed };
}

const options = process.argv.slice(2);
const unknown = options.find((option) => !['--json', '--journeys'].includes(option));
if (unknown !== undefined) throw new Error(`${unknown}: usage is npm run clauses -- [--json] [--journeys]`);
const journeys = options.includes('--journeys');

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const reports = [await provenByTests(), ...(journeys ? [await provenByJourneys()] : [])];
const proofs: readonly Proof[] = reports.flatMap((report) => report.proofs);
const failed = reports.flatMap((report) => report.failed);
const table: { version: string; clauses: readonly ClauseRow[] } = JSON.parse(
  readFileSync(path.join(root, 'resources/clauses.json'), 'utf8'),
);
const ledger = clauseLedger(table, proofs);
// A red run knows less than there is: the file keeps what the last green one said.
if (failed.length === 0) writeFileSync(path.join(root, 'docs/clauses.md'), ledgerText(ledger, journeys));
else console.error('docs/clauses.md was not written, for the run is red:');
console.log(options.includes('--json') ? JSON.stringify(ledger, null, 2) : totalsText(ledger));
for (const name of failed) console.error(`failed: ${name}`);
const idle = proofs.filter((proof) => !proof.passed);
for (const { file, name } of idle) console.error(`proves nothing, for it did not pass: ${file} › ${name}`);
process.exitCode = failed.length > 0 ? 1 : 0;
