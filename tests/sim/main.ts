/**
 * `npm run sim -- --seeds N --from S --hours H --store model|sqlite --json`: the production modules of station and hub on virtual
 * time under faults. One JSON line at the end; exit code 1 and the shortest story of the first failing seed when an invariant broke.
 * A long run takes `--workers 2 --state run.json`: it goes on where it was ended.
 */
import { parseArgs } from 'node:util';
import { bugs, equivalentBugs, fileBugs, type PlantedBug, rareBugs, unseenBugs } from './bugs.ts';
import { type FaultKind, faultKinds, longStory, planOf, shortStory, storyOf } from './plan.ts';
import { runPool, StateFileError } from './pool.ts';
import { lineOf } from './report.ts';
import { makersOf, runSeeds, type SeedsAnswer, type StoreKind } from './seeds.ts';
import { shrink, tell } from './shrink.ts';

const planted: readonly string[] = [
  ...bugs,
  ...fileBugs,
  ...Object.keys(equivalentBugs),
  ...Object.keys(rareBugs),
  ...unseenBugs,
];

const usage = `npm run sim -- [--seeds 200] [--from 1] [--hours H] [--store model|sqlite] [--workers 1] [--state file] [--without kind,kind] [--bug name] [--json]
  without --hours one seed in eight is a story of ${longStory.hours} h, the others are of ${shortStory.hours} h at twice the pace (on files 1 in 16, and shorter)
  kinds of fault: ${faultKinds.join(', ')}
  planted bugs:   ${planted.join(' | ')}`;

if (process.argv.includes('--help')) {
  console.log(usage);
  process.exit(0);
}
function fail(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function readFlags() {
  try {
    return parseArgs({
      options: {
        seeds: { type: 'string', default: '200' },
        from: { type: 'string', default: '1' },
        hours: { type: 'string' },
        store: { type: 'string', default: 'model' },
        workers: { type: 'string', default: '1' },
        state: { type: 'string' },
        without: { type: 'string', default: '' },
        bug: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function numberOf(name: string, text: string, least: number): number {
  const n = Number(text);
  return Number.isFinite(n) && n >= least ? n : fail(`--${name} ${text}: a number from ${least} on is wanted`);
}

function readOptions() {
  const flags = readFlags();
  const { store } = flags;
  if (store !== 'model' && store !== 'sqlite') return fail(`--store ${store}: model or sqlite is wanted`);
  const without = new Set<FaultKind>();
  for (const kind of flags.without.split(',').filter((k) => k !== '')) {
    if (!faultKinds.includes(kind as FaultKind)) fail(`--without ${kind}: no such kind of fault`);
    without.add(kind as FaultKind);
  }
  const bug = flags.bug ?? null;
  if (bug !== null && !planted.includes(bug)) fail(`--bug ${bug}: no such planted bug`);
  return {
    seeds: Math.floor(numberOf('seeds', flags.seeds, 1)),
    from: Math.floor(numberOf('from', flags.from, 0)),
    hours: flags.hours === undefined ? null : numberOf('hours', flags.hours, 0.01),
    workers: Math.floor(numberOf('workers', flags.workers, 1)),
    stateFile: flags.state ?? null,
    store: store as StoreKind,
    without,
    bug: bug as PlantedBug | null,
    json: flags.json,
  };
}

type Options = ReturnType<typeof readOptions>;

const perMinute = 60_000;

/** In this process when nothing else is asked for: then a failure has its stack and a debugger finds it. */
async function run(options: Options): Promise<SeedsAnswer> {
  if (options.workers === 1 && options.stateFile === null) return runSeeds(options);
  let toldAt = performance.now();
  return runPool({
    ...options,
    told: ({ tally }) => {
      if (performance.now() - toldAt < perMinute) return;
      toldAt = performance.now();
      console.error(`${tally.seeds} seeds, ${tally.violations} violations, ${tally.secondsCpu} s CPU`);
    },
  });
}

function tellFailures({ failures }: SeedsAnswer, { hours, without, bug, store }: Options): void {
  const [first] = failures;
  if (first === undefined) return;
  for (const { seed, violations } of failures.slice(0, 20))
    console.error(`seed ${seed}: ${violations.slice(0, 3).join('; ')}${violations.length > 3 ? ' …' : ''}`);
  try {
    console.error(
      tell(
        shrink(
          planOf(first.seed, { ...(hours === null ? storyOf(first.seed, store) : { hours }), without, bug }),
          makersOf[store],
        ),
      ),
    );
  } catch (error) {
    console.error(error);
  }
}

const options = readOptions();
const answer = await run(options).catch((error: unknown) =>
  error instanceof StateFileError ? fail(error.message) : Promise.reject(error),
);
const { tally } = answer;
tellFailures(answer, options);
if (options.json) console.log(lineOf(answer, options.store));
else
  console.log(
    `${tally.seeds} seeds from ${tally.from} on the ${options.store} store, ${tally.hours.toFixed(3)} h each in the mean: ${tally.acts} acts, ${tally.faults} faults, ${tally.violations} violations (${tally.lost} lost, ${tally.doubled} doubled, ${tally.diverged} diverged, ${tally.alarmsMissed} alarms missed, ${tally.alarmsDoubled} doubled), ${tally.secondsCpu} s CPU`,
  );
process.exitCode = tally.violations > 0 ? 1 : 0;
