import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseWith, z } from '../../shared/std/shape.ts';
import { DemoProblem } from './demo-problem.ts';

export const profileIds = ['LYG', 'JS', 'ZS', 'AK', 'ZG'] as const;
export type ProfileId = (typeof profileIds)[number];

/** Twenty: a newcomer sees an event every half minute, and a department sign in about a minute after a dispatch. */
export const defaultSpeed = 20;
export const fastest = 3_600;
const defaultPort = 4700;

export const speedShape = z.number().min(0).max(fastest);

const shape = z.strictObject({
  speed: z.coerce.number().min(0).max(fastest).optional(),
  profile: z.enum(profileIds).optional(),
  seed: z
    .string()
    .regex(/^[\w.-]{1,40}$/, 'must be 1 to 40 letters, digits, dots, dashes or underscores')
    .optional(),
  port: z.coerce.number().int().min(0).max(65_535).default(defaultPort),
  hub: z.url({ protocol: /^https?$/, message: 'must be an address such as http://127.0.0.1:7700' }).optional(),
  data: z.string().min(1).default('.data/demo'),
  'no-open': z.boolean().default(false),
  fresh: z.boolean().default(false),
  quiet: z.boolean().default(false),
  help: z.boolean().default(false),
});

export type LaunchArguments = {
  readonly speed: number | null;
  readonly profile: ProfileId | null;
  readonly seed: string | null;
  /** Port of the desk's pages; 0 takes a free one. */
  readonly port: number;
  /** A hub that runs elsewhere: only the desk is started then. */
  readonly hubUrl: string | null;
  readonly dataDir: string;
  readonly open: boolean;
  readonly fresh: boolean;
  /** The demo's telephone does not ring of itself. */
  readonly quiet: boolean;
  readonly help: boolean;
};

export const usage = `npm start -- [--speed N] [--profile LYG|JS|ZS|AK|ZG] [--seed WORD] [--port N] [--data DIR] [--fresh] [--quiet] [--no-open] [--hub URL]

  --speed N      演示中人和来件的快慢：1 为实际快慢，默认 ${defaultSpeed}，0 为停；法定时限始终按实际时间
                 how fast arrivals and people go: 1 is real, ${defaultSpeed} the default, 0 stands still; clocks stay real
  --profile ID   按哪地规则：LYG 连云港（默认）、JS 江苏、ZS 舟山、AK 安康、ZG 自贡
                 whose rules: Lianyungang (default), Jiangsu, Zhoushan, Ankang, Zigong
  --seed WORD    另一座演示县 / another made-up county
  --port N       页面端口，0 为任意空闲，默认 ${defaultPort} / port of the pages, 0 takes a free one (${defaultPort})
  --data DIR     数据文件夹，默认 .data/demo / data folder (.data/demo)
  --fresh        清空演示数据，重新开始 / delete the demo's data and begin anew
  --quiet        不要演示来电（白天每隔几分钟一通）/ nobody rings of himself (by day every few minutes)
  --no-open      不打开窗口或浏览器 / open no window or browser
  --hub URL      连接另一处的县级服务，只启动值守台 / a hub that runs elsewhere: start the desk only
  --help         显示本说明 / show this`;

const wrong = (what: string): DemoProblem =>
  new DemoProblem(`参数有误：${what}`, `Wrong arguments: ${what}\n\n${usage}`);

const options = {
  speed: { type: 'string' },
  profile: { type: 'string' },
  seed: { type: 'string' },
  port: { type: 'string' },
  hub: { type: 'string' },
  data: { type: 'string' },
  'no-open': { type: 'boolean' },
  fresh: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Reads the command line. Throws a DemoProblem that names the wrong argument and shows the usage.
 * @param root folder a relative `--data` is meant from
 */
export function readLaunchArguments(args: readonly string[], root: string): LaunchArguments {
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
  if (typeof values['profile'] === 'string') values['profile'] = values['profile'].toUpperCase();
  // An empty word would be read as the number 0.
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (empty !== undefined) throw wrong(`--${empty[0]} needs a value`);
  const read = parseWith(shape, values);
  if (!read.ok) throw wrong(`--${read.error.path}: ${read.error.message}`);
  const { speed, profile, seed, port, hub, data, fresh, quiet, help } = read.value;
  if (hub !== undefined && (fresh || profile !== undefined || seed !== undefined || speed !== undefined))
    throw wrong('--hub starts the desk only and goes with --port, --data and --no-open');
  return {
    speed: speed ?? null,
    profile: profile ?? null,
    seed: seed ?? null,
    port,
    hubUrl: hub ?? null,
    dataDir: path.resolve(root, data),
    open: !read.value['no-open'],
    fresh,
    quiet,
    help,
  };
}
