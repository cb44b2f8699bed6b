import { exhaustive } from '../../../shared/std/exhaustive.ts';
import { MS_PER_MINUTE } from '../../../shared/time/local-date.ts';
import type { Feed, FeedName, FeedValue, SessionState } from '../../../shared/wire/bridge.ts';
import type { Changes } from '../db/cache.ts';
import { countsNow } from './counts.ts';
import { eventViewOf } from './event-view.ts';
import type { FeedContext } from './feed-context.ts';
import { createQueueWatch, type QueueWatch } from './queue-watch.ts';
import { createWallView } from './wall-view.ts';
import { attentionLines, outboxLines } from './work-lines.ts';

/** What may have changed beside events. `reset`: another operator or another cache, so everything. */
export type Topic = 'session' | 'outbox' | 'attention' | 'registry' | 'drafts' | 'prefs' | 'reset';

export type FeedHandle = { readonly id: number; readonly queue: QueueWatch | null; stop(): void };

/** Windows hear at most ten times a second; the first change after a pause is told at once. */
const beatMs = 100;
/** The wall is computed at most once a second. */
const wallMs = 1_000;

type Watcher = {
  readonly feed: Feed;
  readonly queue: QueueWatch | null;
  readonly send: (value: unknown) => void;
  dirty: boolean;
  last: string | null;
};

export type Feeds = ReturnType<typeof createFeeds>;

