import { type FaultKind, faultKinds } from './plan.ts';
import type { World } from './world.ts';

const minute = 60_000;

/** How often an hour each kind strikes; the weather (loss, double, late) is always on. */
const perHour: Partial<Record<FaultKind, number>> = {
  reset: 10,
  partition: 5,
  kill: 4,
  commitKill: 15,
  power: 4,
  diskFull: 1,
  hubRestart: 1.5,
  rollback: 0.8,
  silentRollback: 0.8,
  hubTrouble: 1.5,
  clock: 4,
  operator: 3,
  rebuild: 2,
};

const killPoints = [
  'outbox-written',
  'rows-committed',
  'snapshot-settled',
  'snapshot-taken',
  'before outbox add',
  'after outbox add',
  'before cache commit',
  'after cache commit',
  'after outbox settle',
  'before cache clear settled',
  'after cache clear settled',
  'before outbox reoffer',
  'after outbox reoffer',
  'after outbox wait again',
  'after outbox session',
  'before cache replaced',
  'after cache replaced',
  'before cache meta scope',
  'before cache registry',
  'after outbox number',
  'after outbox drop attention',
] as const;

/** Puts the faults of the plan onto the schedule. Answers what heals everything. */
export function scheduleFaults(world: World, end: number): () => void {
  const { plan, schedule, isOn, chance, clocks, traps, consoles, hub, weather, files } = world;
  if (isOn('clock')) {
    const r = chance('clock start');
    for (const clock of clocks) Object.assign(clock, { offset: (r() - 0.5) * 20 * minute, drift: (r() - 0.5) * 2e-4 });
  }
  for (const kind of faultKinds) {
    const r = chance(`fault ${kind}`);
    const expected = (perHour[kind] ?? 0) * plan.hours * r() * 2;
    const count = Math.floor(expected + r());
    for (let i = 0; i < count; i++) {
      const at = 5_000 + r() * (end - 5_000);
      const draw = [r(), r(), r()] as const;
      if (isOn(kind))
        schedule.after(at, () => {
          if (!world.isHealed()) strike(world, kind, draw, end);
        });
    }
  }
  const r = chance('sync');
  for (let at = 0; at < end; at += 30_000 + r() * 240_000)
    schedule.after(at, () => files[Math.floor(r() * files.length)]?.sync());
  return () => {
    for (const trap of traps) Object.assign(trap, { killIn: null, killAt: null, full: false });
    for (const { line } of consoles) line.heal();
    Object.assign(weather, { loss: 0, double: 0, late: 0 });
    hub.setTrouble(false);
    if (!hub.isUp()) hub.start(null, true);
  };
}

/** One fault at one console or at the hub. @param draw three chances of its own */
function strike(world: World, kind: FaultKind, draw: readonly [number, number, number], end: number): void {
  const { schedule, consoles, traps, clocks, hub, faults, log } = world;
  const [a, b, c] = draw;
  const which = Math.floor(a * consoles.length);
  const console = consoles[which];
  const trap = traps[which];
  const clock = clocks[which];
  if (console === undefined || trap === undefined || clock === undefined) return;
  const now = schedule.now();
  /** Not after the healing, which has done it already. */
  const later = (ms: number, work: () => void): void =>
    schedule.after(ms, () => {
      if (!world.isHealed()) work();
    });
  faults[kind] += 1;
  switch (kind) {
    case 'reset':
      log(console.station, 'connection reset');
      return console.line.reset(b < 0.7);
    case 'partition': {
      const until = Math.min(end, now + b * b * 20 * minute);
      log(
        console.station,
        `${c < 0.5 ? 'line cut' : c < 0.75 ? 'way up cut' : 'way down cut'} for ${secondsOf(until - now)} s`,
      );
      return console.line.block({ up: c < 0.75 ? until : 0, down: c < 0.5 || c >= 0.75 ? until : 0 });
    }
    case 'kill':
      return console.isUp() ? console.crash(false, 'killed') : undefined;
    case 'power':
      return console.isUp() ? console.crash(true, 'power cut') : undefined;
    case 'commitKill':
      // Half of them at the next commit, half at a point that is seldom passed.
      trap.killAt = b < 0.5 ? null : (killPoints[Math.floor((b - 0.5) * 2 * killPoints.length)] ?? null);
      trap.killIn = 1 + Math.floor(c * c * (trap.killAt === null ? 12 : 2));
      return;
    case 'diskFull':
      log(console.station, 'disk full');
      trap.full = true;
      return later(b * 5 * minute, () => {
        trap.full = false;
      });
    case 'hubRestart':
    case 'rollback':
    case 'silentRollback':
      return restartHub(world, kind, draw, later);
    case 'hubTrouble':
      log('hub', 'its store fails');
      hub.setTrouble(true);
      return later(b * 2 * minute, () => hub.setTrouble(false));
    case 'clock':
      clock.offset = b < 0.5 ? (c - 0.5) * 20 * minute : clock.offset + (c - 0.5) * 2 * minute;
      log(console.station, `clock jumps, now ${secondsOf(clock.offset)} s off`);
      return;
    case 'operator':
      return console.changeOperator();
    case 'rebuild':
      return console.rebuild();
    default:
      return;
  }
}

function restartHub(
  { hub, consoles, log }: World,
  kind: FaultKind,
  [a, b, c]: readonly [number, number, number],
  later: (ms: number, work: () => void) => void,
): void {
  if (!hub.isUp()) return;
  log('hub', 'stops');
  hub.stop();
  for (const { line } of consoles) line.hubGone(c < 0.7);
  const seq = hub.books.journal.length;
  // A copy is rarely much older than the last few entries.
  const backTo = kind === 'hubRestart' ? null : Math.max(0, seq - 1 - Math.floor(a * a * Math.min(seq, 12)));
  const back = (): void => hub.start(backTo === null ? null : Math.min(backTo, seq), kind !== 'silentRollback');
  // Before the end of the run or at its healing.
  later(500 + b * 120_000, back);
}

const secondsOf = (ms: number): number => Math.round(ms / 1_000);
