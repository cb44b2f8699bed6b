import type { Entry } from '../../shared/journal/entry.ts';
import { HubError } from '../db/hub-error.ts';
import type { Offered } from './admit.ts';
import { type CommitDeps, type Committed, commitBatch } from './commit-batch.ts';

/** Most commands in one transaction: from about 100 on, its cost is spread thin enough. */
export const batchSize = 100;

export type Intake = {
  /** The entries the commands became, in the order offered; those known before are answered with their old entry. Rejects when the store fails. */
  readonly offer: (offered: readonly Offered[]) => Promise<readonly Entry[]>;
  /** Resolves when everything offered so far is settled; nothing is taken after it. */
  readonly stop: () => Promise<void>;
};

type Job = {
  readonly offered: readonly Offered[];
  readonly done: (committed: Committed) => void;
  readonly failed: (error: unknown) => void;
};

/**
 * One queue for all consoles, emptied a batch at a time: while a transaction runs the next batch gathers, so the more there is to
 * do, the less each command costs. When a batch fails, the later offers of its consoles fail with it: their order must hold.
 */
export function createIntake(deps: CommitDeps, onCommit: (committed: Committed) => void): Intake {
  let queue: Job[] = [];
  let running: Promise<void> | null = null;
  let stopped = false;

  const work = async (): Promise<void> => {
    while (queue.length > 0) {
      const jobs = takeJobs(queue);
      queue = queue.slice(jobs.length);
      try {
        const committed = await commitBatch(
          deps,
          jobs.flatMap((job) => job.offered),
        );
        if (committed.fresh.length > 0) onCommit(committed);
        for (const job of jobs) job.done(committed);
      } catch (error) {
        const stations = new Set(jobs.flatMap(stationsOf));
        const behind = queue.filter((job) => stationsOf(job).some((s) => stations.has(s)));
        queue = queue.filter((job) => !behind.includes(job));
        for (const job of [...jobs, ...behind]) job.failed(error);
      }
    }
    running = null;
  };

  const put = (offered: readonly Offered[]): Promise<Committed> =>
    new Promise((done, failed) => {
      queue.push({ offered, done, failed });
      // A turn later, so that offers of the same moment share a transaction.
      running ??= Promise.resolve().then(work);
    });

  return {
    offer: async (offered) => {
      if (stopped) throw new HubError('stopping', '服务正在停止。', 'The hub is stopping.');
      const chunks = Array.from({ length: Math.ceil(offered.length / batchSize) }, (_, i) =>
        offered.slice(i * batchSize, (i + 1) * batchSize),
      );
      const parts = await Promise.all(chunks.map(put));
      return chunks.flatMap((chunk, i) => chunk.map((o) => entryOf(parts[i], o.sent.id)));
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

/** The first jobs that fit one transaction; always one. */
function takeJobs(queue: readonly Job[]): Job[] {
  let size = 0;
  const end = queue.findIndex((job, i) => (size += job.offered.length) > batchSize && i > 0);
  return queue.slice(0, end < 0 ? queue.length : end);
}

const stationsOf = (job: Job): string[] => job.offered.map((o) => o.sent.station);

function entryOf(committed: Committed | undefined, id: string): Entry {
  const entry = committed?.entryById.get(id);
  if (entry === undefined) throw new Error(`Command ${id} has no entry after its commit`);
  return entry;
}
