import { levelCache } from '../commands/level-cache.ts';
import type { StationClock } from '../commands/station-clock.ts';
import type { NextCache } from '../db/next-cache.ts';
import type { Replica } from '../db/replica.ts';
import type { Stores } from '../db/stores.ts';
import { createCacheSight } from './cache-sight.ts';
import type { SyncStore } from './sync-store.ts';

/** Moments of completeness come every two seconds; on disk so often is enough. */
const asOfOnDisk = 30_000;

export type SqliteSyncStore = SyncStore & {
  /** Hub time up to which the data is complete, ms; null before the first sync. */
  asOf(): number | null;
  /** Writes what is kept in memory only, before the station stops. */
  settleDown(): void;
};

/** The sync core's store over outbox and cache. */
export function createSqliteSyncStore(stores: Stores, replica: Replica, clock: StationClock): SqliteSyncStore {
  const { outbox } = stores;
  let asOf: number | null = null;
  let asOfWritten = 0;
  const readAsOf = (): void => {
    const kept = stores.cache.meta('asOf');
    asOf = kept === null ? null : Number(kept);
    asOfWritten = asOf ?? 0;
  };
  readAsOf();
  stores.onReplaced(readAsOf);

  const writeAsOf = (): void => {
    if (asOf === null || asOf === asOfWritten) return;
    stores.cache.setMeta('asOf', String(asOf));
    asOfWritten = asOf;
  };

  const sight = createCacheSight(stores, replica);
  // A console that ended between session and cache, or whose disk brought an older cache back.
  const kept = outbox.session();
  if (kept !== null) sight.fitScope(kept);

  return {
    asOf: () => asOf,
    settleDown: writeAsOf,
    station: () => outbox.meta('station') ?? '',
    session: () => outbox.session(),
    setSession: (session) => outbox.setSession(session),
    position: () => ({
      cursor: Number(stores.cache.meta('cursor') ?? 0),
      epoch: stores.cache.meta('epoch'),
      hash: stores.cache.meta('hash') || null,
      registry: stores.cache.registryVersion(),
    }),
    settledEpoch: () => outbox.meta('epoch'),
    setSettledEpoch: (epoch) => outbox.setMeta('epoch', epoch),
    heard: () => outbox.heard(),
    rules: () => stores.registry()?.rules ?? null,
    waiting: (limit) =>
      replica
        .acts()
        .slice(0, limit)
        .map((act) => act.sent),
    transact: (work) => replica.transact(work),
    setHash: (hash) => stores.cache.setMeta('hash', hash ?? ''),
    setAsOf(ms) {
      asOf = ms;
      if (Math.abs(ms - asOfWritten) >= asOfOnDisk && !stores.cache.db.inTransaction) writeAsOf();
    },
    setStationNo(n) {
      if (outbox.meta('stationNo') !== String(n)) outbox.setMeta('stationNo', String(n));
    },
    putRegistry: (registry) => stores.putRegistry(registry),
    ...sight,
    ...createSnapshotStore(stores, replica, clock),
    addHistory(event, entries) {
      stores.cache.transact(() => {
        for (const entry of entries) stores.cache.addEntry(entry);
        stores.cache.touchRow(event);
      });
    },
  };
}

/** The pages of a snapshot go into a file of their own; the cache in use is exchanged for it in one move. */
function createSnapshotStore(
  stores: Stores,
  replica: Replica,
  clock: StationClock,
): Pick<SyncStore, 'startSnapshot' | 'addPage' | 'endSnapshot' | 'dropSnapshot'> {
  const { outbox } = stores;
  let next: NextCache | null = null;
  return {
    startSnapshot() {
      next?.drop();
      next = null;
      next = stores.startNext();
    },
    addPage: (rows, entries) => next?.add(rows, entries),
    endSnapshot(end) {
      if (next === null) throw new Error('endSnapshot without startSnapshot');
      const scope = stores.cache.meta('scope') ?? '';
      const sight = JSON.stringify(outbox.session()?.actor ?? null);
      // As the hub sent it: what rulings lay upon it goes when they go.
      next.finish({ ...end, scope, sight, registry: stores.cache.registryText() });
      next = null;
      // The outbox first: should the power go now, the old cache is still there and the snapshot comes again.
      const { epoch, seq, hash } = end;
      outbox.settle(
        end.settled.map((s) => ({ id: s.commandId, seq: s.seq, refusal: s.refusal, at: clock.hub() })),
        { epoch, seq, hash },
      );
      if (end.reofferSince === null) outbox.setMeta('epoch', end.epoch);
      else
        outbox.reoffer(
          end.reofferSince,
          end.settled.map((s) => s.commandId),
          end.epoch,
        );
      stores.fault('snapshot-settled');
      stores.takeNext();
      stores.fault('snapshot-taken');
      levelCache(stores, replica);
    },
    dropSnapshot() {
      next?.drop();
      next = null;
    },
  };
}
