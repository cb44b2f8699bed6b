import type { QueueRow } from '../../../shared/wire/bridge.ts';
import type { StoredRow } from '../db/event-columns.ts';
import type { RegistryIndex } from '../db/registry-index.ts';
import type { Stores } from '../db/stores.ts';
import { perCache } from '../db/stores.ts';

/** Rows of the queue by row id, names put in from the registry; undefined for a row that is gone. Raw: the window under the operator's eyes. */
export function createQueueRows(stores: Stores): (rid: number) => QueueRow | undefined {
  const select = perCache(stores, (cache) =>
    cache.db.prepare('SELECT row, pending FROM events JOIN docs USING (rid) WHERE rid = ?'),
  );
  return (rid) => {
    const found = select().get(rid) as { row: string; pending: number } | undefined;
    return found === undefined
      ? undefined
      : queueRow(JSON.parse(found.row) as StoredRow, found.pending, stores.registry());
  };
}

export function queueRow(stored: StoredRow, pending: number, registry: RegistryIndex | null): QueueRow {
  const { area, gridCode, ...row } = stored;
  const town = area.slice(0, 9);
  return {
    ...row,
    // Rows of a cache that was filled before the age of a step was kept do not have it.
    stepSince: row.stepSince ?? null,
    town: registry?.divisions.get(town)?.name ?? town,
    grid: gridCode === null ? null : (registry?.grids.get(gridCode)?.name ?? gridCode),
    pending,
  };
}
