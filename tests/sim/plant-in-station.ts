import type { SqliteSyncStore } from '../../electron/station/sync/sqlite-sync-store.ts';
import type { SyncEffect, SyncInput } from '../../electron/station/sync/sync-io.ts';
import type { Bug } from './plan.ts';

/** The sync store as it is, or with one planted fault around it. */
export function plantInStore(bug: Bug | null, store: SqliteSyncStore): SqliteSyncStore {
  switch (bug) {
    case 'sync: newest offered first':
      return { ...store, waiting: (limit) => store.waiting(10_000).toReversed().slice(0, limit) };
    case 'cache: another operator sees the old cache':
      return { ...store, fitScope: () => false };
    default:
      return store;
  }
}

/** What goes into the sync core and what comes out, as it is or with one planted fault. */
export function plantInTalk(bug: Bug | null) {
  let offered = '';
  return {
    input(input: SyncInput, cursor: () => number): SyncInput {
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
