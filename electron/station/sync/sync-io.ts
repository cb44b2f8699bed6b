import type { Outage } from '../../../shared/domain/connector/connector.ts';
import type { Down } from '../../../shared/wire/down.ts';
import type { Up } from '../../../shared/wire/up.ts';

/** Why a sign-in did not go through. */
export type SignInFailure = 'bad-credentials' | 'too-many-tries' | 'offline' | 'version';

/** What the core wants done; whoever runs it does it in this order. */
export type SyncEffect =
  | { readonly do: 'connect' }
  /** Ask the hub whether it is there: cheap, and no answer is no answer. */
  | { readonly do: 'knock' }
  | { readonly do: 'drop' }
  | { readonly do: 'send'; readonly message: Up }
  | {
      readonly do: 'signedIn';
      readonly ref: string;
      readonly failure: SignInFailure | null;
      readonly message: string;
    }
  /** Rows, session or registry are others now. */
  | { readonly do: 'replaced' }
  | { readonly do: 'log'; readonly line: string };

export type SyncInput =
  | { readonly kind: 'opened' }
  | { readonly kind: 'closed'; readonly why: 'lost' | 'unreachable' | 'wrong-address' }
  /** `isPart`: a part of a delta; the next one follows, and nothing is asked for before the last. */
  | { readonly kind: 'heard'; readonly message: Down; readonly isPart?: boolean }
  /** The hub answered a knock; `holdMs`: it is crowded, nobody new for so long. */
  | { readonly kind: 'knocked'; readonly holdMs: number | null }
  | { readonly kind: 'tick' }
  /** Something was put into the outbox. */
  | { readonly kind: 'acted' }
  /** Look for the hub now. */
  | { readonly kind: 'retry' }
  | { readonly kind: 'signIn'; readonly ref: string; readonly account: string; readonly password: string }
  | { readonly kind: 'signOut' }
  | { readonly kind: 'history'; readonly event: string }
  /** Fetch everything anew; the cache in use stays until the new one is whole. */
  | { readonly kind: 'rebuild' };

/** `mono` only ever goes forward; `local` is the machine's clock. Both ms. */
export type Moment = { readonly mono: number; readonly local: number };

export type SyncView = {
  readonly link: 'down' | 'connecting' | 'open';
  readonly talk: 'none' | 'greeting' | 'snapshot' | 'live';
  readonly barred: 'session-ended' | 'wrong-version' | 'wrong-address' | null;
  /** Something the hub had, or this console had done, before it came back is still under way. */
  readonly behind: boolean;
  readonly rtt: number | null;
  readonly skew: number;
  readonly attempt: number;
  /** Moment of the next try on the `mono` clock; null while connected or connecting. */
  readonly nextTry: number | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Lines of the hub to other systems that are out, as last told on this connection. */
  readonly outages: readonly Outage[];
};
