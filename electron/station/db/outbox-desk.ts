import { asc, eq } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Session } from '../../../shared/wire/down.ts';
import { drafts, prefs, session } from './outbox-schema.ts';

export type Draft = typeof drafts.$inferSelect;

/** What lies on the operator's desk: drafts, preferences, who is signed in. */
export function createOutboxDesk(orm: BetterSQLite3Database) {
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
      if (current === undefined) current = orm.select().from(session).get()?.session ?? null;
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
