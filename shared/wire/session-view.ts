/** What every screen stands on: who sits here, line, storage, room. */
import type { Actor, Role } from '../domain/actor/actor.ts';
import type { Outage } from '../domain/connector/connector.ts';
import type { Registry } from './registry.ts';

export type LineState = {
  readonly state:
    | 'online'
    | 'offline'
    | 'catching-up'
    | 'first-sync'
    | 'signed-out'
    | 'session-ended'
    | 'wrong-version'
    | 'wrong-address';
  /** ms; when this state began. */
  readonly since: number;
  readonly hubUrl: string;
  /** Round trip, ms; null when unknown. */
  readonly rtt: number | null;
  /** Hub's clock minus this console's, ms. */
  readonly skew: number;
  /** Acts not confirmed by the hub, and when the oldest was done. */
  readonly waiting: number;
  readonly oldestWaitingAt: number | null;
  /** Data is complete as of, ms. */
  readonly dataAsOf: number | null;
  readonly attempt: number;
  readonly nextTryAt: number | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
};

export type StorageState = {
  readonly state: 'ok' | 'full' | 'damaged' | 'rebuilding' | 'outbox-damaged' | 'files-damaged' | 'no-access';
  readonly message: string;
  readonly cachedEvents: number;
  readonly freeBytes: number | null;
};

export type DemoState = {
  readonly cut: boolean;
  readonly speed: number;
  readonly virtualNow: number;
  /** The telephone rings of itself; left out: this demo has none. */
  readonly calls?: boolean | undefined;
  /** One-press sign-ins. */
  readonly accounts: readonly {
    readonly account: string;
    readonly name: string;
    readonly role: string;
    readonly password: string;
    readonly unit: string;
  }[];
};

/** Who of this centre is there, has what open and holds what; empty where not `live` (the line is down, or no seat). */
export type RoomView = {
  readonly live: boolean;
  /** This console. */
  readonly me: string;
  readonly at: number;
  readonly seats: readonly {
    readonly station: string;
    readonly account: string;
    readonly name: string;
    readonly role: Role;
    readonly area: string;
    readonly unit: string;
    readonly open: readonly string[];
    readonly stale: boolean;
  }[];
  readonly claims: readonly {
    readonly event: string;
    readonly station: string;
    readonly name: string;
    readonly since: number;
    readonly stale: boolean;
  }[];
};

/** `now` of everything shown is hub time by this console's estimate: local clock + skew. */
export type SessionState = {
  readonly actor: Actor | null;
  readonly line: LineState;
  /** Lines of the hub to other systems that are out; empty for who sits in no centre, and while the hub is out of reach. */
  readonly outages: readonly Outage[];
  readonly storage: StorageState;
  /** Signed in on this console while the hub was out of reach: the hub still has to be asked. */
  readonly signedInOffline?: boolean;
  readonly attention: number;
  /** Events with a note for this person to read; absent from a station before it had them. */
  readonly mentions?: number;
  readonly demo: DemoState | null;
  readonly place: Registry['place'] | null;
  readonly rulePack: { readonly profile: string; readonly calendar: string } | null;
};
