import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from './migrate.ts';
import type { Db } from './open-database.ts';
import { createAttentionTray, createOutboxActs } from './outbox-acts.ts';
import { createOutboxDesk } from './outbox-desk.ts';
import { createOutboxMeta } from './outbox-meta.ts';
import { outboxMigrations } from './outbox-schema.ts';

export type Outbox = ReturnType<typeof createOutbox>;

/**
 * The operator's own work on this console, durable before anything is shown (house: outbox first). Storage errors are thrown as
 * SQLite gives them.
 */
export function createOutbox(db: Db) {
  migrate(db, outboxMigrations);
  const orm = drizzle(db);
  const meta = createOutboxMeta(db);
  const totalChanges = db.prepare('SELECT total_changes()').pluck();
  return {
    ...meta,
    ...createOutboxActs(db, orm, meta),
    ...createAttentionTray(db, orm),
    ...createOutboxDesk(db, orm),
    isSound: (): boolean => db.pragma('quick_check(1)', { simple: true }) === 'ok',
    /** Lets the file grow to so many pages (tests of a full disk). */
    limitPages: (pages: number): void => void db.pragma(`max_page_count = ${pages}`),
    /** Rows written since the file was opened: whether a copy is due. */
    writes: (): number => Number(totalChanges.get()),
    close: (): void => void db.close(),
  };
}
