import type { MapEvent } from '../../../shared/wire/answers.ts';
import type { StoredRow } from '../db/event-columns.ts';
import { perCache } from '../db/stores.ts';
import type { FeedContext } from './feed-context.ts';

/** Most events on the map, those due first. */
const mostShown = 5_000;

type Row = { readonly row: string; readonly lon: number | null; readonly lat: number | null };

/** Open events with their place; where only the grid is known, its middle (issue 5.7). */
export function createMapEvents({ stores, clock }: FeedContext): () => readonly MapEvent[] {
  const select = perCache(stores, ({ db }) =>
    db.prepare(
      'SELECT row, lon, lat FROM events JOIN docs USING (rid) WHERE open = 1 AND restricted = 0 ORDER BY next_due LIMIT ?',
    ),
  );
  return () => {
    const index = stores.registry();
    const now = clock.hub();
    return (select().all(mostShown) as Row[]).flatMap(({ row, lon, lat }): MapEvent[] => {
      const stored = JSON.parse(row) as StoredRow;
      const grid = stored.gridCode === null ? undefined : index?.grids.get(stored.gridCode);
      const at = lon !== null && lat !== null ? { lon, lat } : grid;
      if (at === undefined) return [];
      const { id, number, title, severity, state, area, handlingDue, major } = stored;
      const late = handlingDue !== null && handlingDue <= now;
      return [{ id, number, title, severity, state, area, late, major, lon: at.lon, lat: at.lat, exact: lon !== null }];
    });
  };
}
