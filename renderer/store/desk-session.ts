import type { LineState, SessionState, StorageState } from '../../shared/wire/session-view.ts';
import { createStore, type Readable } from './external-store.ts';
import type { Fed } from './feed-hub.ts';
import { shareEqual } from './share-equal.ts';

/** The line without what runs while it carries: age of the data, round trip, clock difference. */
export type SteadyLine = Omit<LineState, 'rtt' | 'skew' | 'dataAsOf'> & {
  /** The data of this console has been whole once. */
  readonly synced: boolean;
  /** ms; how old the data is while the line carries nothing; null while it does, or before it ever was whole. */
  readonly heldAsOf: number | null;
};

/**
 * The session as the screens get it: who sits here, where, and what is the matter. It changes only when one of these does, so that
 * the shell is not drawn anew with every beat of the line; who shows what runs asks `useSession` and is small (P10).
 */
export type DeskSession = Omit<SessionState, 'line' | 'storage'> & {
  readonly line: SteadyLine;
  readonly storage: Pick<StorageState, 'state' | 'message'>;
};

const carrying: ReadonlySet<LineState['state']> = new Set(['online', 'catching-up', 'first-sync']);

/** True while acts reach the hub. */
export const isLineUp = (line: Pick<LineState, 'state'>): boolean => carrying.has(line.state);

export function steadyOf(session: SessionState): DeskSession {
  const { rtt: _rtt, skew: _skew, dataAsOf, ...line } = session.line;
  const { state, message } = session.storage;
  return {
    ...session,
    line: { ...line, synced: dataAsOf !== null, heldAsOf: isLineUp(line) ? null : dataAsOf },
    storage: { state, message },
  };
}

export type SteadySession = {
  readonly fed: Readable<Fed<DeskSession>>;
  readonly hear: (session: SessionState) => void;
  readonly fail: (message: string) => void;
};

export function createSteadySession(): SteadySession {
  const fed = createStore<Fed<DeskSession>>({ state: 'waiting' });
  return {
    fed,
    hear: (session) => fed.set(shareEqual(fed.get(), { state: 'here', value: steadyOf(session) })),
    fail: (message) => fed.set({ state: 'error', message }),
  };
}
