import { randomBytes } from 'node:crypto';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Result } from '../../shared/std/result.ts';
import type { Answer, Feed, FeedName, FeedValue, Question, ReadError } from '../../shared/wire/bridge.ts';
import type { Receipt, RunCommand, RunError } from '../../shared/wire/local-commands.ts';
import type { Port } from '../../shared/wire/port.ts';
import type { LineState } from '../../shared/wire/session-view.ts';
import type { TelephonyAddress } from '../../shared/wire/telephony.ts';
import { type Alarms, createAlarms } from './alarms/alarms.ts';
import { createRead } from './bridge/answer-question.ts';
import { createDemoControl } from './bridge/demo-control.ts';
import { createHousekeeping } from './bridge/housekeeping.ts';
import { createRun } from './bridge/run.ts';
import { serveWall } from './bridge/serve-wall.ts';
import { serveWindow } from './bridge/serve-window.ts';
import { StorageWatch } from './bridge/storage-watch.ts';
import { type Levelled, levelCache } from './commands/level-cache.ts';
import { runCommand } from './commands/run-command.ts';
import { createStationClock } from './commands/station-clock.ts';
import { Replica } from './db/replica.ts';
import { troubleOf } from './db/storage-trouble.ts';
import { type FaultPoint, openStores, type Stores } from './db/stores.ts';
import { createCacheTidy } from './feeds/cache-tidy.ts';
import type { FeedContext, Timers } from './feeds/feed-context.ts';
import { Feeds } from './feeds/feeds.ts';
import { createLogTidy } from './feeds/log-tidy.ts';
import { createWordIndexer } from './feeds/word-indexer.ts';
import { Files } from './files/files.ts';
import { createMeetings } from './meeting/meetings.ts';
import { Sync } from './sync/sync.ts';
import { createTelephony } from './telephony/telephony.ts';

export { createStationClock } from './commands/station-clock.ts';
export { docText, type StoredDoc } from './db/doc-text.ts';
export { Replica } from './db/replica.ts';
export { StationOpenError } from './db/storage-trouble.ts';
export { type FaultPoint, openStores, type Stores } from './db/stores.ts';
export { countOf } from './feeds/counts.ts';
export type { FeedContext, Timers } from './feeds/feed-context.ts';
export { createLogTidy } from './feeds/log-tidy.ts';
export { createWallView } from './feeds/wall-view.ts';
export { createWordCounter } from './feeds/word-counter.ts';
export { createMeetings } from './meeting/meetings.ts';
export { createHeardParts } from './sync/heard-parts.ts';
export { createSqliteSyncStore, type SqliteSyncStore } from './sync/sqlite-sync-store.ts';
export { SyncCore } from './sync/sync-core.ts';
export type { Moment, SyncEffect, SyncInput, SyncView } from './sync/sync-io.ts';
export type { Position, SnapshotEnd, SyncStore } from './sync/sync-store.ts';

export type StationOptions = {
  /** Folder of outbox and cache; it must exist. */
  readonly dataDir: string;
  /** 64 hex digits; the host keeps it (keychain, owner-only file). */
  readonly key: string;
  /** http(s) address of the county hub; one set on the screen later goes before it. */
  readonly hubUrl: string;
  /** Folder with `maps/`. */
  readonly resourcesDir: string;
  /** The machine's clock, ms. */
  readonly now?: () => number;
  readonly log?: (line: string) => void;
  /** Set by the demo's launcher only: where its switches are. */
  readonly demo?: { readonly controlUrl: string };
  /** Where a softphone bridge says who rings; left out: nowhere. */
  readonly telephony?: TelephonyAddress;
  readonly timers?: Timers;
  /** 0 ≤ x < 1, for jitter. */
  readonly chance?: () => number;
  /** Kills the station at a commit point (tests). */
  readonly fault?: (point: FaultPoint) => void;
};

