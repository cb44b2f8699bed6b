import { and, asc, eq, lt, ne } from 'drizzle-orm';
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
/** An act as its table keeps it. */
type StoredAct = Omit<SentCommand, 'station' | 'actor' | 'command'> & {
  readonly actor: string;
  readonly command: string;
};

/** A place in the journal of a hub, as it can be proven to it. */
export type Heard = { readonly epoch: string; readonly seq: number; readonly hash: string | null };

type Meta = { readonly meta: (key: MetaKey) => string | null; readonly setMeta: (key: MetaKey, value: string) => void };

const columns = 'n, id, session, actor, at, command';

/** Statements on the acts. Raw: run with every act or at every open, where drizzle's own building and mapping would double the time. */
function actStatements(db: Db) {
  const waiting = db.prepare(`SELECT ${columns}, again FROM acts WHERE state = 'pending' ORDER BY n`);
  const byId = db.prepare(`SELECT ${columns}, state, seen FROM acts WHERE id = ?`);
  const stateById = db.prepare('SELECT state FROM acts WHERE id = ?').pluck();
  const insert = db.prepare(`INSERT INTO acts (${columns}, state, seen) VALUES (?, ?, ?, ?, ?, ?, 'pending', ?)`);
  const settle = db.prepare('UPDATE acts SET state = ?, again = 0, seq = ?, refusal = ?, settled_at = ? WHERE id = ?');
  // Thousands of ids as one JSON parameter instead of one variable each.
  const forgotten = db.prepare(
    `UPDATE acts SET state = 'pending', again = 1, seq = NULL, settled_at = NULL
     WHERE state = 'settled' AND settled_at > ? AND id NOT IN (SELECT value FROM json_each(?))`,
  );
  const unheard = db.prepare(
    `UPDATE acts SET state = 'pending', seq = NULL, refusal = NULL, settled_at = NULL
     WHERE (state = 'settled' AND seq > ?) OR (state <> 'pending' AND id IN (SELECT value FROM json_each(?)))`,
  );
  const attached = db.prepare(
    "SELECT command FROM acts WHERE json_extract(command, '$.kind') = 'event.attach' ORDER BY n",
  );
  return {
    attached: () => attached.pluck().all() as readonly string[],
    stateById,
    forgotten,
    unheard,
    waiting: () => waiting.all() as readonly (StoredAct & { readonly again: number })[],
    find: (id: string) => byId.get(id) as (StoredAct & { readonly state: ActState; readonly seen: number }) | undefined,
    put({ n, id, session, actor, at, command }: SentCommand, seen: number): void {
      insert.run(n, id, session, JSON.stringify(actor), at, JSON.stringify(command), seen);
    },
    settle({ id, seq, refusal, at }: Settlement): void {
      const text = refusal === null ? null : JSON.stringify(refusal);
      settle.run(refusal === null ? 'settled' : 'refused', seq, text, at, id);
    },
  };
}

/** The acts themselves and the tray of refused ones. Every writing method is one transaction under `synchronous=FULL`. */
export function createOutboxActs(db: Db, orm: BetterSQLite3Database, { meta, setMeta }: Meta) {
  const statements = actStatements(db);
  const toSent = ({ id, n, session, actor, at, command }: StoredAct): SentCommand => ({
    id,
    station: meta('station') ?? '',
    n,
    session,
    actor: JSON.parse(actor) as Actor,
    at,
    command: JSON.parse(command) as Command,
  });
  return {
    /** Durable when this returns. @param seen journal position the operator saw */
    add: db.transaction((sent: SentCommand, seen: number): void => {
      statements.put(sent, seen);
      setMeta('lastN', String(sent.n));
    }),
    /** An act a damaged file had lost, under its own number. */
    putBack: statements.put,
    /** Takes back an act that could not be shown; its `n` stays used. */
    remove: (id: string): void => void orm.delete(acts).where(eq(acts.id, id)).run(),
    /** Acts without the hub's word, oldest first. */
    waiting: (): readonly WaitingAct[] =>
      statements.waiting().map((row) => ({ sent: toSent(row), again: row.again === 1 })),
    /** Files that acts of this console put to events, as far back as it keeps its acts. */
    attached: (): readonly { readonly event: string; readonly sha256: string; readonly name: string }[] =>
      statements.attached().flatMap((text) => {
        const command = JSON.parse(text) as Command;
        if (command.kind !== 'event.attach') return [];
        return [{ event: command.event, sha256: command.file.sha256, name: command.file.name }];
      }),
    stateOf: (id: string): ActState | null => (statements.stateById.get(id) as ActState | undefined) ?? null,
    /** @param heard where the journal stood that says so, kept for a cache that is lost */
    settle: db.transaction((list: readonly Settlement[], heard: Heard | null): void => {
      if (heard !== null) setMeta('heard', JSON.stringify(heard));
      for (const settlement of list) {
        const { id, seq, refusal, at } = settlement;
        const row = statements.find(id);
        if (row?.state !== 'pending') continue;
        statements.settle(settlement);
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
      statements.forgotten.run(since, JSON.stringify(known));
      setMeta('epoch', epoch);
    }),
    /**
     * The power took commits from the cache which this file, synced with every act, still knows the end of: what was settled beyond
     * `cursor`, and what the cache shows as waiting (`shown`), waits until the cache hears of it again.
     */
    waitAgain: (cursor: number, shown: readonly string[]): void =>
      void statements.unheard.run(cursor, JSON.stringify(shown)),
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
