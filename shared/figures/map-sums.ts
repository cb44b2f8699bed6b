import type { GridEvent } from '../domain/event/event.ts';
import { type Change, type Contribution, contributions, type Dimension, type Metric, step } from './contributions.ts';
import type { Sums } from './figures.ts';

export type MapSums = Sums & {
  /** Moves the sums by one journal entry. */
  readonly move: (before: GridEvent | undefined, after: GridEvent | undefined) => void;
  /** Adds what a new row contributes. */
  readonly add: (contributions: readonly Contribution[]) => void;
  /** All non-zero sums, for comparison with a recount. */
  readonly dump: () => ReadonlyMap<string, number>;
};

/** Sums in memory: the hub's figures, and the yardstick of the tests. */
export function createMapSums(rows: Iterable<GridEvent> = []): MapSums {
  const sums = new Map<string, Map<string, Map<number, number>>>();
  const add = ({ metric, dim, key, at }: Omit<Change, 'n'>, n: number): void => {
    const byKey = getOr(sums, `${metric}|${dim}`, () => new Map<string, Map<number, number>>());
    const byAt = getOr(byKey, key, () => new Map<number, number>());
    const next = (byAt.get(at) ?? 0) + n;
    if (next === 0) byAt.delete(at);
    else byAt.set(at, next);
  };
  for (const row of rows) for (const c of contributions(row)) add(c, c.n);
  return {
    move: (before, after) => {
      for (const { n, ...c } of step(before, after)) add(c, n);
    },
    add: (list) => {
      for (const c of list) add(c, c.n);
    },
    byKey: (metric: Metric, dim: Dimension, from, to) => {
      const out = new Map<string, number>();
      for (const [key, byAt] of sums.get(`${metric}|${dim}`) ?? []) {
        let n = 0;
        for (const [at, m] of byAt) if (at >= from && at < to) n += m;
        if (n !== 0) out.set(key, n);
      }
      return out;
    },
    byTime: (metric, dim, key, from, to) => {
      const byAt = sums.get(`${metric}|${dim}`)?.get(key) ?? new Map<number, number>();
      return new Map([...byAt].filter(([at]) => at >= from && at < to));
    },
    dump: () => {
      const out = new Map<string, number>();
      for (const [md, byKey] of sums)
        for (const [key, byAt] of byKey) for (const [at, n] of byAt) out.set(`${md}|${key}|${at}`, n);
      return out;
    },
  };
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
