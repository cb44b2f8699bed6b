import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseWith, z } from '../../shared/std/shape.ts';
import { HostProblem } from '../host/host-problem.ts';

/** Where a kiosk keeps its files when nothing else is said. */
export const defaultDataDir = path.join(os.homedir(), '.griddesk', 'kiosk');

const shape = z.strictObject({
  hub: z.url({ protocol: /^https?$/, message: 'must be an address such as http://127.0.0.1:4710' }),
  data: z.string().min(1).default(defaultDataDir),
  port: z.coerce.number().int().min(0).max(65_535).default(4700),
  'no-open': z.boolean().default(false),
  'wall-port': z.coerce.number().int().min(0).max(65_535).optional(),
  'wall-host': z.string().min(1).default('0.0.0.0'),
});

export type KioskArguments = {
  readonly hubUrl: string;
  readonly dataDir: string;
  readonly port: number;
  readonly open: boolean;
  /** Walls on other screens of the room; absent: none. */
  readonly walls?: { readonly port: number; readonly host: string };
};

export const usage =
  'node electron/kiosk/main.ts --hub URL [--data DIR] [--port N] [--no-open] [--wall-port N [--wall-host IP]]\n' +
  '  --hub URL   县级中心地址 / address of the county hub, e.g. http://127.0.0.1:4710\n' +
  `  --data DIR  本机数据目录 / this console's data folder (${defaultDataDir})\n` +
  '  --port N    本机端口，0 为自动选择 / port on this machine, 0 picks a free one (4700)\n' +
  '  --no-open   不打开浏览器 / open no browser\n' +
  '  --wall-port 向室内其他屏幕提供只读大屏，令牌见 wall-token.ts / read-only walls for other screens of the room, by token';

/** Reads the command line. Throws a HostProblem that names the wrong argument and shows the usage. */
export function readKioskArguments(args: readonly string[]): KioskArguments {
  const wrong = (what: string): HostProblem =>
    new HostProblem(`参数有误：${what}`, `Wrong arguments: ${what}\n${usage}`);
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        hub: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        'wall-port': { type: 'string' },
        'wall-host': { type: 'string' },
      },
    }));
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
  const read = parseWith(shape, values);
  if (!read.ok) throw wrong(`--${read.error.path}: ${read.error.message}`);
  const { hub, data, port } = read.value;
  const wallPort = read.value['wall-port'];
  const walls = wallPort === undefined ? {} : { walls: { port: wallPort, host: read.value['wall-host'] } };
  return { hubUrl: hub, dataDir: path.resolve(data), port, open: !read.value['no-open'], ...walls };
}
