import { troubleOf } from '../db/storage-trouble.ts';
import type { Stores } from '../db/stores.ts';
import type { Timers } from './feed-context.ts';

/** Pages a log gathers before it is taken into its file: what an act may have to wait for at most, beside a batch just come in. */
export const logPages = { cache: 400, outbox: 400 } as const;
const lookMs = 100;
/** Changed rows until the first look; then as many as made about `logPages` the last time. */
const firstRows = 100;
const fewestRows = 20;

export type LogTidy = { stop(): void };

/** A file whose log is looked after; `rows` counts what was ever written through it. */
type Logged = { readonly rows: () => number; readonly take: () => number; readonly most: number };

/**
 * Takes the logs of both files in between two messages, a bounded number of pages at a time: left to SQLite, the act that fills the
 * log would do it, and wait for it.
 */
export function createLogTidy({
  stores,
  timers,
  trouble,
}: {
  readonly stores: Pick<Stores, 'cache' | 'outbox' | 'onReplaced'>;
  readonly timers: Timers;
  readonly trouble: (error: unknown) => void;
}): LogTidy {
  const { outbox } = stores;
  const kept = [
    keep({ rows: () => stores.cache.writes(), take: () => stores.cache.takeLog(), most: logPages.cache }),
    keep({ rows: () => outbox.writes(), take: () => outbox.takeLog(), most: logPages.outbox }),
  ];
  stores.onReplaced(() => kept[0]?.again());
  let isRoomy = false;
  let cancel = timers.set(function look() {
    try {
      if (!isRoomy) lengthen(outbox);
      isRoomy = true;
      for (const file of kept) file.look();
    } catch (error) {
      trouble(error);
    }
    cancel = timers.set(look, lookMs);
  }, lookMs);
  return { stop: () => cancel() };
}

/** A log that has its length already is written without the file system lengthening it act by act. Where there is no room it goes without. */
function lengthen(outbox: Stores['outbox']): void {
  try {
    outbox.lengthenLog(logPages.outbox);
  } catch (error) {
    if (troubleOf(error) !== 'full') throw error;
  }
}

function keep({ rows, take, most }: Logged) {
  let before = rows();
  let budget = firstRows;
  return {
    look(): void {
      const now = rows();
      if (now - before < budget) return;
      const pages = take();
      budget = Math.max(fewestRows, Math.floor(((now - before) * most) / Math.max(1, pages) / 2));
      before = now;
    },
    /** Another file is in use. */
    again(): void {
      before = rows();
    },
  };
}
