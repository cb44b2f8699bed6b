import { randomUUID } from 'node:crypto';
import type { Outage } from '../../../shared/domain/connector/connector.ts';
import type { Session } from '../../../shared/wire/down.ts';
import type { LineState } from '../../../shared/wire/session-view.ts';
import type { StationClock } from '../commands/station-clock.ts';
import type { Replica } from '../db/replica.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import type { Stores } from '../db/stores.ts';
import type { Timers } from '../feeds/feed-context.ts';
import { createHeardParts, type HeardParts } from './heard-parts.ts';
import { createHubKnock, type HubKnock } from './hub-knock.ts';
import { createHubSocket, type HubSocket } from './hub-socket.ts';
import { lineStateOf } from './line-state.ts';
import { Room } from './room.ts';
import { scopeKey } from './scope-key.ts';
import { createSqliteSyncStore, type SqliteSyncStore } from './sqlite-sync-store.ts';
import { SyncCore } from './sync-core.ts';
import type { SignInFailure, SyncEffect, SyncInput } from './sync-io.ts';

const tickMs = 250;
/** A skew that moved by more than this is written down, for a start without the hub. */
const skewOnDisk = 1_000;
/** ◊ Least time between two cures of a cache that does not fit the journal. */
const startOverMs = 600_000;

export type SignInAnswer = { readonly failure: SignInFailure | null; readonly message: string };

export type SyncOptions = {
  readonly stores: Stores;
  readonly replica: Replica;
  readonly clock: StationClock;
  readonly timers: Timers;
  readonly chance: () => number;
  readonly log: (line: string) => void;
  /** The line's state may be another. */
  readonly moved: () => void;
  /** Rows, session or registry are others. */
  readonly replaced: () => void;
  /** Who is there, or who holds what, may be another. */
  readonly roomMoved: () => void;
  /** The store failed inside a step. */
  readonly trouble: (error: unknown) => void;
};

/** Runs the sync core on real sockets and timers, and says how the line is. */
export class Sync {
  readonly #o: SyncOptions;
  readonly #store: SqliteSyncStore;
  readonly #core: SyncCore;
  readonly #socket: HubSocket;
  readonly #parts: HeardParts;
  readonly #knock: HubKnock;
  /** Who of the centre is there and holds what: beside the core, for nothing of it is ever kept. */
  readonly room: Room;
  readonly #signIns = new Map<string, (answer: SignInAnswer) => void>();
  /** Events whose history was asked for on this connection. */
  readonly #asked = new Set<string>();
  #stopped = false;
  #saidLast = '';
  #startedOver = Number.NEGATIVE_INFINITY;
  #skewWritten: number;
  #state: Pick<LineState, 'state' | 'since'>;
  #cancelTick: () => void = () => undefined;

