/**
 * `npm run sim -- --seeds N --from S --hours H --store model|sqlite --json`: the production modules of station and hub on virtual
 * time under faults. One JSON line at the end; exit code 1 and the shortest story of the first failing seed when an invariant broke.
 */
import { parseArgs } from 'node:util';
import { createModelFiles } from './model-files.ts';
import { type Bug, bugs, defaultHours, type FaultKind, faultKinds, planOf } from './plan.ts';
import { runSeeds } from './seeds.ts';
import { shrink, tell } from './shrink.ts';
import { createSqliteFiles } from './sqlite-files.ts';

const usage = `npm run sim -- [--seeds 200] [--from 1] [--hours ${defaultHours}] [--store model|sqlite] [--without kind,kind] [--bug name] [--json]
  kinds of fault: ${faultKinds.join(', ')}
  planted bugs:   ${bugs.join(' | ')}`;

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
        hours: { type: 'string', default: String(defaultHours) },
        store: { type: 'string', default: 'model' },
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

const flags = readFlags();
const seeds = Math.floor(numberOf('seeds', flags.seeds, 1));
const from = Math.floor(numberOf('from', flags.from, 0));
const hours = numberOf('hours', flags.hours, 0.01);
const { store } = flags;
if (store !== 'model' && store !== 'sqlite') fail(`--store ${store}: model or sqlite is wanted`);
const without = new Set<FaultKind>();
for (const kind of flags.without.split(',').filter((k) => k !== '')) {
  if (!faultKinds.includes(kind as FaultKind)) fail(`--without ${kind}: no such kind of fault`);
  without.add(kind as FaultKind);
}
const bug = flags.bug ?? null;
if (bug !== null && !bugs.includes(bug as Bug)) fail(`--bug ${bug}: no such planted bug`);

const makeFiles = store === 'sqlite' ? createSqliteFiles : createModelFiles;
const { tally, failures } = runSeeds({ seeds, from, hours, without, bug: bug as Bug | null, makeFiles });
const [first] = failures;
if (first !== undefined) {
  for (const { seed, violations } of failures.slice(0, 20))
    console.error(`seed ${seed}: ${violations.slice(0, 3).join('; ')}${violations.length > 3 ? ' …' : ''}`);
  try {
    console.error(tell(shrink(planOf(first.seed, { hours, without, bug: bug as Bug | null }), makeFiles)));
  } catch (error) {
    console.error(error);
  }
}
if (flags.json) console.log(JSON.stringify({ ...tally, store }));
else
  console.log(
    `${tally.seeds} seeds from ${from} on the ${store} store, ${hours} h each: ${tally.acts} acts, ${tally.faults} faults, ${tally.violations} violations (${tally.lost} lost, ${tally.doubled} doubled, ${tally.diverged} diverged), ${tally.secondsCpu} s CPU`,
  );
process.exitCode = tally.violations > 0 ? 1 : 0;
