import type { QueueRow } from '../../../shared/wire/bridge.ts';
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
    cache.db.prepare('SELECT row, pending FROM events JOIN docs USING (rid) WHERE rid = ?').raw(),
  );
  const names = createPlaceNames(stores);
  return (rids) => {
    const [statement, named] = [select(), names()];
    return rids.map((rid) => {
      const found = statement.get(rid) as [row: string, pending: number] | undefined;
      return found === undefined ? undefined : queueRow(JSON.parse(found[0]) as StoredRow, found[1], named);
    });
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
