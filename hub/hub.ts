import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { GivenFile } from '../shared/domain/attachment/attachment.ts';
import { outagesOf } from '../shared/domain/connector/connector.ts';
import type { GridEvent, State } from '../shared/domain/event/event.ts';
import type { Head } from '../shared/journal/commit.ts';
import type { Entry, SentCommand } from '../shared/journal/entry.ts';
import type { Registry } from '../shared/wire/registry.ts';
import { wireVersion } from '../shared/wire/version.ts';
import { addAccounts, isWithoutAccounts, type NewAccount } from './access/accounts.ts';
import { listConnectors } from './access/connectors.ts';
import { createOutages } from './access/outages.ts';
import { type Argon2Cost, createPasswords, type Passwords } from './access/passwords.ts';
import { createSessions, defaultSessionMs } from './access/sessions.ts';
import { createTools, type Tools } from './access/tools.ts';
import { createTries, type TryLimit } from './access/tries.ts';
import { createConnectorCalls } from './api/connector-calls.ts';
import { createConnectorsDoor } from './api/connectors-door.ts';
import { createHttpDoor, type Health, listenOn } from './api/http-door.ts';
import { createToolsDoor } from './api/tools-door.ts';
import type { Channel } from './channels/channel.ts';
import { createChannels } from './channels/channels.ts';
import type { Delivery } from './channels/deliveries.ts';
import type { ChannelSettings } from './channels/settings.ts';
import { createEpoch, type Epoch } from './db/epoch.ts';
import { createHighWater, type HighWater, markFileOf, olderThanMark } from './db/high-water.ts';
import { ownCard, writeCard } from './db/hub-card.ts';
import { entriesAfter, eventsIn } from './db/journal-reads.ts';
import { consoleLog, type Log } from './db/log.ts';
import { ensureMeta, type Meta, readMeta } from './db/meta.ts';
import { openStore } from './db/open-store.ts';
import { createReferences, saveRegistry } from './db/reference.ts';
import { createRulingReader } from './db/ruling.ts';
import type { Db, Store, StoreChoice } from './db/store.ts';
import { createAdmission } from './fanout/admission.ts';
import { createFanout } from './fanout/fanout.ts';
import { createNews } from './fanout/news.ts';
import { createFileStore, putWhole } from './files/file-store.ts';
import { createFilesDoor } from './files/files-door.ts';
import { digest } from './intake/commit-batch.ts';
import { createIntake } from './intake/intake.ts';
import { createRecounter } from './intake/recount-clocks.ts';

export { defaultCatchUps } from './fanout/admission.ts';

export type HubSeed = { readonly registry: Registry; readonly accounts: readonly NewAccount[] };

export type HubOptions = {
  readonly store: StoreChoice;
  /** Put into a store that has no registry, or no accounts, yet; never over what is there. */
  readonly seed?: HubSeed;
  /** A registry to put in force whatever the store holds. */
  readonly registry?: unknown;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Hub time, ms. The demo's runs faster than the wall's. */
  readonly now?: () => number;
  readonly log?: Log;
  /** Where the high-water mark is kept; null keeps none. Default: beside the data folder of PGlite, none for PostgreSQL. */
  readonly markFile?: string | null;
  readonly argon2?: Argon2Cost;
  /** How long a session lasts in hub time, ms. */
  readonly sessionMs?: number;
  readonly tries?: TryLimit;
  /** How often to look for commits of other nodes, ms; PostgreSQL only. */
  readonly pollMs?: number;
  /** Consoles whose catch-up is answered at the same time; the others wait their turn. */
  readonly catchUps?: number;
  /** How people are reached when an alarm comes up to them (A4); left out: nobody is called from here. */
  readonly channels?: { readonly settings: ChannelSettings; readonly adapters?: readonly Channel[] };
};

export type OfferOptions = {
  /** A past is loaded (demo history): the hub's time of each entry is the command's own `at`, not now. */
  readonly past?: boolean;
};

