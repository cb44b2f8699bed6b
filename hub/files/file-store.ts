import { createHash } from 'node:crypto';
import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import type { GivenFile } from '../../shared/domain/attachment/attachment.ts';
import { headBytes, mediaTypeOf } from '../../shared/domain/attachment/media-type.ts';
import { mostPutBytes } from '../../shared/wire/file-door.ts';
import { eventFiles, fileChunks } from '../db/schema.ts';
import type { Db } from '../db/store.ts';

export type Held = { readonly have: number; readonly whole: boolean };
export type Put =
  | { readonly ok: true; readonly held: Held }
  | { readonly ok: false; readonly why: 'at' | 'too-long' | 'wrong-type' | 'wrong-hash'; readonly have: number };

type Named = Pick<GivenFile, 'sha256' | 'size' | 'type'>;
export type FileStore = ReturnType<typeof createFileStore>;

const isFile = (event: string, sha256: string) => and(eq(eventFiles.event, event), eq(eventFiles.sha256, sha256));
const isChunk = (event: string, sha256: string) => and(eq(fileChunks.event, event), eq(fileChunks.sha256, sha256));

/** The bytes of events' files in the hub's database: pieces that come in order, and count only when their hash is right. */
export function createFileStore(db: Db) {
  async function held(event: string, sha256: string): Promise<Held> {
    const [row] = await db.select().from(eventFiles).where(isFile(event, sha256));
    return { have: row?.have ?? 0, whole: row !== undefined && row.wholeAt !== null };
  }

  /** Adds a piece under the row's lock: two consoles, or two tries, that send the same file end with one of it. */
  async function add(event: string, file: Named, at: number, bytes: Uint8Array): Promise<Put> {
    const { sha256, size } = file;
    return await db.transaction(async (tx): Promise<Put> => {
      await tx.insert(eventFiles).values({ event, sha256, have: 0, wholeAt: null }).onConflictDoNothing();
      const [row] = await tx.select().from(eventFiles).where(isFile(event, sha256)).for('update');
      const have = row?.have ?? 0;
      if (row !== undefined && row.wholeAt !== null) return { ok: true, held: { have, whole: true } };
      if (at !== have) return { ok: false, why: 'at', have };
      if (have + bytes.length > size) return { ok: false, why: 'too-long', have };
      if (bytes.length > 0) {
        await tx.insert(fileChunks).values({ event, sha256, at, bytes });
        await tx
          .update(eventFiles)
          .set({ have: have + bytes.length })
          .where(isFile(event, sha256));
      }
      return { ok: true, held: { have: have + bytes.length, whole: false } };
    });
  }

  return {
    held,
    /** Takes the piece that begins at byte `at`; the last one, or an empty one behind it, brings the check of the hash. @param now ms */
    async put(event: string, file: Named, at: number, bytes: Uint8Array, now: number): Promise<Put> {
      // The first piece is long enough to tell, or the file is the piece.
      if (at === 0 && bytes.length > 0 && mediaTypeOf(bytes.subarray(0, headBytes)) !== file.type)
        return { ok: false, why: 'wrong-type', have: 0 };
      const added = await add(event, file, at, bytes);
      if (!added.ok || added.held.whole || added.held.have < file.size) return added;
      if ((await hashOf(db, event, file.sha256)) !== file.sha256) {
        await forget(db, event, file.sha256);
        return { ok: false, why: 'wrong-hash', have: 0 };
      }
      await db
        .update(eventFiles)
        .set({ wholeAt: now })
        .where(and(isFile(event, file.sha256), eq(eventFiles.have, file.size)));
      return { ok: true, held: { have: file.size, whole: true } };
    },
    /** Bytes [from, to) of a file that is whole. */
    async read(event: string, sha256: string, from: number, to: number): Promise<Uint8Array> {
      const pieces = await db
        .select()
        .from(fileChunks)
        .where(
          and(
            isChunk(event, sha256),
            // By the key alone: a piece that reaches into the range begins at most one piece before it.
            gt(fileChunks.at, from - mostPutBytes),
            lt(fileChunks.at, to),
            sql`${fileChunks.at} + octet_length(${fileChunks.bytes}) > ${from}`,
          ),
        )
        .orderBy(asc(fileChunks.at));
      return Buffer.concat(
        pieces.map(({ at, bytes }) => bytes.subarray(Math.max(0, from - at), Math.min(bytes.length, to - at))),
      );
    },
  };
}

/** Nothing is kept of what turned out to be something else. */
async function forget(db: Db, event: string, sha256: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(fileChunks).where(isChunk(event, sha256));
    await tx.delete(eventFiles).where(isFile(event, sha256));
  });
}

/** Piece by piece and outside a transaction: a large file must not hold up the commits of acts. */
async function hashOf(db: Db, event: string, sha256: string): Promise<string> {
  const hash = createHash('sha256');
  for (let after = -1; ; ) {
    const [piece] = await db
      .select()
      .from(fileChunks)
      .where(and(isChunk(event, sha256), gt(fileChunks.at, after)))
      .orderBy(asc(fileChunks.at))
      .limit(1);
    if (piece === undefined) return hash.digest('hex');
    hash.update(piece.bytes);
    after = piece.at;
  }
}

/** Takes a whole file at once, piece by piece; more than once does no harm. Rejects when it is not what `file` says. @param now ms */
export async function putWhole(
  store: FileStore,
  event: string,
  file: Named,
  bytes: Uint8Array,
  now: number,
): Promise<void> {
  let { have, whole } = await store.held(event, file.sha256);
  while (!whole) {
    const put = await store.put(event, file, have, bytes.subarray(have, have + mostPutBytes), now);
    if (!put.ok) throw new Error(`file ${file.sha256}: ${put.why}`);
    ({ have, whole } = put.held);
  }
}
