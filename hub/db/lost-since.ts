import { eq } from 'drizzle-orm';
import type { Head } from '../../shared/journal/commit.ts';
import { entries } from './schema.ts';
import type { Db, Tx } from './store.ts';

/**
 * What shows that the store is an older one than this node has seen, or one that went another way since; null when it holds what was
 * seen. A copy that grew again is as long as the journal it took the place of, so the length alone does not tell.
 */
export async function lostSince(db: Db | Tx, seen: Head, meta: Head): Promise<string | null> {
  if (meta.seq < seen.seq) return `the journal ends at ${meta.seq}, but had reached ${seen.seq}`;
  if (seen.seq === 0) return null;
  const hash = meta.seq === seen.seq ? meta.hash : await hashOf(db, seen.seq);
  return hash === seen.hash ? null : `entry ${seen.seq} is another one than before`;
}

async function hashOf(db: Db | Tx, seq: number): Promise<string | undefined> {
  const [row] = await db.select({ hash: entries.hash }).from(entries).where(eq(entries.seq, seq));
  return row?.hash;
}