/** A running hub: its tools, and what only a running one can do. */
export type Hub = Tools & {
  readonly url: string;
  readonly port: number;
  /** Changes when the hub finds that its store is older than stations know it. */
  readonly epoch: () => string;
  /** Takes commands of this process (demo, importer): their actors are trusted. The entries in the same order. Rejects when the store fails. */
  readonly offer: (sent: readonly SentCommand[], options?: OfferOptions) => Promise<readonly Entry[]>;
  /** Takes the bytes of a file that an event's journal names, from this process (demo). Rejects when they are not what it names. */
  readonly putFile: (event: string, file: GivenFile, bytes: Uint8Array) => Promise<void>;
  /** Rows of all events in these states. */
  readonly events: (states: readonly State[]) => Promise<readonly GridEvent[]>;
  /** Entries after a position of the journal in order, at most `limit`. */
  readonly entriesAfter: (seq: number, limit: number) => Promise<readonly Entry[]>;
  readonly registry: () => Promise<Registry>;
  /** The record of the alarm channels, newest first, once everything due has been seen to; empty where none run. */
  readonly deliveries: () => Promise<readonly Delivery[]>;
  /** Connected consoles. */
  readonly seats: () => number;
  /** Settles what was offered, hangs up, closes the store. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts a county hub in this process. Resolves when consoles can connect. Rejects with a HubError that says in two sentences what
 * is wrong and what to do: folder not writable, in use or damaged, database address, port in use, a newer store, no registry.
 */
export async function createHub(options: HubOptions): Promise<Hub> {
  const log = options.log ?? consoleLog;
  const store = await openStore(options.store, log);
  try {
    return await startHub(options, store, log);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function startHub(options: HubOptions, store: Store, log: Log): Promise<Hub> {
  const books = await openBooks(options, store, log);
  const line = await openLine(options, store, books, log);
  const host = options.host ?? '127.0.0.1';
  const port = await listenOn(line.http, host, options.port ?? 0).catch(async (error: unknown) => {
    await line.stop();
    throw error;
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const { db } = store;
  if (books.card !== null) writeCard(books.card.dir, { ...ownCard(), url, key: books.card.key });
  log('info', 'hub ready', { url, epoch: books.epoch.current(), seq: books.start.seq, store: store.kind });
  return {
    ...line.tools,
    url,
    port,
    epoch: books.epoch.current,
    offer: (sent, { past = false } = {}) =>
      line.intake.offer(sent.map((one) => ({ sent: one, trusted: true, ...(past && { hubAt: one.at }) }))),
    putFile: line.putFile,
    events: (states) => eventsIn(db, states),
    entriesAfter: (seq, limit) => entriesAfter(db, seq, limit),
    registry: line.registry,
    seats: line.fanout.seats,
    deliveries: line.deliveries,
    stop: once(async () => {
      await line.stop();
      books.highWater.flush();
      await store.close();
      log('info', 'hub stopped');
    }),
  };
}

type Books = Awaited<ReturnType<typeof openBooks>>;

/** Everything that reads and writes the store; nobody can connect yet. */
async function openBooks(options: HubOptions, { db }: Store, log: Log) {
  const now = options.now ?? Date.now;
  const passwords = createPasswords(options.argon2);
  const references = createReferences();
  const start = await fill(options, db, passwords, now());
  await references.get(db, start.registryVersion);
  const epoch = createEpoch(db, start.epoch, log);
  const highWater = await openHighWater(options, db, start, epoch, log);
  const sessions = createSessions({
    db,
    passwords,
    tries: createTries(options.tries),
    sessionKey: start.sessionKey,
    sessionMs: options.sessionMs ?? defaultSessionMs,
  });
  const dir = options.store.kind === 'pglite' ? options.store.dir : null;
  const card = dir === null ? null : { dir, key: randomBytes(32).toString('base64url') };
  return { now, passwords, references, start, epoch, highWater, sessions, card };
}

/** Intake, sockets and news around the books; listens only when told to. */
async function openLine(options: HubOptions, store: Store, books: Books, log: Log) {
  const { db } = store;
  const { now, passwords, references, start, epoch, highWater, sessions, card } = books;
  const reached = (): Head => news.reached();
  const deps = { store, references, readRuling: createRulingReader(), now, reached, log };
  const intake = createIntake(deps, (committed) => {
    highWater.note(committed.head);
    news.committed(committed.head, committed.fresh);
    channels?.wake();
    if (committed.fresh.some(({ machine }) => machine === 'calendarYear')) recounter.wake();
  });
  const outages = createOutages(db, now);
  const tools: Tools = createTools({ db, passwords, sessions, now, digest, onEnded: () => fanout.sweep() });
  const registry = async (): Promise<Registry> =>
    (await references.get(db, (await readMeta(db)).registryVersion)).registry;
  const trust = (sent: readonly SentCommand[]): Promise<readonly Entry[]> =>
    intake.offer(sent.map((one) => ({ sent: one, trusted: true })));
  // A reader of its own: what it keeps must not be read while a commit reads.
  const recounter = createRecounter({ store, references, readRuling: createRulingReader(), offer: trust, now, log });
  const health = async (): Promise<Health> => {
    const { seq } = await readMeta(db);
    const outages = outagesOf(await listConnectors(db), now());
    return { ok: true, epoch: epoch.current(), seq, version: wireVersion, outages };
  };
  const toolsDoor = createToolsDoor(() => ({ ...tools, registry, offer: trust }), card?.key ?? null, log);
  const calls = createConnectorCalls({ db, now, profileId: async () => (await registry()).profileId, offer: trust });
  const admission = createAdmission(options.catchUps);
  const connectors = createConnectorsDoor({ db, calls, now, log });
  const fileStore = createFileStore(db);
  const files = createFilesDoor({ db, files: fileStore, sessions, now, log });
  const http = createHttpDoor(health, admission.isCrowded, toolsDoor, connectors, files);
  const rolledBack = async (why: string): Promise<string> => {
    const fresh = await epoch.renew(why);
    fanout.hangUpAll();
    return fresh;
  };
  const offer = (sent: readonly SentCommand[]): Promise<unknown> =>
    intake.offer(sent.map((one) => ({ sent: one, trusted: false, epoch: epoch.current() })));
  const fanout = createFanout(http, {
    db,
    sessions,
    references,
    offer,
    rolledBack,
    outages,
    now,
    log,
    admission,
  });
  const news = await createNews({
    store,
    from: start,
    pollMs: options.pollMs ?? 2_000,
    tell: fanout.tell,
    onEpoch: async (current, behind) => {
      if (behind !== null) await rolledBack(behind);
      else if (epoch.adopt(current)) fanout.hangUpAll();
    },
    log,
  }).catch(async (error: unknown) => {
    await fanout.stop();
    throw error;
  });
  recounter.wake();
  const channels = options.channels === undefined ? null : createChannels({ ...options.channels, db, now, log });
  const deliveries = async (): Promise<readonly Delivery[]> => {
    await channels?.settled();
    return (await channels?.list(1_000)) ?? [];
  };
  const stop = async (): Promise<void> => {
    await channels?.stop();
    await recounter.stop();
    await intake.stop();
    await fanout.stop();
    await closeHttp(http);
    await news.stop();
  };
  const putFile: Hub['putFile'] = (event, file, bytes) => putWhole(fileStore, event, file, bytes, now());
  return { http, intake, fanout, tools, registry, deliveries, putFile, stop };
}

/** Makes a new store usable, and puts a given registry in force. */
async function fill({ registry, seed }: HubOptions, db: Db, passwords: Passwords, now: number): Promise<Meta> {
  const meta = await ensureMeta(db);
  if (registry !== undefined) await saveRegistry(db, registry, now);
  else if (seed !== undefined && meta.registryVersion === null) await saveRegistry(db, seed.registry, now);
  if (seed !== undefined && (await isWithoutAccounts(db))) await addAccounts(db, passwords, seed.accounts, now);
  return readMeta(db);
}

async function openHighWater(options: HubOptions, db: Db, start: Meta, epoch: Epoch, log: Log): Promise<HighWater> {
  const file = options.markFile === undefined ? defaultMarkFile(options.store) : options.markFile;
  const older = await olderThanMark(db, start, file, log);
  if (older !== null) await epoch.renew(older);
  const highWater = createHighWater(file, start.storeId, log);
  highWater.note(start);
  highWater.flush();
  return highWater;
}

const defaultMarkFile = (store: StoreChoice): string | null =>
  store.kind === 'pglite' && store.dir !== null ? markFileOf(store.dir) : null;

function once(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | null = null;
  return () => (stopping ??= stop());
}

/** The socket server closes the web server with it; one that never listened is closed already. */
async function closeHttp(http: Server): Promise<void> {
  if (!http.listening) return;
  await new Promise<void>((resolve) => void http.close(() => resolve()));
}
