import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isRunning, readCard } from '../../hub/db/hub-card.ts';
import { parseWith, z } from '../../shared/std/shape.ts';
import { DemoProblem, systemCode } from './demo-problem.ts';
import { type LaunchArguments, profileIds } from './launch-arguments.ts';

const cardName = 'griddesk-demo.json';

const cardShape = z.strictObject({
  kind: z.literal('griddesk-demo'),
  profile: z.enum(profileIds),
  seed: z.string(),
  speed: z.number(),
  /** End of the past that is written at the first start, ms; kept before it is written, so that a broken-off start can go on. */
  historyTo: z.number().int(),
  historyDone: z.boolean(),
  /** Starts of a local day: each takes receipt numbers of its own. */
  starts: z.strictObject({ day: z.string(), count: z.number().int().nonnegative() }),
});
export type DemoCard = z.infer<typeof cardShape>;

export type DemoFolder = {
  readonly dir: string;
  readonly hubDir: string;
  readonly consoleDir: string;
  readonly isNew: boolean;
  readonly card: () => DemoCard;
  readonly save: (change: Partial<DemoCard>) => void;
};

const noAccess = (dir: string, error: unknown): DemoProblem =>
  new DemoProblem(
    `无法写入数据文件夹 ${dir}（${systemCode(error) || '未知错误'}）。请检查路径和权限，或用 --data 另选可写的文件夹。`,
    `Cannot write to the data folder ${dir} (${systemCode(error) || 'unknown error'}). Check the path and its permissions, or choose a writable folder with --data.`,
    { cause: error },
  );

const troubles = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EDQUOT'];

function sayTroubles<T>(dir: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw troubles.includes(systemCode(error)) ? noAccess(dir, error) : error;
  }
}

const hubOf = (dir: string): string => path.join(dir, 'hub');
const isEmpty = (dir: string): boolean => !existsSync(dir) || readdirSync(dir).length === 0;

/** Only what carries our card is deleted, and only while no demo runs in it. */
function deleteDemo(dir: string): void {
  if (isEmpty(dir)) return;
  if (!existsSync(path.join(dir, cardName)))
    throw new DemoProblem(
      `文件夹 ${dir} 不是演示数据文件夹，未作任何删除。请用 --data 指定演示的文件夹，或换一个空文件夹。`,
      `The folder ${dir} is not a demo's data folder; nothing was deleted. Name the demo's folder with --data, or an empty one.`,
    );
  for (const name of readdirSync(dir)) rmSync(path.join(dir, name), { recursive: true, force: true });
}

/** The hub's own lock says whether somebody works in the folder; it is asked first, so that nothing is touched. */
function refuseRunning(dir: string): void {
  const owner = readCard(hubOf(dir));
  if (owner === null || !isRunning(owner)) return;
  throw new DemoProblem(
    `文件夹 ${dir} 里的演示已在运行（进程 ${owner.pid}）。请使用它的窗口，或先按 Ctrl-C 停止它；要同时再开一个，请用 --data 和 --port 另选文件夹和端口。`,
    `A demo is running in ${dir} already (process ${owner.pid}). Use its window, or stop it with Ctrl-C first; for a second one at the same time choose another folder and port with --data and --port.`,
  );
}

function readDemoCard(dir: string): DemoCard | null {
  const file = path.join(dir, cardName);
  if (!existsSync(file)) return null;
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const read = parseWith(cardShape, data);
  if (read.ok) return read.value;
  throw new DemoProblem(
    `演示文件夹的说明文件 ${file} 已损坏。请加 --fresh 重新开始，或用 --data 另选文件夹。`,
    `The demo's own file ${file} is damaged. Begin anew with --fresh, or choose another folder with --data.`,
  );
}

function refuseOther(card: DemoCard, wanted: Pick<LaunchArguments, 'profile' | 'seed'>, dir: string): void {
  const other =
    wanted.profile !== null && wanted.profile !== card.profile
      ? ['profile', card.profile, wanted.profile]
      : wanted.seed !== null && wanted.seed !== card.seed
        ? ['seed', card.seed, wanted.seed]
        : null;
  if (other === null) return;
  const [flag, has, asked] = other;
  throw new DemoProblem(
    `文件夹 ${dir} 里是 --${flag} ${has} 的演示，不是 ${asked}。请加 --fresh 重新开始，或用 --data 另选文件夹。`,
    `The folder ${dir} holds a demo of --${flag} ${has}, not ${asked}. Begin anew with --fresh, or choose another folder with --data.`,
  );
}

/**
 * Makes or opens the demo's data folder.
 * Throws a DemoProblem: not writable, a demo running in it, of another profile or seed, damaged, or `--fresh` on a folder not ours.
 */
export function openDemoFolder(
  wanted: Pick<LaunchArguments, 'dataDir' | 'profile' | 'seed' | 'speed' | 'fresh'>,
  defaults: { readonly seed: string; readonly speed: number },
  now: number,
): DemoFolder {
  const dir = wanted.dataDir;
  return sayTroubles(dir, () => {
    refuseRunning(dir);
    if (wanted.fresh) deleteDemo(dir);
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    const known = readDemoCard(dir);
    if (known !== null) refuseOther(known, wanted, dir);
    let card: DemoCard = known ?? {
      kind: 'griddesk-demo',
      profile: wanted.profile ?? 'LYG',
      seed: wanted.seed ?? defaults.seed,
      speed: defaults.speed,
      historyTo: now,
      historyDone: false,
      starts: { day: '', count: 0 },
    };
    const file = path.join(dir, cardName);
    const save = (change: Partial<DemoCard>): void => {
      card = { ...card, ...change };
      writeFileSync(`${file}.new`, `${JSON.stringify(card, null, 2)}\n`, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    };
    save(wanted.speed === null ? {} : { speed: wanted.speed });
    return {
      dir,
      hubDir: hubOf(dir),
      consoleDir: path.join(dir, 'console'),
      isNew: known === null,
      card: () => card,
      save,
    };
  });
}
