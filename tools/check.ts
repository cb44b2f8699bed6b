import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkTypes } from './check-types.ts';
import { binOf, root, runStep, shortTime } from './run-step.ts';

/** oxlint walks what it is told, so the rooms are named: without them it would lint node_modules in a bare checkout. */
const rooms = ['shared', 'electron', 'renderer', 'hub', 'demo', 'tests', 'bench', 'tools'];
const configs = ['vitest.config.ts', 'playwright.config.ts', 'electron.vite.config.ts'];

const node = async (...args: readonly string[]): Promise<boolean> =>
  (await runStep(process.execPath, args, { limitMs: 300_000, output: 'show' })).code === 0;

const steps: readonly (readonly [name: string, run: () => Promise<boolean>])[] = [
  [
    'format',
    () => node(binOf('biome', '@biomejs/biome'), 'check', '--diagnostic-level=warn', '--error-on-warnings', '.'),
  ],
  ['types', checkTypes],
  [
    'lint',
    () => {
      const present = [...rooms, ...configs].filter((name) => existsSync(path.join(root, name)));
      return node(binOf('oxlint'), '--type-aware', '--deny-warnings', ...present);
    },
  ],
  ['imports', () => node(path.join(root, 'tools/check-imports.ts'))],
];

const failed: string[] = [];
for (const [name, run] of steps) {
  const start = performance.now();
  const sound = await run();
  if (!sound) failed.push(name);
  console.log(`check ${name}: ${sound ? 'ok' : 'FAILED'} (${shortTime(performance.now() - start)})`);
}
if (failed.length > 0) console.error(`check failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
