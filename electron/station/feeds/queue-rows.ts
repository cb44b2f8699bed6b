import type { QueueRow } from '../../../shared/wire/queue-row.ts';
import type { StoredRow } from '../db/event-columns.ts';
import type { Stores } from '../db/stores.ts';
import { perCache } from '../db/stores.ts';
import { createPlaceNames, type PlaceNames } from './place-names.ts';

/**
 * Rows of the queue by row ids, in their order, names of places put in; undefined for a row that is gone. Raw: the window under the
 * operator's eyes.
 */
export function createQueueRows(stores: Stores): (rids: readonly number[]) => readonly (QueueRow | undefined)[] {
  const select = perCache(stores, (cache) =>
    cache.db
      .prepare(
        'SELECT e.rid, d.row, e.pending FROM json_each(?) w CROSS JOIN events e ON e.rid = w.value CROSS JOIN docs d ON d.rid = e.rid',
      )
      .raw(),
  );
  const names = createPlaceNames(stores);
  return (rids) => {
    const named = names();
    const found = select().all(JSON.stringify(rids)) as [rid: number, row: string, pending: number][];
    const rows = new Map(
      found.map(([rid, row, pending]) => [rid, queueRow(JSON.parse(row) as StoredRow, pending, named)]),
    );
    return rids.map((rid) => rows.get(rid));
  };
}

export function queueRow(stored: StoredRow, pending: number, names: PlaceNames): QueueRow {
  const { area, gridCode, ...row } = stored;
  const town = area.slice(0, 9);
  return {
    ...row,
    // Rows of a cache that was filled before the age of a step was kept do not have it.
    stepSince: row.stepSince ?? null,
    town: names.divisions.get(town) ?? town,
    grid: gridCode === null ? null : (names.grids.get(gridCode) ?? gridCode),
    pending,
  };
}
