import type { Random } from '../support/random-walk.ts';
import { type Acknowledged, createSimConsole, type SimConsole } from './console.ts';
import type { ConsoleFiles } from './console-files.ts';
import { seatsOf, startAt } from './county.ts';
import { type Boundary, type DiskError, diskError, Killed } from './killed.ts';
import type { Traffic } from './line.ts';
import type { FilesOptions } from './model-files.ts';
import { type FaultKind, faultKinds, type Plan, streamOf } from './plan.ts';
import { createSchedule } from './schedule.ts';
import { createSimHub, type SimHub } from './sim-hub.ts';

const hour = 3_600_000;
/** Share of the consoles of a short story that were used before: their first snapshot is behind them. */
const usedBefore = 0.7;

/** Where a console's process dies next, what its disk fails with, and when it failed last, ms of the schedule. */
export type Trap = { killIn: number | null; killAt: string | null; disk: DiskError | null; failedAt: number };

export type World = {
  readonly plan: Plan;
  readonly schedule: ReturnType<typeof createSchedule>;
  readonly hub: SimHub;
  readonly consoles: readonly SimConsole[];
  readonly traps: readonly Trap[];
  readonly files: readonly ConsoleFiles[];
  readonly clocks: readonly { offset: number; drift: number }[];
  readonly weather: { loss: number; double: number; late: number };
  readonly traffic: Traffic;
  readonly acknowledged: readonly Acknowledged[];
  readonly faults: Record<FaultKind, number>;
  readonly chance: (concern: string) => Random;
  readonly isOn: (kind: FaultKind) => boolean;
  /** From here on nothing goes wrong any more. */
  readonly isHealed: () => boolean;
  readonly heal: () => void;
  readonly log: (who: string, what: string) => void;
};

export type MakeFiles = (options: FilesOptions) => ConsoleFiles;

const boundaryOf =
  (trap: Trap, now: () => number): Boundary =>
  (point) => {
    if (trap.killIn !== null && (trap.killAt === null || trap.killAt === point)) {
      trap.killIn -= 1;
      if (trap.killIn <= 0) {
        trap.killIn = null;
        throw new Killed(point);
      }
    }
    if (trap.disk === null || !point.startsWith('before')) return;
    // A page is damaged once, and then found; the outbox has copies of its own (tests/faults).
    if (trap.disk === 'corrupt' && !point.startsWith('before cache')) return;
    trap.failedAt = now();
    if (trap.disk !== 'corrupt') throw diskError(trap.disk);
    trap.disk = null;
    throw diskError('corrupt');
  };

/** The county of one plan, before anything has happened. @param violate hears of what must never be, as it happens */
export function createWorld(plan: Plan, makeFiles: MakeFiles, story: string[], violate: (what: string) => void): World {
  const schedule = createSchedule();
  const chance = (concern: string): Random => streamOf(plan.seed, concern);
  const setting = chance('setting');
  const isOn = (kind: FaultKind): boolean => !plan.without.has(kind);
  const log = (who: string, what: string): void => {
    if (plan.trace) story.push(`${clockText(schedule.now())} ${who}: ${what}`);
  };
  // Squared: a line that loses every seventh message hardly stands long enough for anything else to go wrong.
  const drawn = { loss: setting() ** 2 * 0.15, double: setting() * 0.1, late: setting() ** 2 * 0.02 };
  const weather = {
    loss: isOn('loss') ? drawn.loss : 0,
    double: isOn('double') ? drawn.double : 0,
    late: isOn('late') ? drawn.late : 0,
  };
  const hub = createSimHub({
    plan,
    schedule,
    chance: chance('hub'),
    now: () => startAt + schedule.now(),
    sessionMs: drawnSession(setting, isOn('session')),
    pushes: setting() < 0.3 || plan.bug === 'sync: gap ignored',
    reach: drawnReach(setting, isOn('truncated')),
    log,
    violate: (what) => {
      violate(what);
      log('invariant', what);
    },
  });
  const seats = seatsOf(setting);
  const traffic: Traffic = { messages: 0, pings: 0, lost: 0, doubled: 0, connections: 0 };
  const acknowledged: Acknowledged[] = [];
  const eventIds: string[] = [];
  const dossierIds: string[] = [];
  const traps = seats.map((): Trap => ({ killIn: null, killAt: null, disk: null, failedAt: Number.NEGATIVE_INFINITY }));
  const clocks = seats.map(() => ({ offset: 0, drift: 0 }));
  const faults = Object.fromEntries(faultKinds.map((k) => [k, 0])) as Record<FaultKind, number>;
  const opening = chance('used');
  const busy = chance('parts');
  const files = seats.map(({ station, operators: [first] }, i) =>
    makeFiles({
      station,
      seed: plan.seed,
      used: plan.pace > 1 && opening() < usedBefore ? (first ?? null) : null,
      boundary: boundaryOf(traps[i] as Trap, schedule.now),
      bug: plan.bug,
      chance: chance(`disk ${station}`),
    }),
  );
  const consoles = seats.map(({ station, operators }, i) => {
    const clock = clocks[i] as { offset: number; drift: number };
    return createSimConsole({
      station,
      operators,
      files: files[i] as ConsoleFiles,
      bug: plan.bug,
      hasAlarms: plan.alarms,
      isBusy: isOn('parts') && busy() < 0.4,
      tookPart: () => {
        faults.parts += 1;
      },
      schedule,
      hub,
      traffic,
      weather: () => weather,
      chance: (concern) => chance(`${station} ${concern}`),
      local: () => Math.round(startAt + clock.offset + schedule.now() * (1 + clock.drift)),
      eventIds,
      dossierIds,
      acknowledged,
      violate: (what) => {
        violate(what);
        log('invariant', what);
      },
      log,
    });
  });
  let healed = false;
  return {
    plan,
    schedule,
    hub,
    consoles,
    traps,
    files,
    clocks,
    weather,
    traffic,
    acknowledged,
    faults,
    chance,
    isOn,
    isHealed: () => healed,
    heal: () => {
      healed = true;
    },
    log,
  };
}

/** Sessions last so long, ms. */
function drawnSession(r: Random, isShort: boolean): number {
  const short = (0.03 + r() ** 2 * 1.2) * hour;
  return isShort ? short : 12 * hour;
}
/** Consoles further behind than so many entries get a snapshot. */
function drawnReach(r: Random, isTruncated: boolean): number {
  const [some, few] = [r() < 0.4, 2 + Math.floor(r() * 16)];
  return isTruncated && some ? few : Number.MAX_SAFE_INTEGER;
}

const clockText = (ms: number): string =>
  [ms / hour, (ms / 60_000) % 60, (ms / 1_000) % 60].map((n) => String(Math.floor(n)).padStart(2, '0')).join(':') +
  `.${String(ms % 1_000).padStart(3, '0')}`;
