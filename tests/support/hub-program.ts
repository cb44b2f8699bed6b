import path from 'node:path';
import type { ProfileId } from '../fixtures/small-county.ts';
import { type Program, runProgram } from './program.ts';

/** A hub of the small county as a process; every start takes up its data and its port again. */
export type HubProgram = {
  readonly url: string;
  start(): Promise<void>;
  /** As its operator stops it. */
  stop(): Promise<void>;
  /** As a power cut does. */
  kill(): Promise<void>;
  readonly said: () => string;
};

const file = path.join(import.meta.dirname, 'run-hub.ts');

/** Starts a hub on `dataDir`. Answers when consoles can connect. */
export async function startHubProgram(dataDir: string, profile: ProfileId): Promise<HubProgram> {
  let port = 0;
  let program: Program | null = null;
  async function start(): Promise<void> {
    if (program !== null) return;
    program = runProgram(file, ['--data', dataDir, '--port', String(port), '--profile', profile]);
    const [, said = ''] = await program.line(/^\{"port":(\d+)\}$/m);
    port = Number(said);
  }
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    start,
    async stop() {
      await program?.stop();
      program = null;
    },
    async kill() {
      await program?.kill();
      program = null;
    },
    said: () => program?.said() ?? '',
  };
}
