import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { binOf, root, runStep, shortTime } from './run-step.ts';

/** What goes into the bundles. */
const inputs = ['shared', 'electron', 'renderer', 'hub', 'demo', 'electron.vite.config.ts', 'package-lock.json'];
const stamp = path.join(root, 'out/.fingerprint');

/** A digest of name, size and time of every file that goes into the bundles; no content is read, it takes milliseconds. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const add = (name: string): void => {
    const full = path.join(root, name);
    if (!existsSync(full)) return;
    const stat = statSync(full);
    if (stat.isDirectory()) for (const child of readdirSync(full).sort()) add(path.join(name, child));
    else if (!/\.test\.tsx?$/.test(name)) hash.update(`${name} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const input of inputs) add(input);
  return hash.digest('hex');
}

/** True where out/ holds the bundles of just these sources. */
export const isBuilt = (): boolean => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();

/** Builds main, preload and renderer into out/. Answers whether it went well; the builder's output is shown on failure. */
export async function build(): Promise<boolean> {
  const now = fingerprint();
  const result = await runStep(process.execPath, [binOf('electron-vite'), 'build'], {
    limitMs: 600_000,
    output: 'keep',
  });
  if (result.code !== 0) {
    console.error(result.output.trim());
    console.error(`electron-vite build failed ${result.why}`);
    return false;
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  console.log(`界面已构建 / screens built (${shortTime(result.ms)})`);
  return true;
}

if (import.meta.main) {
  if (process.argv.includes('--force') || !isBuilt()) {
    console.log('正在构建界面，只需一次 / building the screens, only once …');
    process.exitCode = (await build()) ? 0 : 1;
  }
}
