import { sql } from 'drizzle-orm';
import { bigint, boolean, customType, index, integer, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Role } from '../../shared/domain/actor/actor.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';
import type { Registry } from '../../shared/wire/registry.ts';

/*
 * One schema for PGlite and PostgreSQL. Documents are `json`, not `jsonb`: a journal keeps the very text that was hashed, and
 * jsonb refuses texts that JSON allows (NUL, lone surrogates), so that one typed character could block a console's outbox.
 */

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const ms = (name: string) => bigint(name, { mode: 'number' });

/** The one row whose lock gives the journal its order: whoever holds it appends next. */
export const meta = pgTable('meta', {
  id: integer('id').primaryKey(),
  /** Position and hash of the journal's last entry. */
  seq: ms('seq').notNull(),
  hash: text('hash').notNull(),
  /** Changes when this store comes back older than stations know it. */
  epoch: text('epoch').notNull(),
  /** Made with the store, never changed: tells a mark beside the folder whose it is. */
  storeId: text('store_id').notNull(),
  /** Key that signs session ids, so that a restored hub still knows those it gave after the copy was made. */
  sessionKey: text('session_key').notNull(),
  registryVersion: text('registry_version'),
});

/** Marks by which scope is decided, see access/scope.ts. */
const scopeColumns = {
  area: text('area').notNull(),
  restricted: boolean('restricted').notNull(),
  involved: text('involved').array().notNull(),
  /** Machine of a dossier; null: an event. */
  machine: text('machine'),
  barred: text('barred').array().notNull().default([]),
};

/** Events and dossiers as the fold of their entries; only a commit writes them. */
export const rows = pgTable(
  'rows',
  {
    id: text('id').primaryKey(),
    ...scopeColumns,
    state: text('state').notNull(),
    /** `foreignRef` of where an event came from, and of where it was last sent (LYG-27-2). */
    foreignRef: text('foreign_ref'),
    sentRef: text('sent_ref'),
    /** Last entry folded into `doc`. */
    seq: ms('seq').notNull(),
    doc: json('doc').$type<Row>().notNull(),
  },
  (t) => [
    index('rows_area').on(t.area.op('text_pattern_ops'), t.id),
    index('rows_involved').using('gin', t.involved),
    index('rows_machine').on(t.machine, t.seq).where(sql`machine is not null`),
    index('rows_foreign').on(t.foreignRef).where(sql`foreign_ref is not null`),
    index('rows_sent').on(t.sentRef).where(sql`sent_ref is not null`),
  ],
);

/** The journal. Scope columns are as of this entry: what a reader was allowed to see then. */
export const entries = pgTable(
  'entries',
  {
    seq: ms('seq').primaryKey(),
    commandId: text('command_id').notNull().unique(),
    station: text('station').notNull(),
    n: ms('n').notNull(),
    account: text('account').notNull(),
    rowId: text('row_id').notNull(),
    ...scopeColumns,
    kind: text('kind').notNull(),
    doneAt: ms('done_at').notNull(),
    hubAt: ms('hub_at').notNull(),
    hash: text('hash').notNull(),
    doc: json('doc').$type<Entry>().notNull(),
  },
  (t) => [
    index('entries_row').on(t.rowId, t.seq),
    index('entries_station').on(t.station, t.seq),
    // Dossiers alone can leave a reader's sight: what a delta looks for then.
    index('entries_machine').on(t.seq).where(sql`machine is not null`),
    // What other systems fetch.
    index('entries_transferred').on(t.seq).where(sql`kind = 'event.transferred'`),
  ],
);

export const accounts = pgTable('accounts', {
  account: text('account').primaryKey(),
  name: text('name').notNull(),
  role: text('role').$type<Role>().notNull(),
  area: text('area').notNull(),
  unit: text('unit').notNull(),
  department: text('department'),
  /** argon2id, with its salt and cost. */
  passwordHash: text('password_hash').notNull(),
  disabledAt: ms('disabled_at'),
  createdAt: ms('created_at').notNull(),
});

export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    account: text('account').notNull(),
    station: text('station').notNull(),
    /** sha-256 of the token; the token itself is never stored. */
    tokenHash: text('token_hash').notNull().unique(),
    createdAt: ms('created_at').notNull(),
    until: ms('until').notNull(),
    revokedAt: ms('revoked_at'),
  },
  (t) => [index('sessions_account').on(t.account)],
);

/** Consoles and the three digits that make their receipt numbers their own. */
export const stations = pgTable('stations', {
  id: text('id').primaryKey(),
  no: integer('no').notNull().unique(),
  createdAt: ms('created_at').notNull(),
});

export const registries = pgTable('registries', {
  version: text('version').primaryKey(),
  savedAt: ms('saved_at').notNull(),
  doc: json('doc').$type<Registry>().notNull(),
});

/** Lines to other systems (LYG-27-2); `n`, `day` and `dayNo` give their commands and receipt numbers an order of their own. */
export const connectors = pgTable('connectors', {
  system: text('system').primaryKey(),
  name: text('name').notNull(),
  area: text('area').notNull(),
  /** sha-256 of the token; the token itself is never stored. */
  tokenHash: text('token_hash').notNull(),
  createdAt: ms('created_at').notNull(),
  revokedAt: ms('revoked_at'),
  lastContactAt: ms('last_contact_at'),
  lastFailureAt: ms('last_failure_at'),
  lastFailure: text('last_failure'),
  failures: integer('failures').notNull().default(0),
  n: ms('n').notNull().default(0),
  day: text('day').notNull().default(''),
  dayNo: integer('day_no').notNull().default(0),
});

/** What was sent, or could not be, when an alarm went up the ladder: one line a person and channel (hub/channels). */
export const deliveries = pgTable(
  'deliveries',
  {
    /** Digest of command, channel and address: a second node, or a second reading, sends nothing twice. */
    id: text('id').primaryKey(),
    /** Group and step: within the quiet time they are told of once. */
    about: text('about').notNull(),
    seq: ms('seq').notNull(),
    channel: text('channel').notNull(),
    address: text('address').notNull(),
    person: text('person').notNull(),
    words: text('words').notNull(),
    at: ms('at').notNull(),
    state: text('state').notNull(),
    tries: integer('tries').notNull().default(0),
    nextAt: ms('next_at').notNull(),
    lastError: text('last_error'),
    sentAt: ms('sent_at'),
  },
  (t) => [index('deliveries_state').on(t.state, t.nextAt), index('deliveries_about').on(t.about, t.at)],
);

/** How far a reader of the journal has come, by its name. */
export const readers = pgTable('readers', { name: text('name').primaryKey(), seq: ms('seq').notNull() });

/**
 * Files of events by the hash of their content, apart for each event: who knows a hash of another event's file gets nothing by it. The
 * bytes lie in the database, so that every node serves them and one backup holds journal and files alike (decision 0011).
 */
export const eventFiles = pgTable(
  'event_files',
  {
    event: text('event').notNull(),
    sha256: text('sha256').notNull(),
    /** Bytes here, from the start without a gap. */
    have: ms('have').notNull(),
    /** When all of it was here and its hash was right, ms; null: still coming. */
    wholeAt: ms('whole_at'),
  },
  (t) => [primaryKey({ columns: [t.event, t.sha256] })],
);

export const fileChunks = pgTable(
  'file_chunks',
  {
    event: text('event').notNull(),
    sha256: text('sha256').notNull(),
    /** Where in the file it begins. */
    at: ms('at').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.sha256, t.at] })],
);
