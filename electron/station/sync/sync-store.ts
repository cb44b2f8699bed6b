import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import type { Entry, SentCommand } from '../../../shared/journal/entry.ts';
import type { Row } from '../../../shared/journal/handle.ts';
import type { ReplicaStore } from '../../../shared/journal/rebase.ts';
import type { Session } from '../../../shared/wire/down.ts';
import type { Registry } from '../../../shared/wire/registry.ts';

export type Position = {
  readonly cursor: number;
  /** Epoch the cursor belongs to; null while this console has no whole cache. */
  readonly epoch: string | null;
  readonly hash: string | null;
  readonly registry: string | null;
};

export type SnapshotEnd = {
  readonly seq: number;
  readonly hash: string | null;
  readonly epoch: string;
  /** How this console's recent commands ended, as the hub said with the first page. */
  readonly settled: readonly { readonly commandId: string; readonly seq: number; readonly refusal: Refusal | null }[];
  /** Hub time the snapshot stands for, ms. */
  readonly asOf: number;
  /** The hub came back older: acts settled after this moment (ms) that it no longer knows wait again. Null otherwise. */
  readonly reofferSince: number | null;
};

/** What the sync core keeps, on SQLite in the product and in memory in the simulator. Methods are synchronous and whole or nothing. */
export interface SyncStore {
  station(): string;
  session(): Session | null;
  setSession(session: Session | null): void;
  position(): Position;
  /** Epoch of the hub that settled acts were settled by; kept with the outbox, so that a lost cache does not forget it. */
  settledEpoch(): string | null;
  setSettledEpoch(epoch: string): void;
  /** The last place of the journal at which acts were settled; kept with the outbox, so that a lost cache does not forget it. */
  heard(): { readonly epoch: string; readonly seq: number; readonly hash: string | null } | null;
  rules(): Rules | null;
  /** Acts that wait, oldest first. */
  waiting(limit: number): readonly SentCommand[];
  transact<T>(work: (replica: ReplicaStore) => T): T;
  setHash(hash: string | null): void;
  /** Data is complete as of this hub time, ms. */
  setAsOf(ms: number): void;
  setStationNo(n: number): void;
  putRegistry(registry: Registry): void;
  /** Who the rows in the cache were sent for; null before the first sync. */
  sight(): Actor | null;
  /** From here on they are this person's. */
  keepSight(actor: Actor): void;
  /**
   * The cache of another operator's scope is thrown away when it must not be shown to this one; of a colleague's, what this one may
   * not see, and the cache is fetched anew. True when anything was.
   */
  fitScope(session: Session): boolean;
  startSnapshot(): void;
  addPage(rows: readonly Row[], entries: readonly Entry[]): void;
  endSnapshot(end: SnapshotEnd): void;
  dropSnapshot(): void;
  /** Older journal lines of an event. */
  addHistory(event: string, entries: readonly Entry[]): void;
}
