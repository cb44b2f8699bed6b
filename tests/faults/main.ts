/** `npm run faults -- --kills N | --matrix N | --storm N | --corruptions N`: the long runs, one JSON line each; exit code 1 when anything was wrong. */
import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres.ts';
import { type Bundle, bundlePrograms } from './bundle.ts';
import { runCorruptions } from './corruption-run.ts';
import { type Verdict, wrongs } from './judge.ts';
import { runKills } from './kill-run.ts';
import { runMatrix } from './matrix-run.ts';
import { percentile } from './percentile.ts';
import { runStorm } from './storm-run.ts';

const usage = `npm run faults -- [--kills 10000] [--matrix 1000] [--storm 500] [--corruptions 1000] [--consoles 4]
  of the matrix: [--groups 1] counties at a time, [--acts 20] a second in each, [--longest 10000] ms a trouble`;

if (process.argv.includes('--help')) {
  console.log(usage);
  process.exit(0);
}
function fail(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function readFlags() {
  const number = { type: 'string' } as const;
  const options = {
    kills: number,
    matrix: number,
    storm: number,
    corruptions: number,
    consoles: number,
    groups: number,
    acts: number,
    longest: number,
  };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const values = readFlags();
/** 0 for what is not said. */
function countOf(name: keyof typeof values): number {
  const text = values[name];
  if (text === undefined) return 0;
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : fail(`--${name} ${text}: a whole number is wanted`);
}
const [kills, matrix, storm, corruptions] = [
  countOf('kills'),
  countOf('matrix'),
  countOf('storm'),
  countOf('corruptions'),
];
if (kills + matrix + storm + corruptions === 0) fail('Say what is to run.');
const startedAt = performance.now();
const seconds = (): number => Math.round((performance.now() - startedAt) / 1_000);
let red = false;

/** One line of results. What was wrong is named whole, the rest in numbers. */
function print(run: string, wrong: readonly string[], figures: object): void {
  if (wrong.length > 0) red = true;
  console.log(JSON.stringify({ run, at: new Date().toISOString(), ...figures, wrong, seconds: seconds() }));
}
const countsOf = (v: Verdict): object => ({
  acts: v.acts,
  entries: v.entries,
  refused: v.refused,
  lost: v.lost.length,
  doubled: v.doubled.length,
  disordered: v.disordered.length,
  diverged: v.diverged.length,
});

async function all(bundle: Bundle, database: (name: string) => Promise<string>): Promise<void> {
  const chance = Math.random;
  const consoles = countOf('consoles');
  if (kills > 0) {
    const report = await runKills({
      bundle,
      database: await database('kills'),
      kills,
      consoles: consoles || 4,
      chance,
    });
    print('kills', [...wrongs(report), ...report.strange], {
      kills: report.kills,
      hubKills: report.hubKills,
      ...countsOf(report),
    });
  }
  if (matrix > 0) {
    const each = countOf('groups') || 1;
    const groups = await Promise.all(
      Array.from({ length: each }, async (_, group) =>
        runMatrix({
          bundle,
          database: await database(`matrix${group}`),
          runs: Math.ceil(matrix / each),
          consoles: consoles || 7,
          actsPerSecond: countOf('acts') || 20,
          longest: countOf('longest') || 10_000,
          chance,
          onRun: (run) => console.error(JSON.stringify({ group, ...run })),
        }),
      ),
    );
    const recovery = groups.flatMap(({ runs }) => runs.map(({ recoveryMs }) => recoveryMs));
    print(
      'matrix',
      groups.flatMap((report) => [...wrongs(report), ...report.strange]),
      {
        runs: recovery.length,
        groups: groups.map(countsOf),
        recoveryMs: { p50: percentile(recovery, 0.5), p99: percentile(recovery, 0.99), max: percentile(recovery, 1) },
      },
    );
  }
  if (storm > 0) {
    const { wrong, ...figures } = await runStorm({ bundle, database: await database('storm'), consoles: storm });
    print('storm', wrong, figures);
  }
  if (corruptions > 0) {
    const { wrong, ...figures } = await runCorruptions({
      bundle,
      database: await database('corrupt'),
      corruptions,
      chance,
    });
    print('corruptions', wrong, figures);
  }
}

const bundle = await bundlePrograms();
const postgres = await startPostgres();
try {
  await all(bundle, postgres.database);
} finally {
  await postgres.stop();
  bundle.remove();
}
process.exit(red ? 1 : 0);
