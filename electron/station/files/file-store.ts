import type { AttachmentType } from '../../../shared/domain/attachment/attachment.ts';
import type { FileProblem } from '../../../shared/wire/files.ts';
import { openBeside } from '../db/open-beside.ts';
import type { Db } from '../db/open-database.ts';
import { troubleOf } from '../db/storage-trouble.ts';

/*
 * Bytes of files by the hash of their content, in a file of their own under the console's key (decision 0011): the cache may be thrown
 * away without them, and outbox and cache stay small. A piece and how far the file is move in one transaction.
 */
const migrations = [
  {
    to: 1,
    sql: `
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE files (
      sha256 TEXT PRIMARY KEY, type TEXT NOT NULL, size INTEGER NOT NULL, held INTEGER NOT NULL, own INTEGER NOT NULL,
      used INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE pieces (sha256 TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
    CREATE UNIQUE INDEX pieces_of ON pieces (sha256, at);
    CREATE TABLE sends (
      event TEXT NOT NULL, sha256 TEXT NOT NULL, added INTEGER NOT NULL, sent INTEGER NOT NULL, done INTEGER NOT NULL,
      problem TEXT, PRIMARY KEY (event, sha256)
    ) STRICT;`,
  },
];

export type KeptFile = {
  readonly sha256: string;
  readonly type: AttachmentType;
  readonly size: number;
  /** Bytes here from the start. */
  readonly held: number;
};
export type Send = {
  readonly event: string;
  readonly sha256: string;
  readonly sent: number;
  readonly done: 0 | 1;
  readonly problem: FileProblem | null;
};
export type FileStore = ReturnType<typeof openFileStore>;

/** Opens the files of a data folder; a damaged one is moved aside (`damaged`), what the hub has comes again when somebody looks. */
export function openFileStore(dir: string, key: string) {
  const { db, damaged } = openBeside(dir, 'files', { key, synchronous: 'FULL', migrations });
  // Handed over in part by a window that is gone.
  db.exec('DELETE FROM pieces WHERE sha256 NOT IN (SELECT sha256 FROM files)');
  return {
    damaged,
    ...files(db),
    ...sends(db),
    /** Reads all of it: for when something in it could not be read. */
    isSound: (): boolean => isSound(db),
    close: (): void => void db.close(),
  };
}

function isSound(db: Db): boolean {
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (troubleOf(error) !== 'damaged') throw error;
    return false;
  }
}

