import { gridChangesInForce } from '../../../shared/domain/grid/grids-in-force.ts';
import type { Cache } from '../db/cache.ts';
import type { Stores } from '../db/stores.ts';

/** Names by code, as rows show them. */
export type PlaceNames = {
  readonly divisions: ReadonlyMap<string, string>;
  readonly grids: ReadonlyMap<string, string>;
};

/** The names of places, without reading the registry: it carries the rule pack, and a page of the queue would wait for that. */
export function createPlaceNames(stores: Stores): () => PlaceNames {
  let of: { readonly cache: Cache; readonly version: string | null; readonly ruling: unknown } | null = null;
  let names: PlaceNames = { divisions: new Map(), grids: new Map() };
  return () => {
    const { cache } = stores;
    const [version, ruling] = [cache.registryVersion(), cache.ruling()];
    if (of?.cache === cache && of.version === version && of.ruling === ruling) return names;
    const stored = cache.registryNames();
    // Grid changes in force lie upon the registry (LYG-7-2).
    const changed = gridChangesInForce(ruling).length === 0 ? null : stores.registry();
    names = {
      divisions: new Map(stored?.divisions),
      grids: changed === null ? new Map(stored?.grids) : new Map([...changed.grids].map(([code, g]) => [code, g.name])),
    };
    of = { cache, version, ruling };
    return names;
  };
}
