import { StorageWatch } from '../../electron/station/bridge/storage-watch.ts';
import { levelCache } from '../../electron/station/commands/level-cache.ts';
import { createStationClock, type StationClock } from '../../electron/station/commands/station-clock.ts';
import { Replica } from '../../electron/station/db/replica.ts';
import { troubleOf } from '../../electron/station/db/storage-trouble.ts';
import type { Stores } from '../../electron/station/db/stores.ts';
import type { Timers } from '../../electron/station/feeds/feed-context.ts';
import { createHeardParts, type HeardParts } from '../../electron/station/sync/heard-parts.ts';
import { createSqliteSyncStore, type SqliteSyncStore } from '../../electron/station/sync/sqlite-sync-store.ts';
import { SyncCore } from '../../electron/station/sync/sync-core.ts';
import type { SyncEffect, SyncInput } from '../../electron/station/sync/sync-io.ts';
import { type ScopeMarks, seesRow } from '../../hub/access/scope.ts';
import { type Actor, isSeat } from '../../shared/domain/actor/actor.ts';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { rowIdOf } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';
import type { Down } from '../../shared/wire/down.ts';
import type { Up } from '../../shared/wire/up.ts';
import { type Random, uuidOf } from '../support/random-walk.ts';
import type { PlantedBug } from './bugs.ts';
import { type ConsoleAlarms, createConsoleAlarms } from './console-alarms.ts';
import type { ConsoleFiles } from './console-files.ts';
import { Killed } from './killed.ts';
import { createLine, type LineEnd, type LineOptions } from './line.ts';
import { createOperator } from './operator.ts';
import { plantInStore, plantInTalk } from './plant-in-station.ts';
import type { SimHub } from './sim-hub.ts';
import { createWindow, type SimWindow } from './window.ts';

const tickMs = 1_000;
const operatorMs = 4_000;
/** The page that waits for an answer says so at last; longer is a page that hangs. */
const longestSignIn = 15_000;

/** An act whose operator saw it taken. */
export type Acknowledged = { readonly id: string; readonly station: string; readonly n: number };

export type SimConsole = ReturnType<typeof createSimConsole>;

export type ConsoleOptions = Omit<LineOptions, 'chance'> & {
  readonly station: string;
  readonly operators: readonly Actor[];
  readonly files: ConsoleFiles;
  readonly bug: PlantedBug | null;
  readonly hasAlarms: boolean;
  /** Long messages are taken an entry or two at a time. */
  readonly isBusy: boolean;
  readonly tookPart: () => void;
  readonly chance: (concern: string) => Random;
  readonly hub: SimHub;
  /** What the console's machine says the time is, ms. */
  readonly local: () => number;
  /** Ids of all events so far, to act on. */
  readonly eventIds: string[];
  /** The same of dossiers. */
  readonly dossierIds: string[];
  readonly acknowledged: Acknowledged[];
  readonly violate: (what: string) => void;
  readonly log: (who: string, what: string) => void;
};

type Process = {
  readonly stores: Stores;
  readonly replica: Replica;
  readonly store: SqliteSyncStore;
  readonly core: SyncCore;
  readonly parts: HeardParts;
  readonly clock: StationClock;
  readonly watch: StorageWatch;
  readonly windows: readonly SimWindow[];
  /** null where a seed runs without them. */
  readonly alarms: ConsoleAlarms | null;
  skewWritten: number;
};

const isColleague = (a: Actor, b: Actor): boolean =>
  a.account === b.account || (isSeat(a) && isSeat(b) && a.area === b.area);

/** What an act is called in a story. */
const nameOf = (command: Command): string =>
  command.kind === 'dossier.act' ? `${command.machine}.${command.act}` : command.kind;

