import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-step.ts';

/**
 * The folder of Electron's runtime, or null where only the package is installed. The package is never imported to find
 * out: its import would try to download the runtime.
 */
export function electronRuntime(): string | null {
  const home = path.join(root, 'node_modules/electron');
  const named = path.join(home, 'path.txt');
  if (!existsSync(named)) return null;
  const folder = path.join(home, 'dist');
  return existsSync(path.join(folder, readFileSync(named, 'utf8'))) ? folder : null;
}
