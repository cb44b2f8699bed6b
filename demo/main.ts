import path from 'node:path';
import { runtimeProblem } from '../shared/std/runtime-guard.ts';
import { electronRuntime } from '../tools/electron-runtime.ts';
import { wordsFor } from './launch/demo-problem.ts';
import { readLaunchArguments, usage } from './launch/launch-arguments.ts';
import { createProgress } from './launch/progress.ts';

/** Aborts at Ctrl-C or termination; a second one does not wait for a clean stop. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(1);
    console.log('正在停止 stopping …');
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return controller.signal;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

async function main(): Promise<void> {
  const root = path.resolve(import.meta.dirname, '..');
  const args = readLaunchArguments(process.argv.slice(2), root);
  if (args.help) {
    console.log(usage);
    return;
  }
  const signal = stopSignal();
  // Only now: it loads native modules, which an older Node answers with a crash.
  const { startDemo, startDeskOnly } = await import('./launch/start-demo.ts');
  const around = {
    root,
    electronDir: electronRuntime(),
    now: Date.now,
    progress: createProgress(process.stdout),
    signal,
  };
  const started = await (args.hubUrl === null ? startDemo(args, around) : startDeskOnly(args, args.hubUrl, around));
  if (!signal.aborted) console.log(started.words);
  await Promise.race([aborted(signal), started.closed]);
  await started.stop();
  console.log('已停止 stopped');
}

const problem = runtimeProblem(process.versions);
if (problem !== null) {
  console.error(problem);
  process.exit(2);
}
main().then(
  // Whatever library still holds a timer must not keep a stopped demo alive.
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof Error && error.name === 'AbortError') process.exit(0);
    const words = wordsFor(error);
    console.error(words ?? error);
    process.exit(words === null ? 1 : 2);
  },
);