/** One console: its files, its process while it runs, its operator, its line. Runs the production station without host and screen. */
export function createSimConsole(options: ConsoleOptions) {
  const { station, files, schedule, hub, bug, log } = options;
  const jitter = options.chance('jitter');
  const acting = options.chance('acting');
  const alarming = options.chance('alarms');
  const busy = options.chance('busy');
  const line = createLine({ ...options, chance: options.chance('line') }, () => (running === null ? null : lineEnd));
  const planted = plantInTalk(bug);
  const work = createOperator<Process>({ ...options, acting, run });
  const toldOf = new Set<string>();
  let running: Process | null = null;
  let operator = options.operators[0] as Actor;
  let acts = 0;
  let refs = 0;
  /** Moment since which the operator waits for the answer to his sign-in; null: he does not. */
  let waitsSince: number | null = null;
  let versionOff = 0;
  /** Place of the journal the last whole cache came with. */
  let snapshotAt = 0;
  const lineEnd: LineEnd = {
    opened: () => step({ kind: 'opened' }),
    closed: (why) => {
      forgetParts();
      step({ kind: 'closed', why });
    },
    heard: (message) => running?.parts.heard(message),
    knocked: () => step({ kind: 'knocked', holdMs: null }),
  };

  /** Runs work of this process; it may be killed inside, or find no room on the disk. */
  function inside(of: Process, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof Killed) crash(false, error.message);
      else if (troubleOf(error) !== null) of.watch.trouble(error);
      else throw error;
    }
  }

  function step(given: SyncInput): void {
    const of = running;
    if (of === null) return;
    inside(of, () => {
      const cursor = (): number => Number(of.stores.cache.meta('cursor') ?? 0);
      const input = planted.input(given, cursor);
      let effects: readonly SyncEffect[];
      try {
        effects = of.core.step(input, { mono: schedule.now(), local: options.local() });
      } catch (error) {
        if (error instanceof Killed || troubleOf(error) === null) throw error;
        effects = of.core.leftovers();
        of.watch.trouble(error);
      }
      keepSkew(of);
      for (const effect of planted.effects(effects, input, cursor)) perform(of, effect);
      of.alarms?.lineMoved();
    });
  }

  function perform(of: Process, effect: SyncEffect): void {
    if (effect.do === 'connect' || effect.do === 'drop') {
      forgetParts();
      line[effect.do]();
    } else if (effect.do === 'knock') line.knock();
    else if (effect.do === 'send') line.send(asOfVersion(effect.message));
    else if (effect.do === 'log') log(station, effect.line);
    else if (effect.do === 'replaced') {
      if (bug !== 'alarms: another cache is not noticed') of.alarms?.alarms.reset();
      checkAll(of);
    } else waitsSince = null;
  }

  function forgetParts(): void {
    if (bug !== 'sync: what a lost line still held is taken') running?.parts.forget();
  }

  /** As the station hands messages on; a busy one comes back to the rest of a message when it can. */
  function partsOf(stores: Stores): HeardParts {
    const timers = timersOf(stores);
    const late: Timers = { ...timers, set: (work) => timers.set(work, 1 + busy() ** 4 * 3_000) };
    const take = (message: Down, isPart: boolean): void => {
      if (isPart && options.isBusy) options.tookPart();
      step({ kind: 'heard', message, isPart });
    };
    return options.isBusy
      ? createHeardParts(late, take, { first: 1, least: 1, most: 2 })
      : createHeardParts(timers, take);
  }

  /** A console of another version says so when it comes. */
  const asOfVersion = (message: Up): Up =>
    versionOff !== 0 && (message.t === 'hello' || message.t === 'signIn')
      ? { ...message, v: message.v + versionOff }
      : message;

  function keepSkew(of: Process): void {
    const { skew } = of.core.view();
    if (skew === of.clock.skew()) return;
    of.clock.setSkew(skew);
    if (Math.abs(skew - of.skewWritten) < 1_000) return;
    of.skewWritten = skew;
    of.stores.outbox.setMeta('skew', String(Math.round(skew)));
  }

  /** Timers of one process: they end with it. */
  const timersOf = (stores: Stores): Timers => ({
    mono: schedule.now,
    set(work, ms) {
      let off = false;
      schedule.after(ms, () => {
        if (running?.stores === stores && !off) inside(running, work);
      });
      return () => {
        off = true;
      };
    },
  });

  /** The station's own storage watch: tries a durable write now and then, exchanges a damaged cache. */
  function watchOver(stores: Stores, replica: Replica): StorageWatch {
    return new StorageWatch({
      stores,
      replica,
      timers: timersOf(stores),
      log: (line) => {
        // The watch takes whatever a repair throws; a killed process takes nothing.
        if (line.startsWith('unexpected: Killed')) throw new Killed('while the storage was mended');
        log(station, line);
        if (line.startsWith('unexpected')) options.violate(`${station} ${line}`);
      },
      changed: () => undefined,
      cacheLost: () => {
        const of = running?.stores === stores ? running : null;
        for (const window of of?.windows ?? []) window.readAll();
        step({ kind: 'rebuild' });
      },
    });
  }

  /** Nobody is shown what his scope never held; what was registered here and is not at the hub yet is his own. */
  function check(of: Process, row: Row): void {
    const session = of.stores.outbox.session();
    const marks = isDossier(row) ? marksAtCursor(of, row.id) : hub.books.everMarks.get(row.id);
    if (session === null || marks === undefined || seesRow(session.actor, marks)) return;
    // His own words or a colleague's, before the hub has judged them by the rights their author has now.
    if (of.replica.actsOn(row.id).some(({ sent }) => isColleague(sent.actor, session.actor))) return;
    options.violate(`${station} shows ${session.actor.account} ${row.number} out of scope`);
  }
  /** A dossier may be taken out of sight: then it must be gone as soon as the console has read that far. */
  function marksAtCursor(of: Process, id: string): ScopeMarks | undefined {
    const { cursor, epoch, hash } = of.store.position();
    const { books } = hub;
    // Of a journal that was set back it knows other entries.
    if (epoch !== books.epoch() || books.journal[cursor - 1]?.hash !== hash) return undefined;
    const last = books.entriesOf(id).findLast((entry) => entry.seq <= cursor);
    return last === undefined ? undefined : books.entryMarks[last.seq - 1];
  }
  function checkAll(of: Process): void {
    for (const id of [...options.eventIds, ...options.dossierIds]) {
      const row = of.stores.cache.row(id);
      if (row !== undefined) check(of, row);
    }
  }

  function openProcess(): Process {
    const stores = files.open();
    const clock = createStationClock(options.local, Number(stores.outbox.meta('skew') ?? 0));
    const replica = new Replica(stores, clock.hub);
    const store = plantInStore(bug, createSqliteSyncStore(stores, replica, clock));
    const core = new SyncCore(store, jitter, clock.skew());
    const windows = [createWindow(stores), createWindow(stores)];
    stores.onChanges((changes, dossiers) => {
      const of = running;
      if (of === null || of.stores !== stores) return;
      for (const window of windows) window.hear(changes, dossiers);
      for (const id of [...dossiers, ...changes.keys()]) {
        const row = stores.cache.row(id);
        if (row !== undefined) check(of, row);
      }
    });
    stores.onReplaced(() => {
      snapshotAt = Number(stores.cache.meta('cursor') ?? 0);
      for (const window of windows) window.readAll();
    });
    const watch = watchOver(stores, replica);
    const alarms = !options.hasAlarms
      ? null
      : createConsoleAlarms({
          stores,
          replica,
          clock,
          core,
          sync: store,
          watch,
          timers: timersOf(stores),
          files: files.openAlarms(),
          bug,
          newId: () => uuidOf(alarming),
          run: (command) => {
            if (running?.stores === stores) run(running, command);
          },
          violate: (what) => options.violate(`${station} ${what}`),
        });
    return {
      stores,
      replica,
      store,
      core,
      parts: partsOf(stores),
      clock,
      watch,
      windows,
      alarms,
      skewWritten: clock.skew(),
    };
  }

  function boot(): void {
    if (running !== null) return;
    try {
      running = openProcess();
      const { stores, replica } = running;
      levelCache(stores, replica);
      checkAll(running);
    } catch (error) {
      if (!(error instanceof Killed) && troubleOf(error) === null) throw error;
      crash(false, error instanceof Killed ? `${error.message} at start` : `no start: ${String(error)}`);
      return;
    }
    const of = running;
    waitsSince = null;
    beat(of);
    attend(of);
  }

  function beat(of: Process): void {
    if (running !== of) return;
    step({ kind: 'tick' });
    schedule.after(tickMs, () => beat(of));
  }

  function crash(power: boolean, why: string): void {
    line.drop();
    running = null;
    const lost = files.crash(power);
    log(station, `ends: ${why}${lost > 0 ? `, ${lost} commits of the cache lost` : ''}`);
    schedule.after(500 + jitter() ** 3 * 240_000, boot);
  }

  /** The operator looks at the sign-in page now and then. */
  function attend(of: Process): void {
    if (running !== of) return;
    const session = of.stores.outbox.session();
    const view = of.core.view();
    const wrong = session === null || view.barred === 'session-ended' || session.actor.account !== operator.account;
    if (waitsSince !== null && schedule.now() - waitsSince > longestSignIn) {
      options.violate(`${station}: a sign-in was never answered`);
      waitsSince = null;
    }
    if (wrong && view.link === 'open' && waitsSince === null) {
      refs += 1;
      waitsSince = schedule.now();
      step({ kind: 'signIn', ref: `${station}-${refs}`, account: operator.account, password: 'x' });
    }
    schedule.after(operatorMs, () => attend(of));
  }

  /** True when the act was taken. */
  function run(of: Process, command: Command): boolean {
    const { outbox } = of.stores;
    const session = outbox.session();
    if (session === null) return false;
    const at = of.clock.hub();
    const id = uuidOf(acting);
    const n = outbox.nextN();
    const { actor } = session;
    const rules = of.stores.registry()?.rules ?? null;
    if (rules === null) return false;
    const done = of.replica.perform(rules, { id, station, n, session: session.id, actor, at, command });
    if (!done.ok) return false;
    const unshown = of.replica.takeTrouble();
    if (unshown !== null) of.watch.trouble(unshown);
    acts += 1;
    options.acknowledged.push({ id, station, n });
    log(station, `${actor.account} does ${nameOf(command)} as act ${n} on ${rowIdOf(command).slice(0, 8)}`);
    step({ kind: 'acted' });
    return true;
  }

  /** Does a refused act again, or gives its line up: in both cases the operator has read it. */
  function clearTray(of: Process): boolean {
    const refused = of.stores.outbox.attention()[0];
    if (refused === undefined) return false;
    if (acting() < 0.5) run(of, refused.sent.command);
    if (running !== of) return true;
    toldOf.add(refused.id);
    of.stores.outbox.dropAttention(refused.id);
    return true;
  }

  return {
    station,
    line,
    boot,
    crash,
    /** The operator does one thing. */
    act(): void {
      const of = running;
      const actor = of?.stores.outbox.session()?.actor;
      if (of === null || actor === undefined || of.stores.registry() === null) return;
      inside(of, () => {
        if (acting() < 0.1 && clearTray(of)) return;
        const onAlarms = of.alarms !== null && alarming() < 0.15 ? of.alarms.actBy(alarming) : null;
        if (onAlarms !== null) {
          run(of, onAlarms);
          return;
        }
        work(of, actor);
      });
    },
    /** Somebody else sits down here. */
    changeOperator(): void {
      operator = options.operators[(options.operators.indexOf(operator) + 1) % options.operators.length] as Actor;
      log(station, `${operator.account} sits down`);
      const of = running;
      if (of !== null && acting() < 0.5) step({ kind: 'signOut' });
    },
    rebuild: (): void => step({ kind: 'rebuild' }),
    /** Versions it is ahead of the hub; another version is installed by a restart. */
    setVersion(off: number): void {
      if (off === versionOff) return;
      versionOff = off;
      if (running !== null) crash(false, 'another version is installed');
    },
    isUp: (): boolean => running !== null,
    process: (): Process | null => running,
    operator: (): Actor => operator,
    toldOf,
    acts: (): number => acts,
    /** How often somebody signed in here, or tried to. */
    signIns: (): number => refs,
    snapshotAt: (): number => snapshotAt,
  };
}
