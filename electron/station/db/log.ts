import type { Db } from './open-database.ts';

/** What was written to a file and stands in its log. */
export function createLog(db: Db) {
  const totalChanges = db.prepare('SELECT total_changes()').pluck();
  return {
    /** Rows written since the file was opened. */
    writes: (): number => Number(totalChanges.get()),
    /** Takes the log into the file, so that it begins anew; answers how many pages it held. */
    takeLog(): number {
      const [answer] = db.pragma('wal_checkpoint(PASSIVE)') as readonly { readonly log: number }[];
      return answer?.log ?? 0;
    },
  };
}
