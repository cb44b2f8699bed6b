import type { Dimension, Metric } from '../../../shared/figures/contributions.ts';
import type { Sums } from '../../../shared/figures/figures.ts';
import type { Db } from './open-database.ts';

/** One change of a sum; `metric` is one of shared/figures or `view` for the tallies of the queue's views. */
export type CounterChange = {
  readonly metric: string;
  readonly dim: string;
  readonly key: string;
  readonly at: number;
  readonly n: number;
};

export type Counters = ReturnType<typeof createCounters>;

/** Sums kept in the transaction of the rows they count (P2): read from an index range instead of a GROUP BY over events. */
export function createCounters(db: Db) {
  const add = db.prepare(
    'INSERT INTO counters (metric, dim, at, key, n) VALUES (?, ?, ?, ?, ?) ON CONFLICT (metric, dim, at, key) DO UPDATE SET n = n + excluded.n',
  );
  // Sums at due moments would pile up as zeros for ever.
  const tidy = db.prepare('DELETE FROM counters WHERE metric = ? AND dim = ? AND at = ? AND key = ? AND n = 0');
  const byKey = db.prepare(
    'SELECT key, sum(n) AS n FROM counters WHERE metric = ? AND dim = ? AND at >= ? AND at < ? GROUP BY key',
  );
  const byTime = db.prepare(
    'SELECT at, sum(n) AS n FROM counters WHERE metric = ? AND dim = ? AND at >= ? AND at < ? AND key = ? GROUP BY at',
  );
  const one = db.prepare('SELECT n FROM counters WHERE metric = ? AND dim = ? AND at = ? AND key = ?').pluck();
  const dump = db.prepare('SELECT metric, dim, at, key, n FROM counters WHERE n <> 0');

  const sums: Sums = {
    byKey: (metric: Metric, dim: Dimension, from, to) =>
      new Map((byKey.all(metric, dim, from, to) as { key: string; n: number }[]).map((r) => [r.key, r.n])),
    byTime: (metric, dim, key, from, to) =>
      new Map((byTime.all(metric, dim, from, to, key) as { at: number; n: number }[]).map((r) => [r.at, r.n])),
  };
  return {
    sums,
    move(changes: Iterable<CounterChange>): void {
      for (const c of changes) {
        add.run(c.metric, c.dim, c.at, c.key, c.n);
        if (c.n < 0) tidy.run(c.metric, c.dim, c.at, c.key);
      }
    },
    /** Events in a tally of event-columns.ts, e.g. `open`, `stage:triage`, `owner:seat:town:320722101`. */
    tally: (key: string): number => Number(one.get('view', 'view', 0, key) ?? 0),
    dump: (): readonly CounterChange[] => dump.all() as CounterChange[],
  };
}
