import { actors, registries } from './county.ts';
import type { DiskError } from './killed.ts';
import { type FaultKind, faultKinds } from './plan.ts';
import type { World } from './world.ts';

const minute = 60_000;
const diskKinds: readonly DiskError[] = ['busy', 'write', 'sync', 'readonly', 'corrupt', 'corrupt'];
const otherAreas = ['320722', '320722001', '320722002'] as const;

/** How often an hour each kind strikes; the weather (loss, double, late) is always on. Dense: a run is minutes, not days. */
const perHour: Partial<Record<FaultKind, number>> = {
  reset: 24,
  partition: 14,
  slow: 6,
  kill: 10,
  commitKill: 40,
  power: 10,
  diskFull: 5,
  storage: 10,
  hubRestart: 10,
  rollback: 4,
  silentRollback: 4,
  hubTrouble: 14,
  bell: 5,
  rights: 8,
  registry: 3,
  oldConsole: 3,
  clock: 12,
  operator: 24,
  rebuild: 6,
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
    const expected = (perHour[kind] ?? 0) * plan.hours * plan.pace * r() * 2;
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
  for (let at = 0; at < end; at += 10_000 + r() * 120_000)
    schedule.after(at, () => files[Math.floor(r() * files.length)]?.sync());
  return () => {
    for (const trap of traps) Object.assign(trap, { killIn: null, killAt: null, disk: null });
    for (const { line } of consoles) line.heal();
    Object.assign(weather, { loss: 0, double: 0, late: 0 });
    for (const console of consoles) console.setVersion(0);
    for (const name of actors.keys()) hub.books.people.enable(name, hub.now());
    hub.heal();
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
    case 'storage': {
      const disk = kind === 'diskFull' ? 'full' : (diskKinds[Math.floor(c * diskKinds.length)] ?? 'busy');
      log(console.station, `disk: ${disk}`);
      trap.disk = disk;
      return later(b * b * (kind === 'diskFull' ? 5 : 1) * minute, () => {
        trap.disk = null;
      });
    }
    case 'slow':
      log(console.station, 'reads slowly');
      return console.line.readSlowly(now + b * 2 * minute);
    case 'hubRestart':
    case 'rollback':
    case 'silentRollback':
      return restartHub(world, kind, draw, later);
    case 'hubTrouble': {
      const node = hub.nodes[b < 0.5 ? 0 : 1];
      const what = a < 0.5 ? 'all' : 'writes';
      log(node?.name ?? '', `the database fails: ${what}`);
      node?.setTrouble(what);
      return later(c ** 3 * 2 * minute, () => node?.setTrouble(null));
    }
    case 'bell':
      log('hub', 'nodes do not hear each other');
      return hub.silenceBell(now + b * 2 * minute);
    case 'rights':
      return changeRights(world, draw, later);
    case 'registry':
      return renewRegistry(world, draw, later);
    case 'oldConsole':
      log(console.station, 'is of another version than the hub');
      console.setVersion(b < 0.5 ? -1 : 1);
      return later(c * 3 * minute, () => console.setVersion(0));
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

/** Somebody at one of the consoles loses his account for a while, or works in another area from now on. */
function changeRights(
  { hub, consoles, log }: World,
  [a, b, c]: readonly [number, number, number],
  later: (ms: number, work: () => void) => void,
): void {
  const console = consoles[Math.floor(a * consoles.length)];
  if (console === undefined) return;
  const operator = console.operator();
  const { people } = hub.books;
  const { account } = operator;
  // As the hub's account page: sessions end, and consoles at that node hear of it at once.
  if (b < 0.3 && operator.department === null) {
    const area = otherAreas[Math.floor(c * otherAreas.length)] ?? operator.area;
    log('hub', `${account} works in ${area} now`);
    people.setArea(account, area, hub.now());
  } else {
    log('hub', `${account} has no account any more`);
    people.disable(account, hub.now());
    later(c * 2 * minute, () => people.enable(account, hub.now()));
  }
  hub.nodes[c < 0.5 ? 0 : 1]?.sweep();
  // He does not know it yet, or somebody else takes over his console.
  for (const ms of [500, 3_000, 9_000]) later(ms, () => console.act());
  if (c < 0.4) later(12_000, () => console.changeOperator());
}

/** The next version of the hub is put in place, one node after the other: each comes back with it. */
function renewRegistry(
  { hub, consoles, log }: World,
  [a, b, c]: readonly [number, number, number],
  later: (ms: number, work: () => void) => void,
): void {
  log('hub', 'a newer registry is in force');
  hub.books.setRegistry(registries[1] as (typeof registries)[number]);
  const [first, second] = a < 0.5 ? hub.nodes : hub.nodes.toReversed();
  const restart = (node: typeof first): void => {
    if (node === undefined || !node.isUp()) return;
    node.stop();
    for (const { line } of consoles) line.nodeGone(node, true);
    later(500 + c * 5_000, () => {
      if (!node.isUp()) node.start(false);
    });
  };
  restart(first);
  later(1_000 + b * b * 90_000, () => restart(second));
}

/** A node ends and comes back. When the database is set back, the other node either ends too or finds out. */
function restartHub(
  { hub, consoles, log }: World,
  kind: FaultKind,
  [a, b, c]: readonly [number, number, number],
  later: (ms: number, work: () => void) => void,
): void {
  const first = hub.nodes[c < 0.5 ? 0 : 1];
  const both = b < (kind === 'hubRestart' ? 0.2 : 0.5);
  const ending = hub.nodes.filter((node) => node.isUp() && (node === first || both));
  if (ending.length === 0) return;
  for (const node of ending) {
    log(node.name, 'stops');
    node.stop();
    for (const { line } of consoles) line.nodeGone(node, c < 0.7);
  }
  const seq = hub.books.journal.length;
  // A copy is rarely much older than the last few entries.
  const backTo = kind === 'hubRestart' ? null : Math.max(0, seq - 1 - Math.floor(a * a * Math.min(seq, 12)));
  // Before the end of the run or at its healing.
  later(500 + b * b * 120_000, () => {
    if (backTo !== null) {
      hub.books.rollBack(Math.min(backTo, hub.books.journal.length));
      log('hub', `its store is that of ${backTo}${kind === 'rollback' ? '' : ' and nobody knows it'}`);
    }
    for (const node of ending) if (!node.isUp()) node.start(kind === 'rollback');
    // Work goes on in the very moment in which the older store stands and nobody has noticed.
    if (backTo !== null) for (const [i, console] of consoles.entries()) later(i * 300 * a, () => console.act());
  });
}

const secondsOf = (ms: number): number => Math.round(ms / 1_000);
