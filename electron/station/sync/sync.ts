import { randomUUID } from 'node:crypto';
import type { LineState } from '../../../shared/wire/bridge.ts';
import type { StationClock } from '../commands/station-clock.ts';
import type { Replica } from '../db/replica.ts';
import type { Stores } from '../db/stores.ts';
import type { Timers } from '../feeds/feed-context.ts';
import { createHubSocket } from './hub-socket.ts';
import { createSqliteSyncStore } from './sqlite-sync-store.ts';
import { createSyncCore, type SignInFailure, type SyncEffect, type SyncInput } from './sync-core.ts';

const tickMs = 250;
/** A skew that moved by more than this is written down, for a start without the hub. */
const skewOnDisk = 1_000;

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
  /** The store failed inside a step. */
  readonly trouble: (error: unknown) => void;
};

export type Sync = ReturnType<typeof createSync>;

/** Runs the sync core on real sockets and timers, and says how the line is. */
export function createSync(options: SyncOptions) {
  const { stores, replica, clock, timers, log } = options;
  const store = createSqliteSyncStore(stores, replica, clock);
  const core = createSyncCore(store, options.chance, clock.skew());
  const signIns = new Map<string, (answer: SignInAnswer) => void>();
  const asked = new Set<string>();
  let stopped = false;
  let skewWritten = clock.skew();
  let state: Pick<LineState, 'state' | 'since'> = { state: 'offline', since: clock.hub() };
  const socket = createHubSocket({
    opened: () => step({ kind: 'opened' }),
    closed: (why) => step({ kind: 'closed', why }),
    heard: (message) => step({ kind: 'heard', message }),
    log: (line) => log(`sync: ${line}`),
  });

  function step(input: SyncInput): void {
    if (stopped) return;
    let effects: readonly SyncEffect[];
    try {
      effects = core.step(input, { mono: timers.mono(), local: Math.round(clock.local()) });
    } catch (error) {
      effects = core.leftovers();
      options.trouble(error);
    }
    takeSkew();
    for (const effect of effects) perform(effect);
    moved();
  }

  function perform(effect: SyncEffect): void {
    switch (effect.do) {
      case 'connect':
        asked.clear();
        return socket.connect(address());
      case 'drop':
        return socket.drop();
      case 'send':
        return socket.send(effect.message);
      case 'replaced':
        return options.replaced();
      case 'log':
        return log(`sync: ${effect.line}`);
      case 'signedIn':
        signIns.get(effect.ref)?.({ failure: effect.failure, message: effect.message });
        signIns.delete(effect.ref);
        return;
    }
  }

  function takeSkew(): void {
    const { skew } = core.view();
    if (skew === clock.skew()) return;
    clock.setSkew(skew);
    if (Math.abs(skew - skewWritten) < skewOnDisk) return;
    skewWritten = skew;
    try {
      stores.outbox.setMeta('skew', String(Math.round(skew)));
    } catch (error) {
      options.trouble(error);
    }
  }

  const address = (): string => stores.outbox.meta('hubUrl') ?? '';

  function stateNow(): LineState['state'] {
    const view = core.view();
    if (view.barred !== null) return view.barred;
    if (view.link !== 'open') return 'offline';
    if (stores.outbox.session() === null) return 'signed-out';
    if (view.talk === 'live' && !view.behind) return 'online';
    return store.asOf() === null ? 'first-sync' : 'catching-up';
  }

  function moved(): void {
    const found = stateNow();
    if (found !== state.state) {
      log(`line: ${state.state} → ${found}`);
      state = { state: found, since: clock.hub() };
    }
    options.moved();
  }

  function line(): LineState {
    const view = core.view();
    const acts = replica.acts();
    return {
      ...state,
      hubUrl: address(),
      rtt: view.rtt,
      skew: Math.round(view.skew),
      waiting: acts.length,
      oldestWaitingAt: acts[0]?.sent.at ?? null,
      dataAsOf: store.asOf(),
      attempt: view.attempt,
      nextTryAt: view.nextTry === null ? null : clock.hub() + Math.max(0, Math.round(view.nextTry - timers.mono())),
      progress: view.progress,
    };
  }

  let cancelTick: () => void = () => undefined;
  const beat = (): void => {
    step({ kind: 'tick' });
    if (!stopped) cancelTick = timers.set(beat, tickMs);
  };

  return {
    start: beat,
    line,
    offered: (id: string): boolean => core.offered(id),
    acted: (): void => step({ kind: 'acted' }),
    retry: (): void => step({ kind: 'retry' }),
    rebuild: (): void => step({ kind: 'rebuild' }),
    canRebuild: (): boolean => core.view().link === 'open' && core.view().barred === null,
    /** Asks once a connection for the older lines of an event. */
    wantHistory(event: string): void {
      if (asked.has(event) || core.view().talk !== 'live') return;
      asked.add(event);
      // Asked while a delta is being told to the windows: the core takes one input at a time.
      timers.set(() => step({ kind: 'history', event }), 0);
    },
    signIn: (account: string, password: string): Promise<SignInAnswer> =>
      new Promise((resolve) => {
        const ref = randomUUID();
        signIns.set(ref, resolve);
        step({ kind: 'signIn', ref, account, password });
      }),
    signOut: (): void => step({ kind: 'signOut' }),
    /** Another hub address: kept, and tried at once. */
    setAddress(url: string): void {
      stores.outbox.setMeta('hubUrl', url);
      socket.drop();
      step({ kind: 'closed', why: 'lost' });
      step({ kind: 'retry' });
    },
    stop(): void {
      stopped = true;
      cancelTick();
      socket.drop();
      store.dropSnapshot();
      for (const resolve of signIns.values()) resolve({ failure: 'offline', message: 'the station stops' });
      signIns.clear();
      store.settleDown();
    },
  };
}
