/** Baselines on the same file without the station: plain prepared statements on the same encrypted rows. */
import path from 'node:path';
import { openStores } from '../electron/station/station.ts';
import { testKey } from '../tests/support/station-fixture.ts';
import { percentiles, time } from './measure.ts';
import { connect } from './plain-texts.ts';

export type Baseline = {
  /** Open the file and read the first page, ms. */
  readonly openMs: number;
  readonly pageMs: number;
  /** Counts by stage, town and severity with GROUP BY, ms together. */
  readonly groupByMs: number;
};

/** Rows that ended share one key: a pair of (key, rid) would be looked up by its first half, and be slow for nothing. */
const page =
  'SELECT row, pending FROM events JOIN docs USING (rid) WHERE next_due = ? AND rid > ? ORDER BY next_due, rid LIMIT 50';
const first = 'SELECT row, pending FROM events JOIN docs USING (rid) ORDER BY next_due, rid LIMIT 50';

export function measureRaw(dir: string): Baseline {
  const opens = Array.from({ length: 5 }, () =>
    time(() => {
      const db = connect(path.join(dir, 'cache.db'));
      db.prepare(first).all();
      db.close();
    }),
  );
  const stores = openStores(dir, testKey);
  const { db } = stores.cache;
  const next = db.prepare(page);
  const start = db.prepare('SELECT next_due, rid FROM events WHERE rid >= ? ORDER BY rid LIMIT 1').raw();
  const most = Number(db.prepare('SELECT max(rid) FROM events').pluck().get());
  const pages = Array.from({ length: 200 }, (_, i) => {
    const at = start.get(1 + Math.floor(((i * 7_919) % 1_000) * (most / 1_000))) as [number, number];
    return time(() => next.all(...at));
  });
  const groups = ['stage', 'town', 'severity'].map((column) =>
    time(() => db.prepare(`SELECT ${column}, count(*) FROM events GROUP BY ${column}`).all()),
  );
  stores.close();
  return {
    openMs: percentiles(opens).p50,
    pageMs: percentiles(pages).p50,
    groupByMs: groups.reduce((a, b) => a + b, 0),
  };
}