/** Everything the windows watch: the present first, then every change, in batches. */
export function createFeeds(context: FeedContext & { readonly offered: (id: string) => boolean }) {
  const { stores, timers, clock, log } = context;
  const watchers = new Map<number, Watcher>();
  const wall = createWallView(context);
  let nextId = 1;
  let flushedAt = Number.NEGATIVE_INFINITY;
  let cancelFlush: (() => void) | null = null;
  let wallAt = Number.NEGATIVE_INFINITY;
  let minute = Math.floor(clock.hub() / MS_PER_MINUTE);
  let closed = false;

  const sessionNow = (): SessionState => {
    const index = stores.registry();
    return {
      actor: context.actor(),
      line: context.line(),
      storage: context.storage(),
      attention: stores.outbox.attentionCount(),
      demo: context.demo(),
      place: index?.registry.place ?? null,
      rulePack:
        index?.rules == null ? null : { profile: index.rules.profile.version, calendar: index.rules.calendar.version },
    };
  };

  /** Staff and their phones are for people who are signed in; a wall needs places and departments only. */
  const registryNow = (): FeedValue['registry'] => {
    const registry = stores.registry()?.registry ?? null;
    if (registry === null || context.actor() !== null) return registry;
    return { ...registry, staff: [] };
  };

  function valueOf(feed: Exclude<Feed, { feed: 'queue' }>): FeedValue[FeedName] {
    switch (feed.feed) {
      case 'session':
        return sessionNow();
      case 'counts':
        return countsNow(context);
      case 'event':
        return eventViewOf(context, feed.id);
      case 'attention':
        return attentionLines(context);
      case 'outbox':
        return outboxLines(context, context.offered);
      case 'wall':
        return wall();
      case 'registry':
        return registryNow();
      case 'drafts':
        return context.actor() === null ? [] : stores.outbox.drafts();
      case 'prefs':
        return stores.outbox.prefs();
      default:
        return exhaustive(feed);
    }
  }

  /** Small values are compared with what was sent last, so that nobody is told the same twice. */
  const compared: ReadonlySet<FeedName> = new Set(['session', 'counts', 'outbox', 'attention']);

  function send(watcher: Watcher): void {
    const { feed } = watcher;
    watcher.dirty = false;
    if (feed.feed === 'queue') {
      watcher.queue?.flush();
      return;
    }
    const value = valueOf(feed);
    if (compared.has(feed.feed)) {
      const text = JSON.stringify(value);
      if (text === watcher.last) return;
      watcher.last = text;
    }
    watcher.send(value);
  }

  function flush(): void {
    cancelFlush?.();
    cancelFlush = null;
    if (closed) return;
    const at = timers.mono();
    const wallDue = at - wallAt >= wallMs;
    for (const [id, watcher] of [...watchers]) {
      if (!watcher.dirty || !watchers.has(id)) continue;
      if (watcher.feed.feed === 'wall') {
        if (!wallDue) continue;
        wallAt = at;
      }
      flushedAt = at;
      guarded(() => send(watcher));
    }
  }

  /** A feed that cannot be read must not take the others along. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      context.trouble(error);
    }
  }

  function soon(): void {
    const wait = flushedAt + beatMs - timers.mono();
    if (wait <= 0) flush();
    else cancelFlush ??= timers.set(flush, wait);
  }

  const touches: Readonly<Record<FeedName, readonly Topic[]>> = {
    session: ['session', 'attention', 'registry', 'reset'],
    counts: ['session', 'reset'],
    queue: [],
    event: ['reset', 'registry', 'attention'],
    attention: ['attention', 'reset'],
    outbox: ['outbox', 'reset'],
    wall: ['session', 'reset', 'registry'],
    registry: ['registry', 'reset'],
    drafts: ['drafts', 'reset'],
    prefs: ['prefs'],
  };

  function touch(...topics: readonly Topic[]): void {
    const reset = topics.includes('reset');
    for (const watcher of watchers.values()) {
      if (reset && watcher.queue !== null) guarded(() => watcher.queue?.open());
      else if (topics.some((topic) => touches[watcher.feed.feed].includes(topic))) watcher.dirty = true;
    }
    soon();
  }

  stores.onChanges((changes: Changes) => {
    for (const watcher of watchers.values()) {
      const { feed, queue } = watcher;
      if (queue !== null) {
        if (queue.note(changes)) watcher.dirty = true;
      } else if (feed.feed === 'event') {
        if (changes.has(feed.id)) watcher.dirty = true;
      } else if (
        changes.size > 0 &&
        (feed.feed === 'counts' || feed.feed === 'wall' || feed.feed === 'session' || feed.feed === 'attention')
      ) {
        watcher.dirty = true;
      }
      if (feed.feed === 'outbox' || feed.feed === 'session') watcher.dirty = true;
    }
    soon();
  });

  /** Once a second: the wall that waited for its turn, and what changes with the minute. */
  function beat(): void {
    if (closed) return;
    const turned = Math.floor(clock.hub() / MS_PER_MINUTE);
    if (turned !== minute) {
      minute = turned;
      for (const watcher of watchers.values()) {
        const { feed } = watcher.feed;
        if (feed === 'counts' || feed === 'wall' || feed === 'event') watcher.dirty = true;
        if (watcher.queue !== null) guarded(() => void (watcher.queue?.minute() === true && (watcher.dirty = true)));
      }
    }
    flush();
    cancelBeat = timers.set(beat, wallMs);
  }
  let cancelBeat = timers.set(beat, wallMs);

  return {
    touch,
    /** Tells at once what has gathered. */
    flush,
    /** The listener hears `FeedValue` of the feed's name: the present before this returns, then every change. */
    watch(feed: Feed, deliver: (value: unknown) => void): FeedHandle {
      const id = nextId++;
      const queue = feed.feed === 'queue' ? createQueueWatch(context, feed.filter, deliver) : null;
      const watcher: Watcher = { feed, queue, send: deliver, dirty: false, last: null };
      watchers.set(id, watcher);
      try {
        if (queue === null) send(watcher);
        else queue.open();
      } catch (error) {
        watchers.delete(id);
        throw error;
      }
      return {
        id,
        queue,
        stop() {
          queue?.stop();
          watchers.delete(id);
        },
      };
    },
    handle: (id: number): QueueWatch | null => watchers.get(id)?.queue ?? null,
    close(): void {
      closed = true;
      cancelFlush?.();
      cancelBeat();
      for (const watcher of watchers.values()) watcher.queue?.stop();
      watchers.clear();
      log('feeds closed');
    },
  };
}
