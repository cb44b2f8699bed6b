import { statfsSync } from 'node:fs';
import type { StorageState } from '../../../shared/wire/bridge.ts';
import { levelCache } from '../commands/level-cache.ts';
import type { Replica } from '../db/replica.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import type { Stores } from '../db/stores.ts';
import type { Timers } from '../feeds/feed-context.ts';

const messages: Readonly<Record<Exclude<StorageState['state'], 'ok' | 'outbox-damaged'>, string>> = {
  full: '磁盘空间不足，新的操作暂不能保存；已保存的不受影响。腾出空间后自动恢复。 The disk is full: new acts cannot be kept, what is kept is safe. It goes on by itself once there is room.',
  damaged: '本机缓存损坏，已移开。 The cache of this console was damaged and moved aside.',
  rebuilding:
    '本机缓存损坏，正从中心重新取得；未上报的操作没有丢失。 The cache of this console was damaged and is being fetched from the hub again; acts not yet sent are safe.',
  'no-access':
    '无法写入本机数据目录，请检查权限。 The data folder of this console cannot be written: check its rights.',
};
const outboxMessage =
  '发件箱文件损坏：重新启动后将从最近的副本恢复。 The outbox file is damaged: restart, and it is restored from its last good copy.';

const probeMs = 5_000;
const freeEvery = 10_000;

export type StorageWatchOptions = {
  readonly stores: Stores;
  readonly replica: Replica;
  readonly timers: Timers;
  readonly log: (line: string) => void;
  /** The state is another one. */
  readonly changed: () => void;
  /** An empty cache has taken the place of a damaged one. */
  readonly cacheLost: () => void;
};

export type StorageWatch = ReturnType<typeof createStorageWatch>;

/** How the disk is: takes every storage error, says so on the screen and finds the way out by itself where there is one. */
export function createStorageWatch({ stores, replica, timers, log, changed, cacheLost }: StorageWatchOptions) {
  let state: StorageState['state'] = stores.foundCache === 'damaged' ? 'rebuilding' : 'ok';
  let message = state === 'rebuilding' ? messages.rebuilding : '';
  let cancel: (() => void) | null = null;
  let free: { readonly at: number; readonly bytes: number | null } | null = null;

  function set(next: StorageState['state'], words: string): void {
    if (next === state && words === message) return;
    log(`storage: ${state} → ${next}`);
    state = next;
    message = words;
    changed();
  }

  /** Tries a durable write; when it goes through, what could not be shown meanwhile is. */
  function probe(): void {
    cancel = null;
    try {
      stores.outbox.setMeta('probe', String(Math.round(timers.mono())));
      levelCache(stores, replica);
      calm();
    } catch (error) {
      trouble(error);
    }
  }

  /** Errors come up in the middle of other work; the cache is exchanged after it. */
  function loseCache(): void {
    if (isOutboxDamaged(stores)) {
      set('outbox-damaged', outboxMessage);
      return;
    }
    stores.setAside();
    replica.reload();
    set('rebuilding', messages.rebuilding);
    cacheLost();
  }

  function trouble(error: unknown): void {
    const found = troubleOf(error);
    if (found === null) {
      log(`unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return;
    }
    log(`storage trouble: ${found}: ${String(error)}`);
    if (found === 'damaged') {
      if (state !== 'damaged') set('damaged', messages.damaged);
      cancel?.();
      cancel = timers.set(() => {
        cancel = null;
        try {
          loseCache();
        } catch (again) {
          trouble(again);
        }
      }, 0);
      return;
    }
    set(found === 'no-access' ? 'no-access' : 'full', found === 'no-access' ? messages['no-access'] : messages.full);
    cancel ??= timers.set(probe, probeMs);
  }

  function calm(): void {
    if (state === 'full' || state === 'no-access') set('ok', '');
  }

  function freeBytes(): number | null {
    const at = timers.mono();
    if (free !== null && at - free.at < freeEvery) return free.bytes;
    try {
      const { bavail, bsize } = statfsSync(stores.dir);
      // In steps, so that a number that hops about does not wake every window.
      free = { at, bytes: Math.floor((bavail * bsize) / 2 ** 26) * 2 ** 26 };
    } catch (error) {
      if (troubleOf(error) === null) throw error;
      free = { at, bytes: null };
    }
    return free.bytes;
  }

  return {
    trouble,
    /** A write went through. */
    calm,
    /** The outbox was restored at open; shown until the next start. */
    outboxRestored: (words: string): void => set('outbox-damaged', words),
    /** The cache is whole again. */
    rebuilt(): void {
      if (state === 'rebuilding') set('ok', '');
    },
    now: (): StorageState => ({ state, message, cachedEvents: cachedEvents(), freeBytes: freeBytes() }),
    stop: (): void => cancel?.(),
  };

  function cachedEvents(): number {
    try {
      return stores.cache.tally('all');
    } catch (error) {
      if (troubleOf(error) === null) throw error;
      return 0;
    }
  }
}

function isOutboxDamaged(stores: Stores): boolean {
  try {
    return !stores.outbox.isSound();
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    return true;
  }
}
