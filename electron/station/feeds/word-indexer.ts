import { troubleOf } from '../db/storage-trouble.ts';
import type { Stores } from '../db/stores.ts';
import type { Timers } from './feed-context.ts';

/** How long a slice of indexing may last, ms, and the pause after it, in which acts and deltas have their turn. */
const sliceMs = 12;
const pauseMs = 6;
/** Between two looks whether there is anything to tidy. */
const idleMs = 5_000;
/** Slices between two steps of tidying while much is indexed; pages of one such step. */
const slicesPerMerge = 16;
const mergePages = 64;
const firstRows = 16;
const mostRows = 500;

export type WordIndexer = { stop(): void };

/**
 * Indexes for searches what a snapshot brought, and tidies the index, in slices between other work. Where it stands is kept in the
 * cache, so that a restart goes on from there.
 */
export function createWordIndexer({
  stores,
  timers,
  trouble,
}: {
  readonly stores: Stores;
  readonly timers: Timers;
  readonly trouble: (error: unknown) => void;
}): WordIndexer {
  let rows = firstRows;
  let slices = 0;
  let cancel: () => void = () => undefined;
  stores.onReplaced(() => {
    rows = firstRows;
  });

  /** One slice; answers whether there is more to do at once. */
  function slice(): boolean {
    const { cache } = stores;
    const to = cache.meta('indexedTo');
    // A cache that still waits for its first snapshot is thrown away with it.
    if (to === 'all' || cache.meta('epoch') === null) return cache.mergeWords(mergePages);
    const begun = timers.mono();
    cache.tend(() => {
      const last = cache.indexBeyond(Number(to ?? 0), rows);
      cache.setMeta('indexedTo', last === null ? 'all' : String(last));
    });
    const took = timers.mono() - begun;
    rows = Math.max(1, Math.min(mostRows, Math.round(rows * (took > sliceMs ? 0.5 : took < sliceMs / 2 ? 1.5 : 1))));
    slices += 1;
    if (slices % slicesPerMerge === 0) cache.mergeWords(mergePages);
    return true;
  }

  function work(): void {
    let more = false;
    try {
      more = slice();
    } catch (error) {
      trouble(error);
      if (troubleOf(error) === null) return;
    }
    cancel = timers.set(work, more ? pauseMs : idleMs);
  }
  cancel = timers.set(work, pauseMs);
  return { stop: () => cancel() };
}
