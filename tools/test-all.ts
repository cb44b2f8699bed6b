import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './ensure-browser.ts';
import { build } from './ensure-build.ts';
import { playwrightTallies } from './playwright-tally.ts';
import { binOf, root, runStep } from './run-step.ts';
import { closingLine, crashed, describeTallies, isRed, single, type Tally } from './tally.ts';

const results = path.join(root, 'test-results');
const minute = 60_000;

/** A stage's own tallies, and one failure more where it ended badly without having named any. */
function withEnding(suite: string, tallies: readonly Tally[], code: number, why: string): readonly Tally[] {
  const named = tallies.some((tally) => tally.failed.length > 0);
  if (tallies.length === 0) return [crashed(suite, `no result was written (exit code ${code} ${why})`)];
  return code === 0 || named ? tallies : [...tallies, crashed(suite, `ended with exit code ${code} ${why}`)];
}

async function check(): Promise<readonly Tally[]> {
  const run = await runStep(process.execPath, ['tools/check.ts'], { limitMs: 15 * minute, output: 'show' });
  return [single('check', run.code === 0, 'npm run check is red, see above', run.ms)];
}

async function unitTests(): Promise<readonly Tally[]> {
  const file = path.join(results, 'vitest.json');
  const args = [binOf('vitest'), 'run', '--reporter=default', '--reporter=./tools/tally-reporter.ts'];
  const run = await runStep(process.execPath, args, {
    limitMs: 40 * minute,
    output: 'show',
    env: { GRIDDESK_TALLY: file },
  });
  const tallies: readonly Tally[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  return withEnding('vitest', tallies, run.code, run.why);
}

async function journeys(browser: string): Promise<readonly Tally[]> {
  const file = path.join(results, 'playwright.json');
  const run = await runStep(
    process.execPath,
    [binOf('playwright', '@playwright/test'), 'test', '--reporter=list,json'],
    {
      limitMs: 30 * minute,
      output: 'show',
      env: { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    },
  );
  const tallies = existsSync(file) ? playwrightTallies(JSON.parse(readFileSync(file, 'utf8'))) : [];
  return withEnding('e2e', tallies, run.code, run.why);
}

/** The bundles, before everything that starts the product. */
async function bundles(): Promise<readonly Tally[]> {
  const start = performance.now();
  return [single('build', await build(), 'electron-vite build failed, see above', performance.now() - start)];
}

async function screens(built: boolean): Promise<readonly Tally[]> {
  if (!built) return [crashed('e2e', 'not run, for there is no build')];
  let browser: string;
  try {
    browser = ensureBrowser();
  } catch (error) {
    return [crashed('e2e', error instanceof Error ? error.message : String(error))];
  }
  return await journeys(browser);
}

async function stage(name: string, run: () => Promise<readonly Tally[]>): Promise<readonly Tally[]> {
  console.log(`\n── ${name} ──`);
  try {
    return await run();
  } catch (error) {
    console.error(error);
    return [crashed(name, String(error))];
  }
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const built = await stage('build', bundles);
const tallies = [
  ...built,
  ...(await stage('check', check)),
  ...(await stage('vitest', unitTests)),
  ...(await stage('e2e', () => screens(!isRed(built)))),
];
writeFileSync(path.join(results, 'tallies.json'), JSON.stringify(tallies, null, 2));
writeFileSync(path.join(results, 'closing-line.txt'), `${closingLine(tallies)}\n`);
console.log(`\n${describeTallies(tallies)}\n`);
console.log(closingLine(tallies));
process.exitCode = isRed(tallies) ? 1 : 0;
