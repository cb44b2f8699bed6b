import { and, asc, eq, lt, ne, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { SentCommand } from '../../../shared/journal/entry.ts';
import type { Session } from '../../../shared/wire/down.ts';
import { migrate } from './migrate.ts';
import type { Db } from './open-database.ts';
import { acts, attention, drafts, meta, outboxMigrations, prefs, session } from './outbox-schema.ts';

/** An act that waits for the hub's word. */
export type WaitingAct = { readonly sent: SentCommand; readonly again: boolean };

/** How an act ended at the hub. */
export type Settlement = {
  readonly id: string;
  readonly seq: number;
  readonly refusal: Refusal | null;
  readonly at: number;
};

export type RefusedAct = {
  readonly id: string;
  readonly sent: SentCommand;
  readonly refusal: Refusal;
  readonly refusedAt: number;
  readonly seq: number;
  readonly seen: number;
};

export type Draft = { readonly id: string; readonly form: Readonly<Record<string, unknown>>; readonly savedAt: number };

const metaKeys = [
  'station',
  'stationNo',
  'lastN',
  'dayNumbers',
  'hubUrl',
  'hubKnown',
  'epoch',
  'skew',
  'probe',
  'givenUrl',
] as const;
export type MetaKey = (typeof metaKeys)[number];

/** Local days whose running number is remembered. */
const keptDays = 60;

export type Outbox = ReturnType<typeof createOutbox>;

/**
 * The operator's own work on this console, durable before anything is shown (house: outbox first). Every writing method is one
 * transaction under `synchronous=FULL`; storage errors are thrown as SQLite gives them.
 */
export function createOutbox(db: Db) {
  migrate(db, outboxMigrations);
  const orm = drizzle(db);
  const $ = sql.placeholder;

  const getMeta = orm
    .select({ value: meta.value })
    .from(meta)
    .where(eq(meta.key, $('key')))
    .prepare();
  // Raw: drizzle's upsert cannot take a placeholder in SET.
  const setMetaRow = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const metaOf = (key: MetaKey): string | null => getMeta.get({ key })?.value ?? null;
  const setMeta = (key: MetaKey, value: string): void => void setMetaRow.run(key, value);

  const waiting = orm.select().from(acts).where(eq(acts.state, 'pending')).orderBy(asc(acts.n)).prepare();
  const actById = orm
    .select()
    .from(acts)
    .where(eq(acts.id, $('id')))
    .prepare();
  const insertAct = orm
    .insert(acts)
    .values({
      n: $('n'),
      id: $('id'),
      session: $('session'),
      actor: $('actor'),
      at: $('at'),
      command: $('command'),
      state: 'pending',
      seen: $('seen'),
    })
    .prepare();
  // Raw: thousands of ids as one JSON parameter instead of one variable each.
  const forget = db.prepare(
    `UPDATE acts SET state = 'pending', again = 1, seq = NULL, settled_at = NULL
     WHERE state = 'settled' AND settled_at > ? AND id NOT IN (SELECT value FROM json_each(?))`,
  );
  const totalChanges = db.prepare('SELECT total_changes()').pluck();
  const refusedCount = db.prepare('SELECT count(*) FROM attention').pluck();

  type ActRow = typeof acts.$inferSelect;
  const toSent = (row: ActRow): SentCommand => ({
    id: row.id,
    station: metaOf('station') ?? '',
    n: row.n,
    session: row.session,
    actor: row.actor,
    at: row.at,
    command: row.command,
  });

  const settleOne = (s: Settlement): void => {
    const row = actById.get({ id: s.id });
    if (row === undefined || row.state !== 'pending') return;
    orm
      .update(acts)
      .set({
        state: s.refusal === null ? 'settled' : 'refused',
        again: 0,
        seq: s.seq,
        refusal: s.refusal,
        settledAt: s.at,
      })
      .where(eq(acts.id, s.id))
      .run();
    if (s.refusal === null) return;
    orm
      .insert(attention)
      .values({ id: s.id, sent: toSent(row), refusal: s.refusal, refusedAt: s.at, seq: s.seq, seen: row.seen })
      .onConflictDoNothing()
      .run();
  };

  return {
    meta: metaOf,
    setMeta,

    /** Number the next act gets: one above the last ever given, whatever was pruned since. */
    nextN: (): number => Number(metaOf('lastN') ?? 0) + 1,
    /** Durable when this returns. */
    add: db.transaction((sent: SentCommand, seen: number): void => {
      insertAct.run({ ...sent, seen });
      setMeta('lastN', String(sent.n));
    }),
    /** An act a damaged file had lost, under its own number. */
    putBack: (sent: SentCommand, seen: number): void => void insertAct.run({ ...sent, seen }),
    /** Takes back an act that could not be shown; its `n` stays used. */
    remove: (id: string): void => void orm.delete(acts).where(eq(acts.id, id)).run(),
    /** Acts without the hub's word, oldest first. */
    waiting: (): readonly WaitingAct[] => waiting.all().map((row) => ({ sent: toSent(row), again: row.again === 1 })),
    stateOf: (id: string): 'pending' | 'settled' | 'refused' | null => actById.get({ id })?.state ?? null,
    settle: db.transaction((list: readonly Settlement[]): void => {
      for (const s of list) settleOne(s);
    }),
    /**
     * The hub came back older: what it had taken since `since` (ms) and does not know any more waits again, in its old order.
     * `known`: ids it still has. The new epoch is written in the same transaction, so this happens once.
     */
    reoffer: db.transaction((since: number, known: readonly string[], epoch: string): void => {
      forget.run(since, JSON.stringify(known));
      setMeta('epoch', epoch);
    }),
    /** Acts settled before `before` (ms) are history: the journal has them. */
    prune: (before: number): void =>
      void orm
        .delete(acts)
        .where(and(ne(acts.state, 'pending'), lt(acts.settledAt, before)))
        .run(),

    attention: (): readonly RefusedAct[] => orm.select().from(attention).orderBy(asc(attention.seq)).all(),
    attentionCount: (): number => Number(refusedCount.get()),
    dropAttention: (id: string): void => void orm.delete(attention).where(eq(attention.id, id)).run(),

    drafts: (): readonly Draft[] => orm.select().from(drafts).orderBy(asc(drafts.savedAt)).all(),
    saveDraft: (draft: Draft): void =>
      void orm
        .insert(drafts)
        .values(draft)
        .onConflictDoUpdate({ target: drafts.id, set: { form: draft.form, savedAt: draft.savedAt } })
        .run(),
    dropDraft: (id: string): void => void orm.delete(drafts).where(eq(drafts.id, id)).run(),

    prefs: (): Readonly<Record<string, unknown>> =>
      Object.fromEntries(
        orm
          .select()
          .from(prefs)
          .all()
          .map((p) => [p.key, p.value]),
      ),
    setPref: (key: string, value: unknown): void =>
      void orm.insert(prefs).values({ key, value }).onConflictDoUpdate({ target: prefs.key, set: { value } }).run(),

    session: (): Session | null => orm.select().from(session).get()?.session ?? null,
    setSession: (value: Session | null): void => {
      if (value === null) orm.delete(session).run();
      else
        orm
          .insert(session)
          .values({ one: 1, session: value })
          .onConflictDoUpdate({ target: session.one, set: { session: value } })
          .run();
    },

    /** Running number of a receipt on a local day, from 1; durable before it is given, so no power cut gives it twice. */
    takeNumber: db.transaction((day: string): number => {
      const given = JSON.parse(metaOf('dayNumbers') ?? '{}') as Record<string, number>;
      const next = (given[day] ?? 0) + 1;
      // Several days are kept: a clock that is set back must not give yesterday's numbers again.
      const kept = Object.entries({ ...given, [day]: next })
        .sort()
        .slice(-keptDays);
      setMeta('dayNumbers', JSON.stringify(Object.fromEntries(kept)));
      return next;
    }),
    /** After a restore: numbers given between copy and damage are unknown, so all counts jump ahead. */
    jumpNumbers: db.transaction((by: number): void => {
      const given = JSON.parse(metaOf('dayNumbers') ?? '{}') as Record<string, number>;
      setMeta('dayNumbers', JSON.stringify(Object.fromEntries(Object.entries(given).map(([day, n]) => [day, n + by]))));
      setMeta('lastN', String(Number(metaOf('lastN') ?? 0) + by));
    }),

    isSound: (): boolean => db.pragma('quick_check(1)', { simple: true }) === 'ok',
    /** Rows written since the file was opened: whether a copy is due. */
    writes: (): number => Number(totalChanges.get()),

    close: (): void => void db.close(),
  };
}
