import { execFileSync } from 'node:child_process';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { percentiles, time } from './measure.ts';

/** What a figure was measured on; a ratio travels, a time does not. */
export type MachineFacts = {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly os: string;
  readonly node: string;
  readonly commit: string;
  readonly date: string;
  /** One 4 KiB write and fdatasync, ms: what a durable act cannot be quicker than. */
  readonly fdatasyncMs: { readonly p50: number; readonly p99: number };
};

export function machineFacts(): MachineFacts {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    os: `${os.type()} ${os.release()}`,
    node: process.version,
    commit: commitOf(),
    date: new Date().toISOString(),
    fdatasyncMs: fdatasync(),
  };
}

function commitOf(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'not a git checkout';
  }
}

function fdatasync(): { readonly p50: number; readonly p99: number } {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'griddesk-bench-'));
  const file = openSync(path.join(dir, 'sync'), 'w');
  const block = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 300 }, (_, i) =>
    time(() => {
      writeSync(file, block, 0, block.length, i * block.length);
      fdatasyncSync(file);
    }),
  );
  closeSync(file);
  rmSync(dir, { recursive: true });
  return percentiles(times);
}
