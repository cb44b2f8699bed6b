import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The root of the repository. */
export const root = path.resolve(import.meta.dirname, '..');

/** How a step ended: `code` is its exit code, 1 where it died of a signal or of its time limit. */
export type StepResult = { readonly code: number; readonly ms: number; readonly output: string; readonly why: string };

export type StepOptions = {
  /** After this many ms the step and all its children are ended and it counts as failed. */
  readonly limitMs: number;
  /** `show` passes the output on as it comes, `keep` only collects it for the caller. */
  readonly output: 'show' | 'keep';
  readonly env?: Readonly<Record<string, string>>;
};

/**
 * Runs a program in the root of the repository. With `show` the output goes straight through and `output` is empty.
 * Never throws for a failing step; Ctrl-C ends the step with its children.
 */
export function runStep(command: string, args: readonly string[], options: StepOptions): Promise<StepResult> {
  const start = performance.now();
  return new Promise((resolve) => {
    // A group of its own, so that a time limit ends browsers and databases too.
    const child = spawn(command, args, {
      cwd: root,
      detached: true,
      stdio: ['ignore', options.output === 'show' ? 'inherit' : 'pipe', options.output === 'show' ? 'inherit' : 'pipe'],
      env: { ...process.env, ...options.env },
    });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => chunks.push(String(data)));
    let why = '';
    const end = (reason: string): void => {
      why = reason;
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch (error) {
        why = `${reason} (${String(error)})`;
      }
    };
    const timer = setTimeout(() => end(`ended after ${options.limitMs / 60_000} min`), options.limitMs);
    const interrupted = (): void => end('interrupted');
    process.once('SIGINT', interrupted);
    process.once('SIGTERM', interrupted);
    const finish = (code: number, reason: string): void => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', interrupted);
      resolve({ code, ms: performance.now() - start, output: chunks.join(''), why: reason });
    };
    child.once('error', (error) => finish(1, error.message));
    child.once('close', (code, signal) => finish(why === '' ? (code ?? 1) : 1, why || (signal ?? '')));
  });
}

/** The JavaScript behind a package's command, to be run with this very Node, e.g. `binOf('vitest')`. */
export function binOf(name: string, packageName = name): string {
  const manifestPath = path.join(root, 'node_modules', packageName, 'package.json');
  const manifest: { bin: string | Record<string, string> } = createRequire(import.meta.url)(manifestPath);
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[name];
  if (file === undefined) throw new Error(`${packageName} brings no command ${name}: run npm ci`);
  return path.join(path.dirname(manifestPath), file);
}

/** e.g. `41 s`, `3 min 2 s`. */
export function shortTime(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
