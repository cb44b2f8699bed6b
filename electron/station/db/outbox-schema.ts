import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { Command } from '../../../shared/domain/verbs.ts';
import type { SentCommand } from '../../../shared/journal/entry.ts';
import type { Session } from '../../../shared/wire/down.ts';
import type { Migration } from './migrate.ts';

/** What the operator did on this console, in order; the one thing that must never be lost. */
export const acts = sqliteTable('acts', {
  n: integer('n').primaryKey(),
  id: text('id').notNull().unique(),
  session: text('session').notNull(),
  actor: text('actor', { mode: 'json' }).$type<Actor>().notNull(),
  /** Done time, ms on the estimate of hub time. */
  at: integer('at').notNull(),
  command: text('command', { mode: 'json' }).$type<Command>().notNull(),
  state: text('state', { enum: ['pending', 'settled', 'refused'] }).notNull(),
  /** Journal position the operator saw when acting: what came later is "meanwhile" (O4). */
  seen: integer('seen').notNull(),
  /** 1: settled once, pending again because the hub came back older. */
  again: integer('again').notNull().default(0),
  seq: integer('seq'),
  refusal: text('refusal', { mode: 'json' }).$type<Refusal>(),
  settledAt: integer('settled_at'),
});

/** Work the hub refused and its author has not yet dealt with (O4). */
export const attention = sqliteTable('attention', {
  id: text('id').primaryKey(),
  sent: text('sent', { mode: 'json' }).$type<SentCommand>().notNull(),
  refusal: text('refusal', { mode: 'json' }).$type<Refusal>().notNull(),
  refusedAt: integer('refused_at').notNull(),
  seq: integer('seq').notNull(),
  seen: integer('seen').notNull(),
});

export const drafts = sqliteTable('drafts', {
  id: text('id').primaryKey(),
  form: text('form', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
  savedAt: integer('saved_at').notNull(),
});

export const prefs = sqliteTable('prefs', {
  key: text('key').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>(),
});

export const session = sqliteTable('session', {
  one: integer('one').primaryKey(),
  session: text('session', { mode: 'json' }).$type<Session>().notNull(),
});

/** Small facts of this console: its id, number, hub, epoch, last `n`, the day's running number, what was lost. */
export const meta = sqliteTable('meta', { key: text('key').primaryKey(), value: text('value').notNull() });

export const outboxMigrations: readonly Migration[] = [
  {
    to: 1,
    sql: `
    CREATE TABLE acts (
      n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL,
      command TEXT NOT NULL, state TEXT NOT NULL, seen INTEGER NOT NULL, again INTEGER NOT NULL DEFAULT 0,
      seq INTEGER, refusal TEXT, settled_at INTEGER
    ) STRICT;
    CREATE INDEX acts_pending ON acts (n) WHERE state = 'pending';
    CREATE INDEX acts_settled ON acts (settled_at) WHERE state <> 'pending';
    CREATE TABLE attention (
      id TEXT PRIMARY KEY, sent TEXT NOT NULL, refusal TEXT NOT NULL, refused_at INTEGER NOT NULL, seq INTEGER NOT NULL,
      seen INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE drafts (id TEXT PRIMARY KEY, form TEXT NOT NULL, saved_at INTEGER NOT NULL) STRICT;
    CREATE TABLE prefs (key TEXT PRIMARY KEY, value TEXT) STRICT;
    CREATE TABLE session (one INTEGER PRIMARY KEY CHECK (one = 1), session TEXT NOT NULL) STRICT;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,
  },
];
