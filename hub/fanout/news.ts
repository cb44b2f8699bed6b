import { and, asc, gt, lte } from 'drizzle-orm';
import type { Head } from '../../shared/journal/commit.ts';
import { lift } from '../../shared/journal/lift.ts';
import type { FreshLine } from '../access/scope.ts';
import { type Log, wordsOf } from '../db/log.ts';
import { lostSince } from '../db/lost-since.ts';
import { readMeta } from '../db/meta.ts';
import { entries } from '../db/schema.ts';
import type { Store } from '../db/store.ts';

export type News = {
  /** Entries this node has just committed. */
  readonly committed: (head: Head, fresh: readonly FreshLine[]) => void;
  /** Looks in the journal for what other nodes did; calls that come while it looks are one more look. */
  readonly look: () => void;
  /** The end of the journal as this node has seen it: a store that does not hold it is an older one. */
  readonly reached: () => Head;
  readonly stop: () => Promise<void>;
};

export type NewsOptions = {
  readonly store: Store;
  readonly from: Head;
  /** How often to look though nobody rang, ms: the fallback while the news connection is broken. */
  readonly pollMs: number;
  /** Every new line up to `head`, none left out since the last call. */
  readonly tell: (head: Head, fresh: readonly FreshLine[]) => void;
  /** Another node began a new epoch, or the database under our feet is an older one (`behind`). */
  readonly onEpoch: (epoch: string, behind: string | null) => Promise<void>;
  readonly log: Log;
};

/** Tells connected consoles of everything new in the journal, whichever node wrote it. */
export async function createNews({ store, from, pollMs, tell, onEpoch, log }: NewsOptions): Promise<News> {
  let told: Head = from;
  let stopped = false;
  let looking: Promise<void> | null = null;
  let again = false;

  const lookOnce = async (): Promise<void> => {
    // Taken first: while the head is read, a commit of this node may move `told` past it.
    const before = told;
    const meta = await readMeta(store.db);
    const behind = await lostSince(store.db, before, meta);
    await onEpoch(meta.epoch, behind);
    if (behind !== null) told = { seq: meta.seq, hash: meta.hash };
    while (told.seq < meta.seq && !stopped) {
      const rows = await store.db
        .select({
          seq: entries.seq,
          hash: entries.hash,
          area: entries.area,
          restricted: entries.restricted,
          involved: entries.involved,
          machine: entries.machine,
          barred: entries.barred,
          station: entries.station,
          account: entries.account,
          kind: entries.kind,
          entry: entries.doc,
        })
        .from(entries)
        .where(and(gt(entries.seq, told.seq), lte(entries.seq, meta.seq)))
        .orderBy(asc(entries.seq))
        .limit(1_000);
      const last = rows.at(-1) ?? meta;
      if (last.seq > told.seq) told = { seq: last.seq, hash: last.hash };
      tell(
        told,
        rows.map((row) => ({ ...row, entry: lift(row.entry) })),
      );
    }
  };
  const look = (): void => {
    if (stopped) return;
    again = true;
    looking ??= (async () => {
      while (again && !stopped) {
        again = false;
        await lookOnce().catch((error: unknown) => log('warn', 'looking for news failed', { error: wordsOf(error) }));
      }
      looking = null;
    })();
  };
  const bell = store.listen === null ? null : await store.listen(look);
  const poll = store.listen === null ? null : setInterval(look, pollMs);
  return {
    committed: (head, fresh) => {
      // The bell may have been quicker than our own transaction's return.
      if (head.seq <= told.seq) return;
      if (head.seq - fresh.length !== told.seq) return look();
      told = { seq: head.seq, hash: head.hash };
      tell(told, fresh);
    },
    look,
    reached: () => told,
    stop: async () => {
      stopped = true;
      if (poll !== null) clearInterval(poll);
      await looking;
      await bell?.close();
    },
  };
}
