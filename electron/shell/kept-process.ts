import { type MessagePortMain, utilityProcess } from 'electron';
import { type FromProcess, fromProcess, readMessage } from '../host/process-messages.ts';

export type KeptProcessOptions = {
  /** Full name of the bundle. */
  readonly entry: string;
  /** As the system's list of processes shows it. */
  readonly name: string;
  /** First message of every life. */
  readonly start: () => object;
  readonly onMessage: (message: FromProcess) => void;
  readonly log: (line: string) => void;
};

export type KeptProcess = {
  /** Calls back once when the process can take messages: now, or after the (re)start under way. */
  whenReady(then: () => void): void;
  post(message: object, ports?: MessagePortMain[]): void;
  /** Asks it to end and waits; after `patience` ms it is ended. */
  stop(): Promise<void>;
};

const firstWait = 500;
const longestWait = 30_000;
/** A life this long, ms, was no failed start: the next crash is met without a long wait. */
const goodLife = 60_000;
const patience = 8_000;

type Child = ReturnType<typeof utilityProcess.fork>;

/** Keeps a utility process running: one that crashes is started again, each time a little later. */
export function keepProcess({ entry, name, start, onMessage, log }: KeptProcessOptions): KeptProcess {
  let child: Child | null = null;
  let ready = false;
  let stopping = false;
  let everReady = false;
  let hopeless = false;
  let wait = firstWait;
  let timer: NodeJS.Timeout | undefined;
  let waiting: (() => void)[] = [];

  function hear(data: unknown): void {
    const message = readMessage(fromProcess, data);
    if (message.t === 'log') return log(message.line);
    if (message.t === 'failed') {
      child?.kill();
      // What ran before may run again: only a first start that fails is said to the person and given up.
      if (everReady) return log(`${name}: ${message.message}`);
      hopeless = true;
    }
    onMessage(message);
    if (message.t !== 'ready') return;
    ready = true;
    everReady = true;
    const due = waiting;
    waiting = [];
    for (const then of due) then();
  }

  function live(): void {
    const bornAt = performance.now();
    const life = utilityProcess.fork(entry, [], { serviceName: name, stdio: 'inherit' });
    child = life;
    life.on('message', hear);
    life.on('exit', (code) => {
      child = null;
      ready = false;
      if (stopping || hopeless) return;
      if (performance.now() - bornAt > goodLife) wait = firstWait;
      log(`${name} ended with code ${code}; a new one starts in ${wait} ms`);
      timer = setTimeout(live, wait);
      wait = Math.min(longestWait, wait * 2);
    });
    life.postMessage(start());
  }

  live();
  return {
    whenReady(then) {
      if (ready) then();
      else waiting.push(then);
    },
    post: (message, ports) => child?.postMessage(message, ports),
    async stop() {
      stopping = true;
      clearTimeout(timer);
      const last = child;
      if (last === null) return;
      await new Promise<void>((resolve) => {
        const late = setTimeout(() => {
          log(`${name} did not stop by itself`);
          last.kill();
        }, patience);
        last.once('exit', () => {
          clearTimeout(late);
          resolve();
        });
        last.postMessage({ t: 'stop' });
      });
    },
  };
}
