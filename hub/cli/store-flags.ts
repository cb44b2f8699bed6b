import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { StoreChoice } from '../db/store.ts';
import { type Flags, textOf } from './cli-verb.ts';

/** The demo's own folder: what every verb works on where nothing else is said. */
export const demoData = fileURLToPath(new URL('../../.data/demo/hub', import.meta.url));

export const storeFlags = { data: { type: 'string' } } satisfies ParseArgsOptionsConfig;

export const storeUsage = `  --data DIR        数据文件夹，默认为演示的 .data/demo/hub；设有 DATABASE_URL 且未给 --data 时用 PostgreSQL
                    data folder, default the demo's; without --data, DATABASE_URL chooses PostgreSQL`;

/** The store a command line means: `--data` before DATABASE_URL before the demo's folder. */
export function storeChoice(flags: Flags, env: NodeJS.ProcessEnv = process.env): StoreChoice {
  const dir = textOf(flags, 'data');
  if (dir !== undefined) return { kind: 'pglite', dir: resolve(dir) };
  const url = env['DATABASE_URL'];
  return url === undefined || url === '' ? { kind: 'pglite', dir: demoData } : { kind: 'postgres', url };
}
