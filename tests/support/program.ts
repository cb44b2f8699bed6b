import { type ChildProcess, spawn } from 'node:child_process';

/** A program of the product as a test runs it: a real process whose lines are heard. */
export type Program = {
  readonly pid: number;
  /** Everything it said on standard output and error, for a failed test's report. */
  readonly said: () => string;
  /** Waits for a line of standard output and answers the match's groups. Rejects when the program ends without it. */
  line(wanted: RegExp): Promise<RegExpExecArray>;
  /** Waits until it ends by itself; answers its exit code. */
  ended(): Promise<number>;
  /** Asks it to end, and waits; answers its exit code. A program that does not end in time is killed and reported. */
  stop(): Promise<number>;
  /** As a power cut would. */
  kill(): Promise<void>;
};

const patience = 20_000;

/** Starts a TypeScript file of the repository with this Node. */
export function runProgram(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Program {
  const child: ChildProcess = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that fails half-way leaves nothing running behind it.
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  let output = '';
  let said = '';
  const listeners = new Set<() => void>();
  const hear = (text: string): void => {
    said += text;
    for (const listener of listeners) listener();
  };
  child.stdout?.on('data', (part: Buffer) => {
    output += part.toString();
    hear(part.toString());
  });
  child.stderr?.on('data', (part: Buffer) => hear(part.toString()));
  // Not at its exit: what it said last may still be in the pipe then.
  const ended = new Promise<number>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0))),
  );
  let silent = false;
  void ended.then(() => {
    silent = true;
    hear('');
  });
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    said: () => said,
    ended: () => ended,
    line: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = wanted.exec(output);
          if (found === null && !silent) return;
          listeners.delete(look);
          if (found !== null) resolve(found);
          else reject(new Error(`${file} ended with ${child.exitCode} before it said ${wanted}:\n${said}`));
        };
        listeners.add(look);
        look();
      }),
    async stop() {
      if (isOver()) return await ended;
      child.kill('SIGTERM');
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        child.kill('SIGKILL');
      }, patience);
      const code = await ended;
      clearTimeout(timer);
      if (late) throw new Error(`${file} did not stop by itself:\n${said}`);
      return code;
    },
    async kill() {
      if (!isOver()) child.kill('SIGKILL');
      await ended;
    },
  };
}
