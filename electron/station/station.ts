import { randomBytes } from 'node:crypto';
import { commandShape } from '../../shared/domain/verbs.ts';
import { err, type Result } from '../../shared/std/result.ts';
import { parseWith } from '../../shared/std/shape.ts';
import {
  type Answer,
  type Feed,
  type FeedName,
  type FeedValue,
  type LineState,
  localCommandShape,
  type Port,
  type Question,
  type ReadError,
  type Receipt,
  type RunCommand,
  type RunError,
} from '../../shared/wire/bridge.ts';
import { createRead } from './bridge/answer-question.ts';
import { createDemoControl } from './bridge/demo-control.ts';
import { createHousekeeping } from './bridge/housekeeping.ts';
import { runLocal } from './bridge/run-local.ts';
import { serveWindow } from './bridge/serve-window.ts';
import { createStorageWatch } from './bridge/storage-watch.ts';
import { levelCache } from './commands/level-cache.ts';
import { runCommand } from './commands/run-command.ts';
import { createStationClock } from './commands/station-clock.ts';
import { createReplica } from './db/replica.ts';
import { troubleOf } from './db/storage-trouble.ts';
import { type FaultPoint, openStores } from './db/stores.ts';
import type { FeedContext, Timers } from './feeds/feed-context.ts';
import { createFeeds } from './feeds/feeds.ts';
import { createSync } from './sync/sync.ts';

export { StationOpenError } from './db/storage-trouble.ts';
export type { Timers } from './feeds/feed-context.ts';

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
  const { log = () => undefined, timers = realTimers } = options;
  const stores = openStores(options.dataDir, options.key, options.fault);
  const { outbox } = stores;
  const clock = createStationClock(options.now ?? Date.now, Number(outbox.meta('skew') ?? 0));
  const replica = createReplica(stores, clock.hub);
  if (outbox.meta('givenUrl') !== options.hubUrl) {
    outbox.setMeta('givenUrl', options.hubUrl);
    outbox.setMeta('hubUrl', options.hubUrl);
  }

  const storage = createStorageWatch({
    stores,
    replica,
    timers,
    log,
    changed: () => feeds.touch('session'),
    cacheLost: () => {
      feeds.touch('reset');
      sync.rebuild();
    },
  });
  const demo =
    options.demo === undefined
      ? null
      : createDemoControl(options.demo.controlUrl, timers, () => feeds.touch('session'), log);
  const context: FeedContext = {
    stores,
    replica,
    clock,
    timers,
    log,
    actor: () => outbox.session()?.actor ?? null,
    line: () => sync.line(),
    storage: storage.now,
    demo: () => demo?.state() ?? null,
    wantHistory: (event) => sync.wantHistory(event),
    trouble: storage.trouble,
  };
  const sync = createSync({
    stores,
    replica,
    clock,
    timers,
    chance: options.chance ?? realChance,
    log,
    moved: () => feeds.touch('session', 'outbox', 'attention'),
    replaced: () => {
      if (stores.cache.meta('epoch') !== null) storage.rebuilt();
      feeds.touch('reset');
    },
    trouble: storage.trouble,
  });
  const feeds = createFeeds({ ...context, offered: sync.offered });
  const housekeeping = createHousekeeping({ stores, clock, timers, trouble: storage.trouble });
  const readQuestion = createRead(context, options.resourcesDir);

  const levelled = levelCache(stores, replica);
  if (stores.restored !== null) storage.outboxRestored(lossWords(stores.restored, levelled.recovered));
  log(`station open: ${replica.acts().length} waiting, ${levelled.shown} shown anew, cache ${stores.foundCache}`);
  sync.start();

  const localKinds = new Set<unknown>(localCommandShape.options.map((o) => o.shape.kind.value));

  async function run(input: unknown): Promise<Result<Receipt, RunError>> {
    const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
    try {
      if (localKinds.has(kind)) {
        const parsed = parseWith(localCommandShape, input);
        return parsed.ok ? await runLocal({ stores, replica, clock, feeds, sync, demo }, parsed.value) : parsed;
      }
      const parsed = parseWith(commandShape, input);
      if (!parsed.ok) return parsed;
      const done = runCommand({ stores, replica, clock }, parsed.value);
      if (done.ok) {
        storage.calm();
        feeds.touch('outbox', 'session');
        // The operator's own act is shown at once; batches are for what others do.
        feeds.flush();
        sync.acted();
      }
      return done;
    } catch (error) {
      storage.trouble(error);
      if (troubleOf(error) === null) throw error;
      return err({ code: 'storage', message: storage.now().message });
    }
  }

  return {
    /** Serves a window over its port until the port closes or the answer is called. */
    serveWindow: (port: Port): (() => void) => serveWindow({ feeds, run, read: readQuestion, log }, port),
    /** Anything a window may run, checked against its shape first. */
    run: (command: RunCommand): Promise<Result<Receipt, RunError>> => run(command),
    read: <Q extends Question>(question: Q) =>
      readQuestion(question, feeds.handle) as Promise<Result<Answer[Q['ask']], ReadError>>,
    /** The present first, then every change; `watch` names a queue in `read`. */
    watch<F extends FeedName>(
      feed: Extract<Feed, { feed: F }>,
      listener: (value: FeedValue[F]) => void,
    ): { readonly watch: number; stop(): void } {
      const handle = feeds.watch(feed, listener as (value: unknown) => void);
      return { watch: handle.id, stop: handle.stop };
    },
    line: (): LineState => sync.line(),
    /** Ends the line, writes what is in memory, copies the outbox and closes both files. */
    async stop(): Promise<void> {
      demo?.stop();
      sync.stop();
      feeds.close();
      storage.stop();
      housekeeping.stop();
      stores.close();
    },
  };
}

function lossWords(restored: { readonly copyAt: number | null; readonly salvaged: number }, recovered: number): string {
  const copy =
    restored.copyAt === null ? '—' : new Date(restored.copyAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
  return (
    `发件箱文件曾损坏，已恢复：副本时间 ${copy}，从原文件读出 ${restored.salvaged} 项，从缓存找回 ${recovered} 项；此后可能缺失的操作请核对。` +
    ` The outbox was damaged and has been restored: copy of ${copy}, ${restored.salvaged} acts read from the damaged file, ${recovered} found in the cache. Check what was done since.`
  );
}
