import type { Actor } from '../../../shared/domain/actor/actor.ts';
import { seesDossier } from '../../../shared/domain/dossier/sees-dossier.ts';
import type { Session } from '../../../shared/wire/down.ts';
import type { Replica } from '../db/replica.ts';
import type { Stores } from '../db/stores.ts';
import { scopeKey } from './scope-key.ts';
import type { SyncStore } from './sync-store.ts';

/** Whose rows the cache holds, and what becomes of them when somebody else sits down. */
export function createCacheSight(
  stores: Stores,
  replica: Replica,
): Pick<SyncStore, 'sight' | 'keepSight' | 'fitScope'> {
  /** Colleagues share a cache, but not every dossier in it. What leaves it leaves at once, the rest comes with a snapshot. */
  function withdraw(actor: Actor): boolean {
    if (stores.cache.meta('sight') === JSON.stringify(actor)) return false;
    const hidden = stores.cache.dossiers().filter((dossier) => !seesDossier(actor, dossier));
    if (hidden.length === 0) return false;
    stores.cache.transact(() => {
      for (const { id } of hidden) stores.cache.forgetRow(id);
      stores.cache.dropMeta('epoch');
    });
    return true;
  }

  return {
    sight() {
      const kept = stores.cache.meta('sight');
      return kept === null ? null : (JSON.parse(kept) as Actor);
    },
    keepSight(actor) {
      const sight = JSON.stringify(actor);
      if (stores.cache.meta('sight') !== sight) stores.cache.setMeta('sight', sight);
    },
    fitScope({ actor }: Session) {
      const key = scopeKey(actor);
      const had = stores.cache.meta('scope');
      if (had === key) return withdraw(actor);
      if (had !== null) {
        stores.empty();
        replica.reload();
      }
      stores.cache.setMeta('scope', key);
      return had !== null;
    },
  };
}
