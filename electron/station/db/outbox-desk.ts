import { asc, eq } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Session } from '../../../shared/wire/down.ts';
import type { Db } from './open-database.ts';
import { drafts, prefs, session } from './outbox-schema.ts';

export type Draft = typeof drafts.$inferSelect;

/** What lies on the operator's desk: drafts, preferences, who is signed in. */
export function createOutboxDesk(db: Db, orm: BetterSQLite3Database) {
  // Raw: read at every open, before the first page.
  const sitting = db.prepare('SELECT session FROM session').pluck();
  /** Asked for with every message; undefined = not read yet. */
  let current: Session | null | undefined;
  return {
    drafts: (): readonly Draft[] => orm.select().from(drafts).orderBy(asc(drafts.savedAt)).all(),
    saveDraft({ id, form, savedAt }: Draft): void {
      orm
        .insert(drafts)
        .values({ id, form, savedAt })
        .onConflictDoUpdate({ target: drafts.id, set: { form, savedAt } })
        .run();
    },
    dropDraft: (id: string): void => void orm.delete(drafts).where(eq(drafts.id, id)).run(),

    prefs(): Readonly<Record<string, unknown>> {
      const rows = orm.select().from(prefs).all();
      return Object.fromEntries(rows.map((p) => [p.key, p.value]));
    },
    setPref: (key: string, value: unknown): void =>
      void orm.insert(prefs).values({ key, value }).onConflictDoUpdate({ target: prefs.key, set: { value } }).run(),

    session(): Session | null {
      if (current !== undefined) return current;
      const text = sitting.get() as string | undefined;
      current = text === undefined ? null : (JSON.parse(text) as Session);
      return current;
    },
    setSession(value: Session | null): void {
      current = undefined;
      if (value === null) {
        orm.delete(session).run();
        return;
      }
      const row = { one: 1, session: value };
      orm
        .insert(session)
        .values(row)
        .onConflictDoUpdate({ target: session.one, set: { session: value } })
        .run();
    },
  };
}