export type Station = Awaited<ReturnType<typeof createStation>>;

const realTimers: Timers = {
  mono: () => performance.now(),
  set(work, ms) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
const realChance = (): number => randomBytes(4).readUInt32LE() / 2 ** 32;

/**
 * The console's local backend: keeps what the hub sent, does the operator's acts durably with or without the line, and tells its
 * windows. Plain Node; hosted by Electron's utility process or the browser host.
 * Throws StationOpenError when the data folder may not be used; nothing is changed then.
 */
export async function createStation(options: StationOptions) {
  const log = options.log ?? ((): void => undefined);
  const stores = openStores(options.dataDir, options.key, options.fault);
  const parts = assemble(options, stores, log);
  const { replica, feeds, sync, storage, demo, housekeeping, indexer, tidy, run, read } = parts;
  const levelled = levelOrTrouble(stores, replica, storage);
  if (stores.restored !== null) storage.outboxRestored(lossWords(stores.restored, levelled.recovered));
  log(`station open: ${replica.acts().length} waiting, ${levelled.shown} shown anew, cache ${stores.foundCache}`);
  // After the messages of a window that is there already: its first page waits neither for a socket nor for the file of attachments.
  const cancelStart = (options.timers ?? realTimers).set(() => {
    parts.files.open();
    sync.start();
  }, 0);

  return {
    /** Serves a window over its port until the port closes or the answer is called. */
    serveWindow: (port: Port): (() => void) => serveWindow({ feeds, run, read, log }, port),
    /** Serves a wall of the room, which looks on and cannot act, until the port closes or the answer is called. */
    serveWall: (port: Port): (() => void) => serveWall({ feeds, read, log }, port),
    /** Anything a window may run, checked against its shape first. */
    run: (command: RunCommand): Promise<Result<Receipt, RunError>> => run(command),
    read: <Q extends Question>(question: Q) =>
      read(question, (watch) => feeds.queueOf(watch)) as Promise<Result<Answer[Q['ask']], ReadError>>,
    /** The present first, then every change; `watch` names a queue in `read`. */
    watch<F extends FeedName>(
      feed: Extract<Feed, { feed: F }>,
      listener: (value: FeedValue[F]) => void,
    ): { readonly watch: number; stop(): void } {
      const { id, stop } = feeds.watch(feed, listener as (value: unknown) => void);
      return { watch: id, stop };
    },
    line: (): LineState => sync.line(),
    /** Ends the line, writes what is in memory, copies the outbox and closes both files; the last also where a write fails. */
    async stop(): Promise<void> {
      cancelStart();
      storage.stop();
      parts.alarms.stop();
      parts.files.stop();
      parts.telephony.stop();
      demo?.stop();
      try {
        sync.stop();
        feeds.close();
        housekeeping.stop();
        indexer.stop();
        tidy.stop();
        parts.logs.stop();
      } catch (error) {
        storage.trouble(error);
      } finally {
        parts.alarms.close();
        parts.meetings.close();
        parts.files.close();
        stores.close();
      }
    },
  };
}

/** Puts the rooms together. Feeds, line and storage speak to each other through these closures only. */
function assemble(options: StationOptions, stores: Stores, log: (line: string) => void) {
  const { timers = realTimers, chance = realChance } = options;
  const { outbox } = stores;
  takeAddress(stores, options.hubUrl);
  const clock = createStationClock(options.now ?? Date.now, Number(outbox.meta('skew') ?? 0));
  const replica = new Replica(stores, clock.hub);
  const trouble = (error: unknown): void => storage.trouble(error);
  const base = { stores, replica, clock, timers, log, trouble };
  const storage: StorageWatch = new StorageWatch({
    ...base,
    changed: () => feeds.touch('session'),
    cacheLost: () => {
      feeds.touch('reset');
      sync.rebuild();
    },
  });
  const demo = demoOf(options, timers, () => feeds.touch('session'), log);
  const sync: Sync = new Sync({
    ...base,
    chance,
    moved: () => {
      feeds.touch('session', 'outbox', 'attention', 'files');
      alarms.look();
      files.lineMoved();
    },
    roomMoved: () => {
      feeds.touch('room');
      alarms.look();
    },
    replaced: () => {
      if (stores.cache.meta('epoch') !== null) storage.rebuilt();
      alarms.reset();
      files.replaced();
      feeds.touch('reset');
    },
  });
  const actor = (): Actor | null => outbox.session()?.actor ?? null;
  const meetings = createMeetings({
    ...base,
    actor,
    key: options.key,
    alarmLoad: (from, to) => alarms.loadBetween(from, to),
    act: (command) => runCommand(base, command),
  });
  const files: Files = new Files({
    ...base,
    key: options.key,
    isOnline: () => sync.line().state === 'online',
    changed: () => feeds.touch('files'),
    damaged: (message) => storage.filesDamaged(message),
  });
  const telephony = createTelephony(options.telephony, { now: clock.hub, changed: () => feeds.touch('phone'), log });
  const context: FeedContext = {
    meetings,
    files,
    phone: () => telephony.calls(),
    alarms: () => alarms,
    ...base,
    actor,
    line: () => sync.line(),
    outages: () => sync.outages(),
    storage: () => storage.now(),
    room: () => sync.room.view(),
    demo: () => demo?.state() ?? null,
    wasOffered: (id) => sync.wasOffered(id),
    wantHistory: (event) => sync.wantHistory(event),
  };
  const feeds: Feeds = new Feeds(context);
  const tidying = keepTidy(base);
  const alarms: Alarms = createAlarms({
    context,
    key: options.key,
    changed: () => feeds.touch('alarms'),
    run: (command) => void run(command),
  });
  const run = createRun({ stores, replica, clock, feeds, sync, demo, meetings, alarms, files }, storage);
  const read = createRead(context, options.resourcesDir);
  return { ...tidying, alarms, meetings, telephony, files, replica, feeds, sync, storage, demo, run, read };
}

function demoOf({ demo }: StationOptions, timers: Timers, changed: () => void, log: (line: string) => void) {
  return demo === undefined ? null : createDemoControl(demo.controlUrl, timers, changed, log);
}

/** What keeps the files of the console in order while nobody waits. */
function keepTidy(base: Pick<FeedContext, 'stores' | 'clock' | 'timers' | 'trouble'>) {
  return {
    housekeeping: createHousekeeping(base),
    indexer: createWordIndexer(base),
    tidy: createCacheTidy(base),
    logs: createLogTidy(base),
  };
}

/** A damaged cache or a full disk must not keep the console from opening: it opens, and says so. */
function levelOrTrouble(stores: Stores, replica: Replica, storage: StorageWatch): Levelled {
  try {
    return levelCache(stores, replica);
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    storage.trouble(error);
    return { shown: 0, recovered: 0 };
  }
}

/** The host's address is taken when it is a new one; else one that was set on the screen stays. */
function takeAddress({ outbox }: Stores, hubUrl: string): void {
  if (outbox.meta('givenUrl') === hubUrl) return;
  outbox.setMeta('givenUrl', hubUrl);
  outbox.setMeta('hubUrl', hubUrl);
}

function lossWords(restored: { readonly copyAt: number | null; readonly salvaged: number }, recovered: number): string {
  const { copyAt, salvaged } = restored;
  const copy = copyAt === null ? '—' : new Date(copyAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
  return (
    `发件箱文件曾损坏，已恢复：副本时间 ${copy}，从原文件读出 ${salvaged} 项，从缓存找回 ${recovered} 项；此后可能缺失的操作请核对。` +
    ` The outbox was damaged and has been restored: copy of ${copy}, ${salvaged} acts read from the damaged file, ${recovered} found in the cache. Check what was done since.`
  );
}
