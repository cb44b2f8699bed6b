import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { runtimeProblem } from '../../shared/std/runtime-guard.ts';
import { HostProblem } from '../host/host-problem.ts';
import { readKioskArguments } from './kiosk-arguments.ts';
import { hasDisplay, openBrowser } from './open-browser.ts';

/** Starts the browser host from the command line and stops it cleanly on Ctrl-C. */
async function main(): Promise<void> {
  const problem = runtimeProblem(process.versions);
  if (problem !== null) throw new HostProblem(...(problem.split('\n') as [string, string]));
  // Whatever it writes is its owner's alone.
  process.umask(0o077);
  const wanted = readKioskArguments(process.argv.slice(2));
  // What a start has compiled and stripped of its types the next one takes from beside the code; where that cannot be written, nothing is lost.
  enableCompileCache(path.resolve(import.meta.dirname, '../../node_modules/.cache/griddesk'));
  // Only now: it loads native modules, which an older Node answers with a crash.
  const { startKiosk } = await import('./start-kiosk.ts');
  const log = (line: string): void => console.error(line);
  const kiosk = await startKiosk({ ...wanted, log });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    kiosk.stop().then(
      () => console.log('已停止 / stopped'),
      (error: unknown) => {
        console.error(`停止时出错 / trouble while stopping: ${String(error)}`);
        // Whatever is still open goes with the process; a stop that was asked for must not hang.
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(`值守台 / desk: ${kiosk.deskUrl}`);
  console.log(`大屏 / wall:   ${kiosk.wallUrl}`);
  if (kiosk.wallsPort !== null) console.log(`室内大屏 walls of the room: ${kiosk.wallsPort}`);
  console.log('停止请按 Ctrl-C / stop with Ctrl-C');
  if (wanted.open && hasDisplay() && !(await openBrowser(kiosk.deskUrl, wanted.dataDir))) {
    console.log('未能打开浏览器，请手动打开上面的地址 / no browser could be opened: open the address above yourself');
  }
}

main().catch((error: unknown) => {
  // A StationOpenError is known by name: its module must not be loaded where the Node is too old for it.
  const isKnown = error instanceof HostProblem || (error instanceof Error && error.name === 'StationOpenError');
  console.error(isKnown ? error.message : error);
  process.exitCode = 1;
});
