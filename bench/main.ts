/**
 * `npm run bench [-- NAME …] [--events N] [--journal] [--data DIR]`: prints one JSON object, machine facts and the figures of each bench. Progress goes to
 * standard error; `--data` keeps the files a cache was filled into for the next run. Figures are read, never asserted: a busy machine is slow and not wrong.
 */
import { parseArgs } from 'node:util';
import { benchAlarmStation } from './alarm-station.ts';
import { benchAlarms } from './alarms.ts';
import { benchCache, benchSearch } from './cache.ts';
import { benchDesk } from './desk.ts';
import { benchDrizzle } from './drizzle.ts';
import { benchFanout } from './fanout.ts';
import { benchImport } from './import.ts';
import { benchLaw } from './law.ts';
import { machineFacts } from './machine-facts.ts';
import { benchScreen } from './screen.ts';
import { benchShift } from './shift.ts';
import { benchWall } from './wall.ts';
import { benchWallCharts } from './wall-charts.ts';
import { benchWallHeap } from './wall-heap.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: 'string', default: '100000' },
    journal: { type: 'boolean', default: false },
    data: { type: 'string' },
  },
});
const events = Number(values.events);

const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  cache: () => benchCache({ events, journal: values.journal, data: values.data ?? null }, say),
  /** Minutes: ten thousand words, each against LIKE. */
  search: () => benchSearch(events, say),
  desk: () => benchDesk(events, say),
  drizzle: async () => benchDrizzle(),
  fanout: () => benchFanout(200, say),
  alarms: () => benchAlarms(say),
  /** A minute and a half of filling and two of real time. */
  'alarm-station': () => benchAlarmStation(events, 1_000, 2, true, say),
  import: () => benchImport(say),
  law: () => benchLaw(1_000_000, say),
  wall: () => benchWall(events, say),
  'wall-charts': () => benchWallCharts(say),
  /** Some eight minutes. */
  'wall-heap': () => benchWallHeap(say),
  /** Needs a build: the desk in a browser. */
  screen: () => benchScreen(events, say),
  /** Needs a build: twelve hours of a desk's work, at fast forward. */
  shift: () => benchShift(events, say),
};

const wanted = positionals.length === 0 ? Object.keys(benches) : positionals;
const unknown = wanted.filter((name) => benches[name] === undefined);
if (unknown.length > 0 || !Number.isInteger(events) || events < 1000) {
  say(`Unknown bench ${unknown.join(', ')} or --events below 1000. Known: ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
} else {
  const figures: Record<string, unknown> = {};
  for (const name of wanted) figures[name] = await benches[name]?.();
  console.log(JSON.stringify({ machine: machineFacts(), figures }, null, 2));
}