  constructor(options: SyncOptions) {
    const { stores, replica, clock, log } = options;
    this.#o = options;
    this.#store = createSqliteSyncStore(stores, replica, clock);
    this.#core = new SyncCore(this.#store, options.chance, clock.skew());
    this.#skewWritten = clock.skew();
    this.#state = { state: 'offline', since: clock.hub() };
    this.#parts = createHeardParts(options.timers, (message, isPart) => this.#step({ kind: 'heard', message, isPart }));
    this.#socket = createHubSocket({
      opened: () => this.#step({ kind: 'opened' }),
      closed: (why) => {
        this.#parts.forget();
        this.#step({ kind: 'closed', why });
      },
      heard: (message) => {
        if (message.t === 'room' || message.t === 'claimed') this.room.heard(message);
        else this.#parts.heard(message);
      },
      log: (line) => log(`sync: ${line}`),
    });
    this.#knock = createHubKnock((holdMs) => this.#step({ kind: 'knocked', holdMs }));
    this.room = new Room({
      stores,
      timers: options.timers,
      send: (message) => this.#socket.send(message),
      isLive: () => this.#core.view().talk === 'live',
      changed: options.roomMoved,
    });
    this.room.start();
  }

  start(): void {
    this.#step({ kind: 'tick' });
    if (!this.#stopped) this.#cancelTick = this.#o.timers.set(() => this.start(), tickMs);
  }

  line(): LineState {
    const { replica, clock, timers } = this.#o;
    const view = this.#core.view();
    const acts = replica.acts();
    return {
      ...this.#state,
      hubUrl: this.#address(),
      rtt: view.rtt,
      skew: Math.round(view.skew),
      waiting: acts.length,
      oldestWaitingAt: acts[0]?.sent.at ?? null,
      dataAsOf: this.#store.asOf(),
      attempt: view.attempt,
      nextTryAt: view.nextTry === null ? null : clock.hub() + Math.max(0, Math.round(view.nextTry - timers.mono())),
      progress: view.progress,
    };
  }

  /** Lines of the hub to other systems that are out. */
  outages(): readonly Outage[] {
    return this.#core.view().outages;
  }

  /** Something was put into the outbox. */
  acted(): void {
    this.#step({ kind: 'acted' });
  }
  retry(): void {
    this.#step({ kind: 'retry' });
  }
  rebuild(): void {
    this.#step({ kind: 'rebuild' });
  }
  canRebuild(): boolean {
    const { link, barred } = this.#core.view();
    return link === 'open' && barred === null;
  }
  wasOffered(id: string): boolean {
    return this.#core.wasOffered(id);
  }

  /** Asks once a connection for the older lines of an event. */
  wantHistory(event: string): void {
    if (this.#asked.has(event) || this.#core.view().talk !== 'live') return;
    this.#asked.add(event);
    // This is asked while a change is being told to the windows: the core takes one input at a time.
    this.#o.timers.set(() => this.#step({ kind: 'history', event }), 0);
  }

  signIn(account: string, password: string): Promise<SignInAnswer> {
    return new Promise((resolve) => {
      const ref = randomUUID();
      this.#signIns.set(ref, resolve);
      this.#step({ kind: 'signIn', ref, account, password });
    });
  }
  /**
   * Somebody signed in without the hub, to work on what this console holds. False where that is of another area or department: nobody
   * may see it, and nobody can fetch what he may.
   */
  adopt(session: Session): boolean {
    const had = this.#o.stores.cache.meta('scope');
    if (had !== null && had !== scopeKey(session.actor)) return false;
    this.#store.fitScope(session);
    this.#store.setSession(session);
    this.#o.replaced();
    this.#step({ kind: 'tick' });
    return true;
  }
  signOut(): void {
    this.room.forget();
    this.#step({ kind: 'signOut' });
  }

  /** Another hub address: kept, and tried at once. */
  setAddress(url: string): void {
    this.#o.stores.outbox.setMeta('hubUrl', url);
    this.#parts.forget();
    this.#socket.drop();
    this.#knock.stop();
    this.#step({ kind: 'closed', why: 'lost' });
    this.#step({ kind: 'retry' });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelTick();
    this.room.stop();
    this.#parts.forget();
    this.#socket.drop();
    this.#knock.stop();
    this.#store.dropSnapshot();
    for (const resolve of this.#signIns.values()) resolve({ failure: 'offline', message: 'the station stops' });
    this.#signIns.clear();
    this.#store.settleDown();
  }

  #step(input: SyncInput): void {
    if (this.#stopped) return;
    const { timers, clock, trouble, moved } = this.#o;
    let effects: readonly SyncEffect[];
    try {
      effects = this.#core.step(input, { mono: timers.mono(), local: Math.round(clock.local()) });
    } catch (error) {
      effects = this.#core.leftovers();
      trouble(error);
      this.#startOver(error);
    }
    this.#takeSkew();
    for (const effect of effects) this.#perform(effect);
    this.#takeState();
    this.room.lineMoved();
    const said = this.#said();
    if (said === this.#saidLast) return;
    this.#saidLast = said;
    moved();
  }

  /** What windows are told of the line, as one text: four ticks a second must not wake anybody when nothing is new. */
  #said(): string {
    const { attempt, nextTry, rtt, skew, progress, outages } = this.#core.view();
    const { replica, stores } = this.#o;
    const oldest = replica.acts()[0]?.sent.id ?? '';
    const work = [replica.acts().length, oldest, this.wasOffered(oldest), stores.outbox.attentionCount()];
    return [
      this.#state.state,
      attempt,
      nextTry,
      rtt,
      Math.round(skew),
      progress?.done,
      this.#store.asOf(),
      ...outages.map((out) => `${out.system} ${out.state} ${out.since}`),
      ...work,
    ].join();
  }

  /** An error that is no storage trouble means rows and journal do not fit together: they are fetched anew, not asked for again for ever. */
  #startOver(error: unknown): void {
    const { timers, log } = this.#o;
    const at = timers.mono();
    if (troubleOf(error) !== null || at - this.#startedOver < startOverMs) return;
    this.#startedOver = at;
    log('sync: a message could not be taken; the cache is fetched anew');
    timers.set(() => this.rebuild(), 0);
  }

  #perform(effect: SyncEffect): void {
    switch (effect.do) {
      case 'connect':
        this.#asked.clear();
        this.#parts.forget();
        return this.#socket.connect(this.#address());
      case 'drop':
        this.#parts.forget();
        return this.#socket.drop();
      case 'knock':
        return this.#knock.knock(this.#address());
      case 'send':
        return this.#socket.send(effect.message);
      case 'replaced':
        return this.#o.replaced();
      case 'log':
        return this.#o.log(`sync: ${effect.line}`);
      case 'signedIn':
        this.#signIns.get(effect.ref)?.({ failure: effect.failure, message: effect.message });
        this.#signIns.delete(effect.ref);
        return;
    }
  }

  #takeState(): void {
    const found = lineStateOf(this.#core.view(), this.#o.stores.outbox.session() !== null, this.#store.asOf() !== null);
    if (found === this.#state.state) return;
    this.#o.log(`line: ${this.#state.state} → ${found}`);
    this.#state = { state: found, since: this.#o.clock.hub() };
  }

  #takeSkew(): void {
    const { skew } = this.#core.view();
    const { clock, stores, trouble } = this.#o;
    if (skew === clock.skew()) return;
    clock.setSkew(skew);
    if (Math.abs(skew - this.#skewWritten) < skewOnDisk) return;
    this.#skewWritten = skew;
    try {
      stores.outbox.setMeta('skew', String(Math.round(skew)));
    } catch (error) {
      trouble(error);
    }
  }

  #address(): string {
    return this.#o.stores.outbox.meta('hubUrl') ?? '';
  }
}
