import { MS_PER_MINUTE } from '../../../shared/time/local-date.ts';
import type { Feed, FeedName, FeedValue } from '../../../shared/wire/bridge.ts';
import type { ChangedDossiers, Changes } from '../db/cache.ts';
import type { RegistryIndex } from '../db/registry-index.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import type { FeedContext } from './feed-context.ts';
import { createFeedValue } from './feed-value.ts';
import { QueueWatch } from './queue-watch.ts';
import { steadyPart } from './steady-part.ts';

/** What may have changed beside events. `reset`: another operator or another cache, so everything. */
export type Topic =
  | 'packs'
  | 'files'
  | 'phone'
  | 'alarms'
  | 'session'
  | 'outbox'
  | 'attention'
  | 'registry'
  | 'drafts'
  | 'prefs'
  | 'room'
  | 'reset';

export type FeedHandle = { readonly id: number; readonly queue: QueueWatch | null; stop(): void };

/** Windows hear at most ten times a second; the first change after a pause is told at once. */
const beatMs = 100;
/** The wall is computed, and what runs in a feed is told, at most once a second. */
const wallMs = 1_000;
/** The checks read everything: at most so often. */
const findingsMs = 5_000;
/** And with so many times as long between them as they take. */
const findingsShare = 30;

const touches: Readonly<Record<FeedName, readonly Topic[]>> = {
  session: ['session', 'attention', 'registry', 'reset'],
  counts: ['session', 'reset'],
  queue: ['reset'],
  event: ['reset', 'registry', 'attention'],
  attention: ['attention', 'reset'],
  mentions: ['reset'],
  outbox: ['outbox', 'reset'],
  wall: ['session', 'reset', 'registry', 'prefs'],
  room: ['room', 'reset'],
  calls: ['reset', 'registry'],
  registry: ['registry', 'reset'],
  drafts: ['drafts', 'reset'],
  prefs: ['prefs'],
  dossiers: ['reset', 'registry'],
  dossierCounts: ['reset', 'registry'],
  dossier: ['reset', 'registry'],
  eventDossiers: ['reset'],
  ruling: ['reset'],
  findings: ['reset', 'registry'],
  emergency: ['reset', 'registry'],
  personnel: ['reset'],
  alarms: ['alarms', 'reset'],
  packs: ['packs', 'outbox', 'reset'],
  pack: ['packs', 'reset'],
  files: ['files', 'reset'],
  phone: ['phone', 'session', 'reset'],
};
/** Feeds that follow every change of events, and those that follow the clock. */
const followEvents: ReadonlySet<FeedName> = new Set([
  'counts',
  'wall',
  'session',
  'attention',
  'mentions',
  'outbox',
  'calls',
]);
const followMinutes: ReadonlySet<FeedName> = new Set([
  'alarms',
  'counts',
  'wall',
  'event',
  'dossier',
  'findings',
  'emergency',
]);
/** Feeds that follow every change of dossiers; one dossier follows its own. */
const followDossiers: ReadonlySet<FeedName> = new Set([
  'dossiers',
  'dossierCounts',
  'eventDossiers',
  'ruling',
  'findings',
  'emergency',
  'personnel',
  'pack',
  'packs',
]);
/** Small values are compared with what was sent last, so that nobody is told the same twice. */
const compared: ReadonlySet<FeedName> = new Set([
  'session',
  'counts',
  'outbox',
  'attention',
  'mentions',
  'dossiers',
  'dossierCounts',
  'eventDossiers',
  'ruling',
  'personnel',
  'room',
  'calls',
  'files',
  'phone',
]);

type Watcher = {
  readonly feed: Feed;
  readonly queue: QueueWatch | null;
  readonly send: (value: unknown) => void;
  dirty: boolean;
  last: string | null;
  steady: string | null;
  toldAt: number;
};

/** Takes note of what is sent; where only what runs has moved, it waits for its second. */
function isNews(watcher: Watcher, value: FeedValue[FeedName], at: number): boolean {
  const text = JSON.stringify(value);
  if (text === watcher.last) return false;
  const steady = steadyPart(watcher.feed.feed, value);
  const waits = steady !== null && steady === watcher.steady && at - watcher.toldAt < wallMs;
  if (waits) watcher.dirty = true;
  else Object.assign(watcher, { last: text, steady, toldAt: at });
  return !waits;
}

/** Everything the windows watch: the present first, then every change, in batches. */
export class Feeds {
  readonly #context: FeedContext;
  readonly #valueOf: ReturnType<typeof createFeedValue>;
  readonly #watchers = new Map<number, Watcher>();
  #nextId = 1;
  #toldAt = Number.NEGATIVE_INFINITY;
  #wallAt = Number.NEGATIVE_INFINITY;
  #findingsAt = Number.NEGATIVE_INFINITY;
  #findingsWait = findingsMs;
  #minute: number;
  #registry: RegistryIndex | null = null;
  #cancelFlush: (() => void) | null = null;
  #cancelBeat: () => void;
  #closed = false;

