import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from '../../shared/std/shape.ts';
import type { SpanMessage } from './seed-worker.ts';
import { addSeeds, noSeeds, type SeedsAnswer, type SeedsOptions } from './seeds.ts';

export type PoolOptions = Omit<SeedsOptions, 'firstOnly'> & {
  /** Processes that run seeds, each on a core of its own. */
  readonly workers: number;
  /** Where the run writes down how far it is, to go on from there. */
  readonly stateFile?: string | null;
  /** Told after each span. */
  readonly told?: (answer: SeedsAnswer) => void;
};

const program = fileURLToPath(new URL('./seed-worker.ts', import.meta.url));
/** Seeds leave much behind that is soon dead, and throw a lot: room for the young, and no stacks. A failing seed is run again with both. */
const lean = ['--max-semi-space-size=64', '--stack-trace-limit=0'];
const spanOf = { model: 50, sqlite: 5 } as const;

const stateShape = z.object({
  /** What is run; another run does not go on from here. */
  run: z.string(),
  next: z.number(),
  /** First seeds of spans that were handed out and not answered. */
  open: z.array(z.number()),
  sum: z.custom<SeedsAnswer>((given) => typeof given === 'object' && given !== null && 'tally' in given),
});
type State = z.infer<typeof stateShape>;

/** The state file is not one this run can go on from. */
export class StateFileError extends Error {}

/**
 * Runs seeds in processes of their own, span by span, in constant memory. With a state file a run that was ended goes on where it was.
 * Rejects with StateFileError when the file is another run's, and when a process ends by itself.
 */
export async function runPool(options: PoolOptions): Promise<SeedsAnswer> {
  const { seeds, from = 1, hours = null, store = 'model', stateFile = null } = options;
  const size = spanOf[store];
  const end = from + seeds;
  const run = JSON.stringify([from, hours, store, [...(options.without ?? [])], options.bug ?? null]);
  const kept = stateFile === null ? null : readState(stateFile, run);
  let sum = kept?.sum ?? noSeeds(from);
  const again = [...(kept?.open ?? [])];
  const open = new Set<number>();
  let next = kept?.next ?? from;

  const take = (): number | null => {
    const first = again.shift() ?? (next < end ? next : null);
    if (first === null) return null;
    if (first === next) next += size;
    open.add(first);
    return first;
  };
  const answered = (first: number, answer: SeedsAnswer): void => {
    open.delete(first);
    sum = addSeeds(sum, answer);
    if (stateFile !== null) writeState(stateFile, { run, next, open: [...again, ...open], sum });
    options.told?.(sum);
  };
  const span = (first: number): SpanMessage => ({
    from: first,
    seeds: Math.min(size, end - first),
    hours,
    store,
    bug: options.bug ?? null,
    without: [...(options.without ?? [])],
  });
  await Promise.all(Array.from({ length: options.workers }, () => runWorker(take, span, answered)));
  return sum;
}

/** One process, fed until nothing is left. */
function runWorker(
  take: () => number | null,
  span: (first: number) => SpanMessage,
  answered: (first: number, answer: SeedsAnswer) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // None of the test runner's own flags: sources run as they are.
    const child: ChildProcess = fork(program, { execArgv: lean });
    let first: number | null = null;
    let done = false;
    const feed = (): void => {
      first = take();
      if (first !== null) return void child.send(span(first));
      done = true;
      child.disconnect();
    };
    child.on('message', (answer) => {
      if (first !== null) answered(first, answer as SeedsAnswer);
      feed();
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (done) resolve();
      else reject(new Error(`a process of the simulation ended with ${code ?? signal} at the span of seed ${first}`));
    });
    feed();
  });
}

function readState(file: string, run: string): State | null {
  if (!existsSync(file)) return null;
  const state = stateIn(readFileSync(file, 'utf8'));
  if (state === null) throw new StateFileError(`${file} is no state of a run: name another file, or remove it`);
  if (state.run !== run)
    throw new StateFileError(`${file} belongs to another run (${state.run}): name another file, or remove it`);
  return state;
}

function stateIn(text: string): State | null {
  try {
    return stateShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function writeState(file: string, state: State): void {
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}
