import type { SqliteSyncStore } from '../../electron/station/sync/sqlite-sync-store.ts';
import type { SyncEffect, SyncInput } from '../../electron/station/sync/sync-io.ts';
import type { ReplicaStore } from '../../shared/journal/rebase.ts';
import type { PlantedBug } from './bugs.ts';

/** The rows as rebase sees them, with one planted fault. */
function plantInRows(bug: PlantedBug | null, rows: ReplicaStore): ReplicaStore {
  switch (bug) {
    case 'rebase: acts that wait are not undone':
      return { ...rows, pending: () => rows.pending().map((act) => ({ ...act, shown: null })) };
    case 'rebase: what left the sight stays':
      return { ...rows, forget: () => undefined };
    case 'rebase: the cursor moves one too far':
      return { ...rows, setCursor: (seq) => rows.setCursor(seq + 1) };
    case 'rebase: history is not kept':
      return { ...rows, addEntry: () => undefined };
    case 'rebase: a refusal is taken for done':
      return { ...rows, settle: (id, entry) => rows.settle(id, entry, null) };
    default:
      return rows;
  }
}

/** The sync store as it is, or with one planted fault around it. */
export function plantInStore(bug: PlantedBug | null, store: SqliteSyncStore): SqliteSyncStore {
  switch (bug) {
    case 'sync: newest offered first':
      return { ...store, waiting: (limit) => store.waiting(10_000).toReversed().slice(0, limit) };
    case 'sync: a snapshot does not say how acts ended':
      return { ...store, endSnapshot: (end) => store.endSnapshot({ ...end, settled: [] }) };
    case 'sync: the old epoch stays in force':
      return { ...store, settledEpoch: () => store.position().epoch };
    case 'sync: a new registry is not kept':
      return {
        ...store,
        putRegistry: (registry) => (store.rules() === null ? store.putRegistry(registry) : undefined),
      };
    case 'cache: another operator sees the old cache':
      return { ...store, fitScope: () => false };
    default:
      return bug?.startsWith('rebase:') === true
        ? { ...store, transact: (work) => store.transact((rows) => work(plantInRows(bug, rows))) }
        : store;
  }
}

/** What goes into the sync core and what comes out, as it is or with one planted fault. */
export function plantInTalk(bug: PlantedBug | null) {
  let offered = '';
  return {
    input(input: SyncInput, cursor: () => number): SyncInput {
      if (bug === 'sync: an answer that begins before the cursor is taken' && input.kind === 'heard') {
        const { message } = input;
        // What the station did once: what is new in it was taken, what came and went before was not.
        if (message.t !== 'delta' || message.after >= cursor() || message.upto <= cursor()) return input;
        const entries = message.entries.filter((entry) => entry.seq > cursor());
        return { ...input, message: { ...message, after: cursor(), entries } };
      }
      if (bug === 'sync: a part is taken for the whole' && input.kind === 'heard') return { ...input, isPart: false };
      if (bug === 'sync: a part reaches further than its entries' && input.kind === 'heard' && input.isPart === true) {
        const { message } = input;
        return message.t === 'delta' ? { ...input, message: { ...message, upto: message.upto + 1 } } : input;
      }
      if (bug !== 'sync: gap ignored' || input.kind !== 'heard' || input.message.t !== 'delta') return input;
      return { ...input, message: { ...input.message, after: Math.min(input.message.after, cursor()) } };
    },
    effects(effects: readonly SyncEffect[], input: SyncInput, cursor: () => number): readonly SyncEffect[] {
      if (bug === 'sync: a lost offer is not sent again')
        return effects.filter(({ ...effect }) => {
          if (effect.do === 'connect') offered = '';
          if (effect.do !== 'send' || effect.message.t !== 'offer') return true;
          const ids = effect.message.commands.map((c) => c.id).join();
          const again = ids === offered;
          offered = ids;
          return !again;
        });
      if (bug === 'sync: every answer is answered with a pull' && input.kind === 'heard' && input.message.t === 'delta')
        return [...effects, { do: 'send', message: { t: 'pull', after: cursor() } }];
      return effects;
    },
  };
}
