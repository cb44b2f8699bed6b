import path from 'node:path';
import { runtimeProblem } from '../shared/std/runtime-guard.ts';
import { electronRuntime } from '../tools/electron-runtime.ts';
import { wordsFor } from './launch/demo-problem.ts';
import { readLaunchArguments, usage } from './launch/launch-arguments.ts';
import { createProgress } from './launch/progress.ts';

/** Resolves at Ctrl-C or termination; a second one does not wait for a clean stop. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (): void => {
      if (asked) process.exit(1);
      asked = true;
      resolve();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}

async function main(): Promise<void> {
  const root = path.resolve(import.meta.dirname, '..');
  const args = readLaunchArguments(process.argv.slice(2), root);
  if (args.help) {
    console.log(usage);
    return;
  }
  const toStop = askedToStop();
  // Only now: it loads native modules, which an older Node answers with a crash.
  const { startDemo, startDeskOnly } = await import('./launch/start-demo.ts');
  const around = { root, electronDir: electronRuntime(), now: Date.now, progress: createProgress(process.stdout) };
  const starting = args.hubUrl === null ? startDemo(args, around) : startDeskOnly(args, args.hubUrl, around);
  const started = await starting;
  console.log(started.words);
  await Promise.race([toStop, started.closed]);
  console.log('正在停止 stopping …');
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
    const words = wordsFor(error);
    console.error(words ?? error);
    process.exit(words === null ? 1 : 2);
  },
);
