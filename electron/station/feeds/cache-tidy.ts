import { statSync } from 'node:fs';
import { MS_PER_DAY } from '../../../shared/time/local-date.ts';
import type { StationClock } from '../commands/station-clock.ts';
import { cacheFile } from '../db/open-cache.ts';
import type { Stores } from '../db/stores.ts';
import type { Timers } from './feed-context.ts';

/** ◊ How long after its end the journal of an event stays here; then it is at the hub only, and fetched when somebody looks. */
export const keepJournalMs = 90 * MS_PER_DAY;
/** Nothing was written for this long: a step now keeps nobody waiting. */
const quietMs = 1_500;
const lookMs = 1_000;
const betweenSteps = 60;
/** Between two walks through the whole journal. */
const restMs = 6 * 3_600_000;
const linesPerStep = 200;
const pagesPerStep = 64;
/** Free pages that are left alone, and bytes of log that are. */
const freeEnough = 256;
const logEnough = 1_000_000;

export type CacheTidy = { stop(): void };
type Needs = {
  readonly stores: Stores;
  readonly timers: Timers;
  readonly clock: Pick<StationClock, 'hub'>;
  readonly trouble: (error: unknown) => void;
};

/**
 * Keeps the cache small while nobody works: drops old journal lines of ended events, gives free pages back and takes the log into the
 * file, a small step at a time. Rows, their sums and what is searched stay; open work stays whole.
 */
export function createCacheTidy({ stores, timers, clock, trouble }: Needs): CacheTidy {
  let writtenAt = timers.mono();
  let restUntil = Number.NEGATIVE_INFINITY;
  let cancel: () => void = () => undefined;
  stores.onChanges(() => {
    writtenAt = timers.mono();
  });

  /** True when a step was done and another may be due. */
  function step(): boolean {
    if (timers.mono() >= restUntil) {
      if (dropSome(stores, clock.hub() - keepJournalMs)) return true;
      restUntil = timers.mono() + restMs;
    }
    return giveBack(stores) || takeLog(stores);
  }

  function work(): void {
    let more = false;
    try {
      more = timers.mono() - writtenAt >= quietMs && step();
    } catch (error) {
      trouble(error);
    }
    cancel = timers.set(work, more ? betweenSteps : lookMs);
  }
  cancel = timers.set(work, lookMs);
  return { stop: () => cancel() };
}

/** Looks at the next journal lines and drops those of events that ended before `before` (ms); false at the journal's end. */
function dropSome({ cache }: Stores, before: number): boolean {
  const lines = cache.linesBeyond(Number(cache.meta('compactedTo') ?? 0), linesPerStep);
  const last = lines.at(-1);
  const old = [...new Set(lines.map(({ row }) => row))].filter((row) => {
    const known = cache.known(row);
    return known?.columns.stage === 'ended' && known.pending === 0 && known.row.changedAt < before;
  });
  cache.tend(() => {
    for (const row of old) cache.dropEntriesOf(row);
    cache.setMeta('compactedTo', last === undefined ? '0' : String(last.seq));
  });
  return last !== undefined;
}

function giveBack({ cache }: Stores): boolean {
  if (Number(cache.db.pragma('freelist_count', { simple: true })) <= freeEnough) return false;
  cache.db.pragma(`incremental_vacuum(${pagesPerStep})`);
  return true;
}

/** Always the last of the steps: after it there is nothing to do until somebody writes. */
function takeLog({ cache, dir }: Stores): boolean {
  const log = statSync(`${cacheFile(dir)}-wal`, { throwIfNoEntry: false });
  if (log === undefined || log.size < logEnough) return false;
  cache.db.pragma('wal_checkpoint(TRUNCATE)');
  return false;
}
