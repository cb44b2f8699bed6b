import { statfsSync } from 'node:fs';
import type { StorageState } from '../../../shared/wire/session-view.ts';
import { levelCache } from '../commands/level-cache.ts';
import type { Replica } from '../db/replica.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import type { Stores } from '../db/stores.ts';
import type { Timers } from '../feeds/feed-context.ts';

const words = {
  full: '磁盘空间不足，新的操作暂不能保存；已保存的不受影响。腾出空间后自动恢复。 The disk is full: new acts cannot be kept, what is kept is safe. It goes on by itself once there is room.',
  damaged: '本机缓存损坏，正在移开。 The cache of this console is damaged and is being moved aside.',
  rebuilding:
    '本机缓存损坏，正从中心重新取得；未上报的操作没有丢失。 The cache of this console was damaged and is being fetched from the hub again; acts not yet sent are safe.',
  noAccess: '无法写入本机数据目录，请检查权限。 The data folder of this console cannot be written: check its rights.',
  outbox:
    '发件箱文件损坏：重新启动后将从最近的副本恢复。 The outbox file is damaged: restart, and it is restored from its last good copy.',
} as const;

const probeMs = 5_000;
const freeEvery = 10_000;
/** In steps, so that a number that hops about does not wake every window. */
const freeStep = 2 ** 26;

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

/** How the disk is: takes every storage error, says so on the screen and finds the way out by itself where there is one. */
export class StorageWatch {
  readonly #o: StorageWatchOptions;
  #state: StorageState['state'] = 'ok';
  #message = '';
  #cancel: (() => void) | null = null;
  #stopped = false;
  #free: { readonly at: number; readonly bytes: number | null } | null = null;

  constructor(options: StorageWatchOptions) {
    this.#o = options;
    if (options.stores.foundCache !== 'damaged') return;
    this.#state = 'rebuilding';
    this.#message = words.rebuilding;
  }

  state(): StorageState['state'] {
    return this.#state;
  }

  now(): StorageState {
    return {
      state: this.#state,
      message: this.#message,
      cachedEvents: this.#cachedEvents(),
      freeBytes: this.#freeBytes(),
    };
  }

  /** Any error that came up: storage trouble becomes a state, anything else is a bug and goes to the log. */
  trouble(error: unknown): void {
    const found = troubleOf(error);
    if (found === null) {
      this.#o.log(`unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return;
    }
    this.#o.log(`storage trouble: ${found}: ${String(error)}`);
    // Nothing is mended in a station that is stopping: a probe would keep its process alive.
    if (this.#stopped) return;
    if (found === 'damaged') return this.#damaged();
    if (found === 'no-access') this.#set('no-access', words.noAccess);
    else this.#set('full', words.full);
    this.#cancel ??= this.#o.timers.set(() => this.#probe(), probeMs);
  }

  /** A write went through. */
  calm(): void {
    if (this.#state === 'full' || this.#state === 'no-access') this.#set('ok', '');
  }

  /** The outbox was restored at open; shown until the next start. */
  outboxRestored(message: string): void {
    this.#set('outbox-damaged', message);
  }

  /** The files of events were damaged; shown until the next start, behind what is worse. Told again as more is known. */
  filesDamaged(message: string): void {
    if (this.#state === 'ok' || this.#state === 'files-damaged') this.#set('files-damaged', message);
  }

  /** The cache is whole again. */
  rebuilt(): void {
    if (this.#state === 'rebuilding') this.#set('ok', '');
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  #set(state: StorageState['state'], message: string): void {
    if (state === this.#state && message === this.#message) return;
    this.#o.log(`storage: ${this.#state} → ${state}`);
    this.#state = state;
    this.#message = message;
    this.#o.changed();
  }

  /** Tries a durable write; when it goes through, what could not be shown meanwhile is. */
  #probe(): void {
    this.#cancel = null;
    const { stores, replica, timers } = this.#o;
    try {
      stores.outbox.setMeta('probe', String(Math.round(timers.mono())));
      levelCache(stores, replica);
      this.calm();
    } catch (error) {
      this.trouble(error);
    }
  }

  /** Errors come up in the middle of other work; the cache is exchanged after it. */
  #damaged(): void {
    if (this.#state === 'damaged') return;
    this.#set('damaged', words.damaged);
    this.#cancel?.();
    this.#cancel = this.#o.timers.set(() => {
      this.#cancel = null;
      try {
        this.#exchangeCache();
      } catch (error) {
        this.#state = 'ok';
        this.trouble(error);
      }
    }, 0);
  }

  #exchangeCache(): void {
    const { stores, replica, cacheLost } = this.#o;
    if (!isOutboxSound(stores)) return this.#set('outbox-damaged', words.outbox);
    stores.setAside();
    replica.reload();
    this.#set('rebuilding', words.rebuilding);
    cacheLost();
  }

  #cachedEvents(): number {
    try {
      return this.#o.stores.cache.tally('all');
    } catch (error) {
      if (troubleOf(error) === null) throw error;
      return 0;
    }
  }

  #freeBytes(): number | null {
    const at = this.#o.timers.mono();
    if (this.#free !== null && at - this.#free.at < freeEvery) return this.#free.bytes;
    let bytes: number | null = null;
    try {
      const { bavail, bsize } = statfsSync(this.#o.stores.dir);
      bytes = Math.floor((bavail * bsize) / freeStep) * freeStep;
    } catch (error) {
      if (troubleOf(error) === null) throw error;
    }
    this.#free = { at, bytes };
    return bytes;
  }
}

function isOutboxSound(stores: Stores): boolean {
  try {
    return stores.outbox.isSound();
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    return false;
  }
}