  constructor(context: FeedContext) {
    this.#context = context;
    this.#valueOf = createFeedValue(context);
    this.#minute = this.#minuteNow();
    this.#cancelBeat = context.timers.set(() => this.#beat(), wallMs);
    context.stores.onChanges((changes, dossiers) => this.#note(changes, dossiers));
  }

  /**
   * `deliver` hears FeedValue of the feed's name: the present before this returns, then every change. Throws storage errors; of a
   * damaged cache only the present is missing, another one is put in its place and told to every watcher (R6).
   */
  watch(feed: Feed, deliver: (value: unknown) => void): FeedHandle {
    const id = this.#nextId++;
    const queue = feed.feed === 'queue' ? new QueueWatch(this.#context, feed.filter, deliver) : null;
    const watcher: Watcher = { feed, queue, send: deliver, dirty: false, last: null, steady: null, toldAt: 0 };
    this.#watchers.set(id, watcher);
    try {
      if (queue === null) this.#tell(watcher);
      else queue.open();
    } catch (error) {
      this.#context.trouble(error);
      if (troubleOf(error) !== 'damaged') {
        this.#watchers.delete(id);
        throw error;
      }
    }
    const stop = (): void => {
      queue?.stop();
      this.#watchers.delete(id);
    };
    return { id, queue, stop };
  }

  queueOf(id: number): QueueWatch | null {
    return this.#watchers.get(id)?.queue ?? null;
  }

  touch(...topics: readonly Topic[]): void {
    const reset = topics.includes('reset');
    for (const watcher of this.#watchers.values()) {
      if (reset && watcher.queue !== null) this.#guarded(() => watcher.queue?.open());
      else if (topics.some((topic) => touches[watcher.feed.feed].includes(topic))) watcher.dirty = true;
    }
    this.#soon();
  }

  /** Tells at once what has gathered; the checks, which read everything, wait for a moment when nobody does. */
  flush(): void {
    this.#flush(false);
  }

  #flush(idle: boolean): void {
    this.#cancelFlush?.();
    this.#cancelFlush = null;
    if (this.#closed) return;
    const at = this.#context.timers.mono();
    const findingsDue = idle && at - this.#findingsAt >= this.#findingsWait;
    const wallDue = at - this.#wallAt >= wallMs;
    for (const [id, watcher] of this.#watchers) {
      if (!watcher.dirty || !this.#watchers.has(id)) continue;
      if (watcher.feed.feed === 'wall') {
        if (!wallDue) continue;
        this.#wallAt = at;
      }
      if (watcher.feed.feed === 'findings') {
        if (!findingsDue) continue;
        this.#findingsAt = at;
      }
      this.#toldAt = at;
      this.#guarded(() => this.#tell(watcher));
    }
  }

  close(): void {
    this.#closed = true;
    this.#cancelFlush?.();
    this.#cancelBeat();
    for (const watcher of this.#watchers.values()) watcher.queue?.stop();
    this.#watchers.clear();
  }

  #tell(watcher: Watcher): void {
    const { feed, queue, send } = watcher;
    watcher.dirty = false;
    if (feed.feed === 'queue') {
      queue?.flush();
      return;
    }
    const { mono } = this.#context.timers;
    const begun = mono();
    const value = this.#valueOf(feed);
    if (feed.feed === 'findings') this.#findingsWait = Math.max(findingsMs, (mono() - begun) * findingsShare);
    if (compared.has(feed.feed) && !isNews(watcher, value, mono())) return;
    send(value);
  }

  #note(changes: Changes, dossiers: ChangedDossiers): void {
    if (dossiers.size > 0) this.#noteRegistry();
    for (const watcher of this.#watchers.values()) {
      const { feed, queue } = watcher;
      if (queue !== null) watcher.dirty = queue.note(changes) || watcher.dirty;
      else if (feed.feed === 'files') watcher.dirty = changes.has(feed.event) || watcher.dirty;
      else if (feed.feed === 'event') watcher.dirty = changes.has(feed.id) || watcher.dirty;
      else if (feed.feed === 'dossier') watcher.dirty = dossiers.has(feed.id) || watcher.dirty;
      else if (followDossiers.has(feed.feed)) watcher.dirty = dossiers.size > 0 || watcher.dirty;
      else if (followEvents.has(feed.feed)) watcher.dirty = true;
    }
    this.#soon();
  }

  /** A grid change that comes into force is another registry, and a big one: told only then. */
  #noteRegistry(): void {
    const registry = this.#context.stores.registry();
    if (registry !== this.#registry) this.touch('registry');
    this.#registry = registry;
  }

  #soon(): void {
    if (this.#closed) return;
    const wait = this.#toldAt + beatMs - this.#context.timers.mono();
    if (wait <= 0) this.flush();
    else this.#cancelFlush ??= this.#context.timers.set(() => this.flush(), wait);
  }

  /** Once a second: the wall that waited for its turn, and what changes with the minute. */
  #beat(): void {
    if (this.#closed) return;
    const turned = this.#minuteNow();
    if (turned !== this.#minute) {
      this.#minute = turned;
      for (const watcher of this.#watchers.values()) {
        if (followMinutes.has(watcher.feed.feed)) watcher.dirty = true;
        const { queue } = watcher;
        if (queue !== null) this.#guarded(() => void (watcher.dirty = queue.minute() || watcher.dirty));
      }
    }
    this.#flush(true);
    this.#cancelBeat = this.#context.timers.set(() => this.#beat(), wallMs);
  }

  #minuteNow(): number {
    return Math.floor(this.#context.clock.hub() / MS_PER_MINUTE);
  }

  /** A feed that cannot be read must not take the others along. */
  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#context.trouble(error);
    }
  }
}
