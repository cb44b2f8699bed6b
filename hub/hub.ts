import type { Server } from 'node:http';
import type { Entry, SentCommand } from '../shared/journal/entry.ts';
import type { Registry } from '../shared/wire/registry.ts';
import { wireVersion } from '../shared/wire/version.ts';
import { type AccountAdmin, createAccountAdmin } from './access/account-admin.ts';
import { addAccounts, isWithoutAccounts, type NewAccount } from './access/accounts.ts';
import { type Argon2Cost, createPasswords } from './access/passwords.ts';
import { createSessions, defaultSessionMs } from './access/sessions.ts';
import { createTries, type TryLimit } from './access/tries.ts';
import { createHttpDoor, listenOn } from './api/http-door.ts';
import { createHighWater, markFileOf, olderThanMark } from './db/high-water.ts';
import { type HubFigures, hubFigures } from './db/hub-figures.ts';
import { consoleLog, type Log } from './db/log.ts';
import { changeEpoch, ensureMeta, readMeta } from './db/meta.ts';
import { openStore } from './db/open-store.ts';
import { createReferences, saveRegistry } from './db/reference.ts';
import type { Store, StoreChoice } from './db/store.ts';
import { type Verdict, verifyJournal } from './db/verify-journal.ts';
import { createFanout } from './fanout/fanout.ts';
import { createNews } from './fanout/news.ts';
import { digest } from './intake/commit-batch.ts';
import { createIntake } from './intake/intake.ts';

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
};

export type Hub = {
  readonly url: string;
  readonly port: number;
  /** Changes when the hub finds that its store is older than stations know it. */
  readonly epoch: () => string;
  /** Takes commands of this process (demo, importer): their actors are trusted. The entries in the same order. Rejects when the store fails. */
  readonly offer: (sent: readonly SentCommand[]) => Promise<readonly Entry[]>;
  readonly figures: (now: number) => Promise<HubFigures>;
  readonly verify: () => Promise<Verdict>;
  readonly head: () => Promise<{ readonly seq: number; readonly hash: string }>;
  readonly registry: () => Promise<Registry>;
  readonly accounts: AccountAdmin;
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
  const { db } = store;
  const now = options.now ?? Date.now;
  const passwords = createPasswords(options.argon2);
  const references = createReferences();
  const markFile = options.markFile === undefined ? defaultMarkFile(options.store) : options.markFile;
  const opened = await ensureMeta(db);
  let epoch = opened.epoch;

  if (options.registry !== undefined) await saveRegistry(db, options.registry, now());
  if (options.seed !== undefined) {
    if ((await readMeta(db)).registryVersion === null) await saveRegistry(db, options.seed.registry, now());
    if (await isWithoutAccounts(db)) await addAccounts(db, passwords, options.seed.accounts, now());
  }
  const start = await readMeta(db);
  await references.get(db, start.registryVersion);

  const highWater = createHighWater(markFile, start.storeId, log);
  const sessions = createSessions({
    db,
    passwords,
    tries: createTries(options.tries),
    sessionKey: start.sessionKey,
    sessionMs: options.sessionMs ?? defaultSessionMs,
  });
  const rolledBack = async (why: string): Promise<string> => {
    const before = epoch;
    epoch = await changeEpoch(db, before);
    log('warn', 'this store is older than it was: new epoch, consoles offer their settled commands again', {
      why,
      before,
      epoch,
    });
    return epoch;
  };
  const older = await olderThanMark(db, start, markFile, log);
  if (older !== null) await rolledBack(older);
  highWater.note(await readMeta(db));
  highWater.flush();

  const intake = createIntake({ store, references, now, log }, (committed) => {
    highWater.note(committed.head);
    news.committed(committed.head.seq, committed.fresh);
  });
  const http = createHttpDoor(async () => ({ ok: true, epoch, seq: (await readMeta(db)).seq, version: wireVersion }));
  const fanout = createFanout(http, {
    db,
    sessions,
    references,
    offer: intake.offer,
    rolledBack: async (why) => {
      const fresh = await rolledBack(why);
      fanout.hangUpAll();
      return fresh;
    },
    now,
    log,
  });
  const news = await createNews({
    store,
    from: start.seq,
    pollMs: options.pollMs ?? 2_000,
    tell: fanout.tell,
    onEpoch: async (current, behind) => {
      if (behind !== null) await rolledBack(behind);
      else if (current === epoch) return;
      else epoch = current;
      fanout.hangUpAll();
    },
    log,
  });
  const host = options.host ?? '127.0.0.1';
  const port = await listenOn(http, host, options.port ?? 0).catch(async (error: unknown) => {
    await news.stop();
    await fanout.stop();
    throw error;
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  log('info', 'hub ready', { url, epoch, seq: start.seq, store: store.kind });

  return {
    url,
    port,
    epoch: () => epoch,
    offer: (sent) => intake.offer(sent.map((one) => ({ sent: one, trusted: true }))),
    figures: (at) => hubFigures(db, at),
    verify: () => verifyJournal(db, digest),
    head: async () => {
      const { seq, hash } = await readMeta(db);
      return { seq, hash };
    },
    registry: async () => (await references.get(db, (await readMeta(db)).registryVersion)).registry,
    accounts: createAccountAdmin({ db, passwords, sessions, now, onEnded: fanout.sweep }),
    seats: fanout.seats,
    stop: once(async () => {
      await intake.stop();
      await fanout.stop();
      await closeHttp(http);
      await news.stop();
      highWater.flush();
      await store.close();
      log('info', 'hub stopped');
    }),
  };
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
