import path from 'node:path';
import type { Role } from '../../shared/domain/actor/actor.ts';
import { type ProfileId, smallAccounts } from '../fixtures/small-county.ts';
import { type Program, runProgram } from './program.ts';

export type HubProgramOptions = {
  readonly dataDir: string;
  readonly profile: ProfileId;
  /** `small` starts fastest and is known by heart; `demo` is the county the product ships. */
  readonly county: 'small' | 'demo';
  /** More arguments of `demo/hub-main.ts`: `--history`, `--life SPEED`. */
  readonly more?: readonly string[];
};

/** What a test needs to sign in. */
export type HubAccount = {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
};

/** A hub as a process of its own; every start takes up its data and its port again. */
export type HubProgram = {
  readonly url: string;
  readonly accounts: readonly HubAccount[];
  start(): Promise<void>;
  /** As its operator stops it. */
  stop(): Promise<void>;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** The same hub on another port, once this one is down: what happens there, its consoles do not see. */
  elsewhere(): Promise<HubProgram>;
  readonly said: () => string;
};

const programs = {
  small: path.join(import.meta.dirname, 'run-hub.ts'),
  demo: path.join(import.meta.dirname, '../../demo/hub-main.ts'),
};

/** What both programs print on one line when consoles can connect. */
type Said = { readonly port: number; readonly accounts?: readonly HubAccount[] };

/** Starts a hub on a data folder. Answers when consoles can connect. */
export async function startHubProgram(options: HubProgramOptions): Promise<HubProgram> {
  const { dataDir, profile, county, more = [] } = options;
  let port = 0;
  let accounts: readonly HubAccount[] = Object.values(smallAccounts(profile));
  let program: Program | null = null;
  let before = '';
  async function start(): Promise<void> {
    if (program !== null) return;
    const args = ['--data', dataDir, '--port', String(port), '--profile', profile, ...more];
    program = runProgram(programs[county], args);
    const [line] = await program.line(/^\{.*"port":\d+.*\}$/m);
    const said: Said = JSON.parse(line);
    port = said.port;
    accounts = said.accounts ?? accounts;
  }
  async function end(how: 'stop' | 'kill'): Promise<void> {
    await program?.[how]();
    before += program?.said() ?? '';
    program = null;
  }
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    accounts,
    start,
    stop: () => end('stop'),
    kill: () => end('kill'),
    async elsewhere() {
      if (program !== null) throw new Error('two hubs on one data folder: stop this one first');
      return await startHubProgram(options);
    },
    said: () => before + (program?.said() ?? ''),
  };
}
