import { drizzle } from 'drizzle-orm/better-sqlite3';
import { createLog } from './log.ts';
import { migrate } from './migrate.ts';
import type { Db } from './open-database.ts';
import { createAttentionTray, createOutboxActs } from './outbox-acts.ts';
import { createOutboxDesk } from './outbox-desk.ts';
import { createOutboxMeta } from './outbox-meta.ts';
import { outboxMigrations } from './outbox-schema.ts';

const pageBytes = 4_096;

export type Outbox = ReturnType<typeof createOutbox>;

/**
 * The operator's own work on this console, durable before anything is shown (house: outbox first). Storage errors are thrown as
 * SQLite gives them.
 */
export function createOutbox(db: Db) {
  migrate(db, outboxMigrations);
  const orm = drizzle(db);
  const meta = createOutboxMeta(db);
  return {
    ...meta,
    ...createOutboxActs(db, orm, meta),
    ...createAttentionTray(db, orm),
    ...createOutboxDesk(db, orm),
    isSound: (): boolean => db.pragma('quick_check(1)', { simple: true }) === 'ok',
    /** Lets the file grow to so many pages (tests of a full disk). */
    limitPages: (pages: number): void => void db.pragma(`max_page_count = ${pages}`),
    ...createLog(db),
    /** Makes the log `pages` long, so that acts write over what is there. Done while nobody waits: three synced writes. */
    lengthenLog(pages: number): void {
      meta.setMeta('probe', 'x'.repeat(pages * pageBytes));
      meta.setMeta('probe', '');
      db.pragma('incremental_vacuum');
      db.pragma('wal_checkpoint(PASSIVE)');
    },
    close: (): void => void db.close(),
  };
}