function files(db: Db) {
  const find = db.prepare('SELECT sha256, type, size, held FROM files WHERE sha256 = ?');
  const start = db.prepare(
    'INSERT INTO files (sha256, type, size, held, own, used) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const addPiece = db.prepare('INSERT INTO pieces (sha256, at, bytes) VALUES (?, ?, ?)');
  const move = db.prepare('UPDATE files SET held = held + ? WHERE sha256 = ?');
  const rename = db.prepare('UPDATE pieces SET sha256 = ? WHERE sha256 = ?');
  const dropPieces = db.prepare('DELETE FROM pieces WHERE sha256 = ?');
  const dropFile = db.prepare('DELETE FROM files WHERE sha256 = ?');
  const pieces = db.prepare(
    'SELECT at, bytes FROM pieces WHERE sha256 = ? AND at < ? AND at + length(bytes) > ? ORDER BY at',
  );
  const used = db.prepare('UPDATE files SET used = ? WHERE sha256 = ?');
  const own = db.prepare('UPDATE files SET own = ? WHERE sha256 = ?');
  const owned = db.prepare('SELECT own FROM files WHERE sha256 = ?').pluck();
  const spare = `own = 0 AND sha256 NOT IN (SELECT sha256 FROM sends WHERE done = 0)`;
  const spareBytes = db.prepare(`SELECT coalesce(sum(held), 0) FROM files WHERE ${spare}`).pluck();
  const oldest = db.prepare(`SELECT sha256 FROM files WHERE ${spare} ORDER BY used LIMIT 1`).pluck();
  const left = db
    .prepare('SELECT sha256 FROM files WHERE own = 1 AND used < ? AND sha256 NOT IN (SELECT sha256 FROM sends)')
    .pluck();
  const forget = db.transaction((sha256: string): void => {
    dropPieces.run(sha256);
    dropFile.run(sha256);
  });
  const file = (sha256: string): KeptFile | null => (find.get(sha256) as KeptFile | undefined) ?? null;
  return {
    file,
    isOwn: (sha256: string): boolean => owned.get(sha256) === 1,
    /** A piece of a file under the name a window gave it. */
    stage: (ref: string, at: number, bytes: Uint8Array): void => void addPiece.run(ref, at, bytes),
    unstage: (ref: string): void => void dropPieces.run(ref),
    /** What a window handed over becomes a file of this console, never dropped before it is sent. @param now ms */
    adopt: db.transaction((ref: string, given: KeptFile, now: number): void => {
      const had = file(given.sha256);
      if (had !== null && had.held === had.size) dropPieces.run(ref);
      else {
        forget(given.sha256);
        rename.run(given.sha256, ref);
        start.run(given.sha256, given.type, given.size, given.size, 1, now);
      }
      own.run(1, given.sha256);
      used.run(now, given.sha256);
    }),
    /** The next piece of a file that comes from the hub. @param now ms */
    append: db.transaction((given: Omit<KeptFile, 'held'>, bytes: Uint8Array, now: number): void => {
      start.run(given.sha256, given.type, given.size, 0, 0, now);
      addPiece.run(given.sha256, file(given.sha256)?.held ?? 0, bytes);
      move.run(bytes.length, given.sha256);
    }),
    /** Bytes [from, to) of a file or of what is staged under a name. */
    read: (name: string, from: number, to: number): Buffer =>
      Buffer.concat(
        (pieces.all(name, to, from) as { at: number; bytes: Buffer }[]).map(({ at, bytes }) =>
          bytes.subarray(Math.max(0, from - at), Math.min(bytes.length, to - at)),
        ),
      ),
    touch: (sha256: string, now: number): void => void used.run(now, sha256),
    /** Sent, or of no use any more: may go when room is wanted. */
    release: (sha256: string): void => void own.run(0, sha256),
    forget,
    /** Handed over before `before` (ms) and put to no event. */
    leftOver: (before: number): readonly string[] => left.all(before) as string[],
    /** Drops what the hub has, least lately looked at first, until at most so many bytes of it are here. */
    keepWithin(bytes: number): void {
      while (Number(spareBytes.get()) > bytes) {
        const sha256 = oldest.get() as string | undefined;
        if (sha256 === undefined) return;
        forget(sha256);
      }
      db.pragma('incremental_vacuum');
    },
    spareBytes: (): number => Number(spareBytes.get()),
  };
}

/** Which file has to go to which event at the hub, and how far it is. */
function sends(db: Db) {
  const add = db.prepare(
    `INSERT INTO sends (event, sha256, added, sent, done, problem) VALUES (?, ?, ?, 0, 0, NULL)
     ON CONFLICT DO UPDATE SET done = 0, problem = NULL`,
  );
  const addLost = db.prepare(
    `INSERT INTO sends (event, sha256, added, sent, done, problem) VALUES (?, ?, ?, 0, 0, 'damaged-here') ON CONFLICT DO NOTHING`,
  );
  const heal = db.prepare(`UPDATE sends SET problem = NULL, sent = 0 WHERE sha256 = ? AND problem = 'damaged-here'`);
  const columns = 'event, sha256, sent, done, problem';
  const open = db.prepare(`SELECT ${columns} FROM sends WHERE done = 0 ORDER BY added`);
  const one = db.prepare(`SELECT ${columns} FROM sends WHERE event = ? AND sha256 = ?`);
  const sent = db.prepare('UPDATE sends SET sent = ?, done = ?, problem = ? WHERE event = ? AND sha256 = ?');
  const drop = db.prepare('DELETE FROM sends WHERE event = ? AND sha256 = ?');
  const others = db.prepare('SELECT count(*) FROM sends WHERE sha256 = ? AND done = 0').pluck();
  const again = db.prepare('UPDATE sends SET done = 0, sent = 0 WHERE sha256 IN (SELECT sha256 FROM files)');
  const meta = db.prepare('SELECT value FROM meta WHERE key = ?').pluck();
  const setMeta = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  return {
    addSend: (event: string, sha256: string, now: number): void => void add.run(event, sha256, now),
    /** A file whose bytes are gone here, and which the hub may have. */
    addLost: (event: string, sha256: string, now: number): void => void addLost.run(event, sha256, now),
    /** Its bytes were handed over again: what could not be sent for want of them goes on. */
    heal: (sha256: string): void => void heal.run(sha256),
    openSends: (): readonly Send[] => open.all() as Send[],
    send: (event: string, sha256: string): Send | null => (one.get(event, sha256) as Send | undefined) ?? null,
    setSend: ({ event, sha256, sent: bytes, done, problem }: Send): void =>
      void sent.run(bytes, done, problem, event, sha256),
    dropSend: (event: string, sha256: string): void => void drop.run(event, sha256),
    isWaited: (sha256: string): boolean => Number(others.get(sha256)) > 0,
    /** A hub that came back older may have lost what was sent: all that is still here is offered again, once an epoch. */
    noteEpoch: db.transaction((epoch: string): void => {
      const had = meta.get('epoch');
      if (had === epoch) return;
      if (had !== undefined) again.run();
      setMeta.run('epoch', epoch);
    }),
  };
}
