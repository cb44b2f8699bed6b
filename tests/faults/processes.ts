/** Station and hub processes as a fault run drives them: started, heard, killed, started again on their data. */
import { type ChildProcess, fork } from 'node:child_process';
import { password } from '../support/tiny-county.ts';
import { quickStart, warmEnv } from './bundle.ts';
import type { HubTell, StationAsk, StationLook, StationTell, Taken, Work } from './messages.ts';

const resources = new URL('../../resources', import.meta.url).pathname;
/** Longer than anything that goes right takes on a busy machine, ms. */
const patience = 180_000;

/** A run that fails half-way leaves nothing running behind it. */
const living = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

type Forked<T> = {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  onTell: (tell: T) => void;
  said: string;
};

function forked<T>(file: string, args: readonly string[]): Forked<T> {
  const child = fork(file, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: quickStart,
    env: warmEnv(file),
  });
  const self: Forked<T> = {
    child,
    ended: new Promise<void>((resolve) => child.once('close', () => resolve())),
    onTell: () => undefined,
    said: '',
  };
  living.add(child);
  child.once('close', () => living.delete(child));
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      self.said = (self.said + part.toString()).slice(-200_000);
    });
  child.on('message', (tell) => self.onTell(tell as T));
  // A message to a process that was just killed goes nowhere, as it would on the wire.
  child.on('error', () => undefined);
  return self;
}

export type FaultStation = ReturnType<typeof createFaultStation>;
type Wish = {
  readonly test: (look: Omit<StationLook, 'attention'>) => boolean;
  readonly done: () => void;
  readonly fail: (why: string) => void;
};

/** One console: its data folder stays, its process comes and goes. @param url the hub, or the proxy before it */
export function createFaultStation(program: string, name: string, dataDir: string, url: string) {
  let running: Forked<StationTell> | null = null;
  let ref = 0;
  let state: Omit<StationLook, 'attention'> | null = null;
  let wishes: Wish[] = [];
  let onAct: { left: number; readonly resolve: () => void } | null = null;
  const answers = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  /** Receipts in the order the operator got them. */
  const taken: Taken[] = [];
  const strange: string[] = [];
  let kills = 0;

  function hear(of: Forked<StationTell>, tell: StationTell): void {
    if (tell.say === 'taken') taken.push(tell.taken);
    if ((tell.say === 'taken' || tell.say === 'open') && of === running && onAct !== null) {
      onAct.left -= 1;
      if (onAct.left < 0) onAct.resolve();
    }
    if (of !== running) return;
    if (tell.say === 'state') {
      state = tell;
      const met = wishes.filter((wish) => wish.test(tell));
      wishes = wishes.filter((wish) => !met.includes(wish));
      for (const wish of met) wish.done();
    }
    if (tell.say !== 'answer') return;
    const waiting = answers.get(tell.ref);
    answers.delete(tell.ref);
    if (tell.ok) waiting?.resolve(tell.value);
    else waiting?.reject(new Error(`${name}: ${String(tell.value)}`));
  }

  function start(): void {
    if (running !== null) return;
    const of = forked<StationTell>(program, [dataDir, url, resources]);
    running = of;
    state = null;
    of.onTell = (tell) => hear(of, tell);
    of.child.once('close', (code) => {
      if (code !== null && code !== 0) {
        strange.push(`${name} ended with ${code}: ${of.said}`);
        for (const wish of wishes.splice(0)) wish.fail(`ended with ${code}: ${of.said}`);
      }
      if (running === of) running = null;
    });
  }

  const tell = (ask: StationAsk): void => {
    if (running?.child.connected) running.child.send(ask);
  };
  type Asked = StationAsk extends infer A ? (A extends { ref: number } ? Omit<A, 'ref'> : never) : never;
  function ask<T>(question: Asked): Promise<T> {
    ref += 1;
    const mine = ref;
    return new Promise<T>((resolve, reject) => {
      answers.set(mine, { resolve: resolve as (value: unknown) => void, reject });
      tell({ ...question, ref: mine } as StationAsk);
    });
  }

  /** Resolves when the console says so; rejects with what it said last. */
  function until(test: Wish['test'], what: string, ms = patience): Promise<void> {
    if (state !== null && test(state)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        clearTimeout(timer);
        wishes = wishes.filter((wish) => wish.fail !== fail);
        reject(new Error(`${name}: ${what} not seen: ${why}`));
      };
      const timer = setTimeout(() => fail(`${ms} ms; last ${JSON.stringify(state)} ${running?.said ?? ''}`), ms);
      const done = (): void => {
        clearTimeout(timer);
        resolve();
      };
      wishes.push({ test, done, fail });
    });
  }

  async function kill(): Promise<void> {
    const of = running;
    if (of === null) return;
    of.child.kill('SIGKILL');
    await of.ended;
    kills += 1;
    answers.clear();
    running = null;
  }

  const self = {
    name,
    dataDir,
    taken,
    strange,
    start,
    kill,
    ask,
    until,
    kills: () => kills,
    state: () => state,
    isUp: () => running !== null,
    work: (work: Work | null): void => tell({ do: 'work', work }),
    look: (): Promise<StationLook> => ask({ do: 'look' }),
    register: async (): Promise<Taken | string> => {
      const done = await ask<Taken | string>({ do: 'register' });
      if (typeof done === 'object') taken.push(done);
      return done;
    },
    /** Its files are open, and so many acts were taken since. */
    acts: (count: number): Promise<void> =>
      new Promise((resolve) => {
        onAct = { left: count, resolve };
      }),
    online: (): Promise<void> => until((s) => s.line === 'online', 'online'),
    settled: (): Promise<void> => until((s) => s.line === 'online' && s.waiting === 0, 'settled'),
    async signIn(account: string): Promise<void> {
      await until((s) => s.line !== 'offline', 'a line');
      const done = await ask<{ readonly ok: boolean }>({ do: 'signIn', account, password });
      if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done)}`);
      await self.online();
    },
    async stop(): Promise<void> {
      const of = running;
      if (of === null) return;
      await ask({ do: 'stop' });
      // Its files are closed by now.
      of.child.kill('SIGKILL');
      await of.ended;
      running = null;
    },
  };
  return self;
}

export type FaultHub = ReturnType<typeof createFaultHub>;

/** @param store address of a PostgreSQL database */
export function createFaultHub(program: string, store: string) {
  let running: Forked<HubTell> | null = null;
  let port = 0;
  let kills = 0;

  async function start(): Promise<void> {
    if (running !== null) return;
    const of = forked<HubTell>(program, ['--store', store, '--port', String(port)]);
    running = of;
    const ready = new Promise<HubTell>((resolve) => {
      of.onTell = resolve;
    });
    const told = await Promise.race([ready, of.ended]);
    if (told === undefined) {
      if (running === of) running = null;
      // Killed while it started: whoever killed it knows.
      if (of.child.signalCode !== 'SIGKILL') throw new Error(`the hub ended at start: ${of.said}`);
      return;
    }
    port = told.port;
  }
  return {
    start,
    kill: async (): Promise<void> => {
      const of = running;
      if (of === null) return;
      of.child.kill('SIGKILL');
      await of.ended;
      kills += 1;
      running = null;
    },
    port: () => port,
    url: () => `http://127.0.0.1:${port}`,
    kills: () => kills,
    /** How often it said that its store failed. */
    failures: (): number => running?.said.split('failed').length ?? 0,
  };
}
