import { and, asc, eq, lt, ne, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { Command } from '../../../shared/domain/verbs.ts';
import type { SentCommand } from '../../../shared/journal/entry.ts';
import type { Db } from './open-database.ts';
import type { MetaKey } from './outbox-meta.ts';
import { acts, attention } from './outbox-schema.ts';

/** An act that waits for the hub's word. `again`: settled once, waiting anew because the hub came back older. */
export type WaitingAct = { readonly sent: SentCommand; readonly again: boolean };

/** How an act ended at the hub. */
export type Settlement = {
  readonly id: string;
  readonly seq: number;
  readonly refusal: Refusal | null;
  readonly at: number;
};

export type RefusedAct = typeof attention.$inferSelect;

type ActState = (typeof acts.$inferSelect)['state'];
type WaitingRow = Omit<SentCommand, 'station' | 'actor' | 'command'> & {
  readonly actor: string;
  readonly command: string;
  readonly again: number;
};

/** A place in the journal of a hub, as it can be proven to it. */
export type Heard = { readonly epoch: string; readonly seq: number; readonly hash: string | null };

type Meta = { readonly meta: (key: MetaKey) => string | null; readonly setMeta: (key: MetaKey, value: string) => void };

/** Statements on the acts. Raw where they run at every open, before the first page: building one would cost more than running it. */
function actStatements(db: Db, orm: BetterSQLite3Database) {
  const $ = sql.placeholder;
  const waiting = db.prepare(
    "SELECT n, id, session, actor, at, command, again FROM acts WHERE state = 'pending' ORDER BY n",
  );
  const stateById = db.prepare('SELECT state FROM acts WHERE id = ?').pluck();
  const prepareById = () =>
    orm
      .select()
      .from(acts)
      .where(eq(acts.id, $('id')))
      .prepare();
  const prepareInsert = () =>
    orm
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
  // Built when first needed, kept from then on.
  let [byId, insert]: [ReturnType<typeof prepareById> | null, ReturnType<typeof prepareInsert> | null] = [null, null];
  // Raw: thousands of ids as one JSON parameter instead of one variable each.
  const forgotten = db.prepare(
    `UPDATE acts SET state = 'pending', again = 1, seq = NULL, settled_at = NULL
     WHERE state = 'settled' AND settled_at > ? AND id NOT IN (SELECT value FROM json_each(?))`,
  );
  const unheard = db.prepare(
    `UPDATE acts SET state = 'pending', seq = NULL, refusal = NULL, settled_at = NULL
     WHERE (state = 'settled' AND seq > ?) OR (state <> 'pending' AND id IN (SELECT value FROM json_each(?)))`,
  );
  return {
    waiting,
    stateById,
    forgotten,
    unheard,
    find(id: string) {
      byId ??= prepareById();
      return byId.get({ id });
    },
    put(sent: SentCommand, seen: number): void {
      insert ??= prepareInsert();
      insert.run({ ...sent, seen });
    },
  };
}

/** The acts themselves and the tray of refused ones. Every writing method is one transaction under `synchronous=FULL`. */
export function createOutboxActs(db: Db, orm: BetterSQLite3Database, { meta, setMeta }: Meta) {
  const { waiting, stateById, forgotten, unheard, find, put } = actStatements(db, orm);
  const toSent = ({ id, n, session, actor, at, command }: Omit<SentCommand, 'station'>): SentCommand => {
    return { id, station: meta('station') ?? '', n, session, actor, at, command };
  };
  return {
    /** Durable when this returns. @param seen journal position the operator saw */
    add: db.transaction((sent: SentCommand, seen: number): void => {
      put(sent, seen);
      setMeta('lastN', String(sent.n));
    }),
    /** An act a damaged file had lost, under its own number. */
    putBack: put,
    /** Takes back an act that could not be shown; its `n` stays used. */
    remove: (id: string): void => void orm.delete(acts).where(eq(acts.id, id)).run(),
    /** Acts without the hub's word, oldest first. */
    waiting: (): readonly WaitingAct[] =>
      (waiting.all() as WaitingRow[]).map(({ actor, command, again, ...row }) => ({
        sent: toSent({ ...row, actor: JSON.parse(actor) as Actor, command: JSON.parse(command) as Command }),
        again: again === 1,
      })),
    stateOf: (id: string): ActState | null => (stateById.get(id) as ActState | undefined) ?? null,
    /** @param heard where the journal stood that says so, kept for a cache that is lost */
    settle: db.transaction((list: readonly Settlement[], heard: Heard | null): void => {
      if (heard !== null) setMeta('heard', JSON.stringify(heard));
      for (const { id, seq, refusal, at } of list) {
        const row = find(id);
        if (row?.state !== 'pending') continue;
        const state = refusal === null ? 'settled' : 'refused';
        orm.update(acts).set({ state, again: 0, seq, refusal, settledAt: at }).where(eq(acts.id, id)).run();
        if (refusal === null) continue;
        const line = { id, sent: toSent(row), refusal, refusedAt: at, seq, seen: row.seen };
        orm.insert(attention).values(line).onConflictDoNothing().run();
      }
    }),
    /**
     * The hub came back older: what it had taken since `since` (ms) and does not know any more waits again, in its old order.
     * `known`: ids it still has. The new epoch is written in the same transaction, so this happens once.
     */
    reoffer: db.transaction((since: number, known: readonly string[], epoch: string): void => {
      forgotten.run(since, JSON.stringify(known));
      setMeta('epoch', epoch);
    }),
    /**
     * The power took commits from the cache which this file, synced with every act, still knows the end of: what was settled beyond
     * `cursor`, and what the cache shows as waiting (`shown`), waits until the cache hears of it again.
     */
    waitAgain: (cursor: number, shown: readonly string[]): void => void unheard.run(cursor, JSON.stringify(shown)),
    /** The last place at which something was settled, whatever became of the cache. */
    heard(): Heard | null {
      const kept = meta('heard');
      return kept === null ? null : (JSON.parse(kept) as Heard);
    },
    /** Acts settled before `before` (ms) are history: the journal has them. */
    prune: (before: number): void =>
      void orm
        .delete(acts)
        .where(and(ne(acts.state, 'pending'), lt(acts.settledAt, before)))
        .run(),
  };
}

/** Work the hub refused and its author has not yet dealt with (O4). */
export function createAttentionTray(db: Db, orm: BetterSQLite3Database) {
  const count = db.prepare('SELECT count(*) FROM attention').pluck();
  return {
    attention: (): readonly RefusedAct[] => orm.select().from(attention).orderBy(asc(attention.seq)).all(),
    attentionCount: (): number => Number(count.get()),
    dropAttention: (id: string): void => void orm.delete(attention).where(eq(attention.id, id)).run(),
  };
}
