import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

/** `npm start` as a user runs it, less the window. */
const root = path.resolve(import.meta.dirname, '..');
const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-start-'));
const isBuilt = existsSync(path.join(root, 'out/renderer/index.html'));
const patience = 180_000;
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

type Program = {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves when the words were printed; rejects when it ends before. */
  readonly says: (words: string) => Promise<void>;
  readonly ended: Promise<number | null>;
};

function start(...args: readonly string[]): Program {
  const child = spawn(
    process.execPath,
    ['demo/main.ts', '--no-open', '--quiet', '--data', path.join(dir, 'demo'), ...args],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  running.add(child);
  let text = '';
  let wake: (() => void)[] = [];
  const more = (piece: unknown): void => {
    text += String(piece);
    for (const resolve of wake.splice(0)) resolve();
  };
  child.stdout.on('data', more);
  child.stderr.on('data', more);
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
      more('');
    });
  });
  return {
    child,
    output: () => text,
    ended,
    says: async (words) => {
      while (!text.includes(words)) {
        if (!running.has(child)) throw new Error(`it ended without saying “${words}”:\n${text}`);
        await new Promise<void>((resolve) => wake.push(resolve));
      }
      wake = [];
    },
  };
}

async function stopped(program: Program): Promise<number | null> {
  program.child.kill('SIGINT');
  return program.ended;
}
const accountsIn = (text: string): string | undefined => /账号 accounts\n([^]*?)\n\n/.exec(text)?.[1];

test.skipIf(!isBuilt)(
  'given a first start, then it prints addresses that answer, stops on Ctrl-C, and a second goes on with the same passwords',
  async () => {
    const first = start('--port', '0');
    await first.says('Stop with Ctrl-C');
    const address = /值守台 desk\s+(\S+)/.exec(first.output())?.[1];
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?t=/);
    const page = await fetch(address!, { redirect: 'manual' });
    expect(page.status).toBe(303);
    const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
    const desk = await fetch(new URL('/', address), { headers: { cookie } });
    expect(await desk.text()).toContain('<div id=');
    expect(accountsIn(first.output())?.split('\n')).toHaveLength(8);

    const beside = start('--port', '0');
    expect(await beside.ended).toBe(2);
    expect(beside.output()).toMatch(/already \(process \d+\)/);
    expect(beside.output()).not.toMatch(/^\s+at /m);
    expect(await stopped(first)).toBe(0);

    const second = start('--port', '0');
    await second.says('Stop with Ctrl-C');
    expect(second.output()).not.toContain('writing a past');
    expect(accountsIn(second.output())).toBe(accountsIn(first.output()));
    expect(await stopped(second)).toBe(0);
  },
  patience,
);

test.skipIf(!isBuilt)(
  'given a port in use or a damaged database, then a sentence with the way out and exit code 2',
  async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const taken = start('--port', String(port));
    expect(await taken.ended).toBe(2);
    expect(taken.output()).toMatch(new RegExp(`${port} is in use[^]*--port`));
    other.close();

    rmSync(path.join(dir, 'demo/hub/pg/PG_VERSION'));
    const damaged = start('--port', '0');
    expect(await damaged.ended).toBe(2);
    expect(damaged.output()).toMatch(/damaged[^]*--fresh/);
    expect(damaged.output()).not.toMatch(/^\s+at /m);
  },
  patience,
);

test('given --help or a wrong argument, then the usage, without touching anything', async () => {
  const help = start('--help');
  expect(await help.ended).toBe(0);
  expect(help.output()).toContain('--speed');
  const wrong = start('--speed', 'fast');
  expect(await wrong.ended).toBe(2);
  expect(wrong.output()).toContain('--speed');
  expect(wrong.output()).not.toMatch(/^\s+at /m);
});
