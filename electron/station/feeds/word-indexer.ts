import { troubleOf } from '../db/storage-trouble.ts';
import type { Stores } from '../db/stores.ts';
import { initialsOf } from '../search/initials.ts';
import type { Timers } from './feed-context.ts';
import { createWordCounter } from './word-counter.ts';

/** How long a slice of indexing may last, ms: while somebody works here, and while nothing happens. */
const sliceMs = { busy: 10, quiet: 35 } as const;
/** The pause after a slice, in which acts and deltas have their turn. */
const pauseMs = 6;
/** Nothing was written for this long: nobody waits for the next tenth of a second. */
const quietMs = 2_000;
/** Between two steps of tidying, ms: a step may take as long as three frames. */
const tidyMs = { busy: 5_000, quiet: 100 } as const;
const slicesPerMerge = 16;
/** Pages of one step; FTS5 takes at least a unit of 64. */
const mergePages = 8;
const firstRows = 16;
const mostRows = 500;

export type WordIndexer = { stop(): void };

/**
 * Indexes for searches what a snapshot brought, counts common words and tidies the index, in slices between other work. Where it stands is kept in the
 * cache, so that a restart goes on from there.
 */
export function createWordIndexer({
  stores,
  timers,
  trouble,
  surveyFrom,
}: {
  readonly stores: Stores;
  readonly timers: Timers;
  readonly trouble: (error: unknown) => void;
  /** Events from which on the counts of common words are kept. */
  readonly surveyFrom?: number | undefined;
}): WordIndexer {
  let rows = firstRows;
  let slices = 0;
  let writtenAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  const countSome = createWordCounter({ stores, timers }, surveyFrom);
  let cancel: () => void = () => undefined;
  stores.onReplaced(() => {
    rows = firstRows;
    // What a snapshot brought can be found at once, and not when the next look is due.
    cancel();
    cancel = timers.set(work, pauseMs);
  });
  stores.onChanges(() => {
    writtenAt = timers.mono();
  });
  const pace = (): 'busy' | 'quiet' => (timers.mono() - writtenAt < quietMs ? 'busy' : 'quiet');

  function indexSome(after: number): void {
    const { cache } = stores;
    const begun = timers.mono();
    cache.tend(() => {
      const last = cache.indexBeyond(after, rows);
      cache.setMeta('indexedTo', last === null ? 'all' : String(last));
    });
    const [took, most] = [timers.mono() - begun, sliceMs[pace()]];
    rows = Math.max(1, Math.min(mostRows, Math.round(rows * (took > most ? 0.5 : took < most / 2 ? 1.5 : 1))));
    slices += 1;
    if (slices % slicesPerMerge === 0) cache.mergeWords(mergePages);
  }

  /** One slice; answers after how long the next is due, ms. */
  function slice(): number {
    const { cache } = stores;
    const to = cache.meta('indexedTo');
    // A cache that still waits for its first snapshot is thrown away with it.
    if (to !== 'all' && cache.meta('epoch') !== null) {
      indexSome(Number(to ?? 0));
      return pauseMs;
    }
    if (countSome(sliceMs[pace()])) return pauseMs;
    return cache.mergeWords(mergePages) ? tidyMs[pace()] : tidyMs.busy;
  }

  function work(): void {
    if (stopped) return;
    let next: number = tidyMs.busy;
    try {
      next = slice();
    } catch (error) {
      trouble(error);
      if (troubleOf(error) === null) return;
    }
    cancel = timers.set(work, next);
  }
  cancel = timers.set(() => {
    // The readings are loaded when first asked for: not by the first act of the day.
    initialsOf('重庆');
    work();
  }, pauseMs);
  return {
    stop() {
      stopped = true;
      cancel();
    },
  };
}
