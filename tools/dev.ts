import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { electronRuntime } from './electron-runtime.ts';
import { binOf, root } from './run-step.ts';

/** The console in development, rebuilt as files change: in Electron where its runtime is, else in the tests' stand-in. */
const standIn = path.join(root, 'tests/support/electron-stand-in/run.mjs');
const env = { ...process.env };
if (electronRuntime() === null && env['ELECTRON_EXEC_PATH'] === undefined) {
  if (!existsSync(standIn)) throw new Error(`there is neither an Electron runtime nor its stand-in at ${standIn}`);
  console.log("No Electron runtime here: the tests' stand-in takes its place (no sandbox, no menus, no tray).");
  env['ELECTRON_EXEC_PATH'] = standIn;
}
const child = spawn(process.execPath, [binOf('electron-vite'), 'dev', ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
  env,
});
// Ctrl-C reaches the child by the terminal; this process only waits for its end.
process.on('SIGINT', () => undefined);
child.on('exit', (code) => process.exit(code ?? 1));
