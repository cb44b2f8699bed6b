import { asc, gt } from 'drizzle-orm';
import { type BrokenLink, type Digest, genesis, verifyChain } from '../../shared/journal/chain.ts';
import { rowIdOf } from '../../shared/journal/entry.ts';
import { readMeta } from './meta.ts';
import { entries } from './schema.ts';
import type { Db } from './store.ts';

/** `row`: number, command or row id beside the entry differ from those in it. `end`: entries are missing from the journal's end. */
export type Broken = { readonly seq: number; readonly why: BrokenLink['why'] | 'row' | 'end' };
export type Verdict = {
  readonly entries: number;
  readonly broken: Broken | null;
  readonly head: { readonly seq: number; readonly hash: string };
};

const pageRows = 1_000;

/** Walks the whole hash chain in pages, names the first broken link (R1). */
export async function verifyJournal(db: Db, digest: Digest): Promise<Verdict> {
  const head = await readMeta(db);
  let from = { seq: 0, hash: genesis };
  let walked = 0;
  const verdict = (broken: Broken | null): Verdict => ({
    entries: walked,
    broken,
    head: { seq: head.seq, hash: head.hash },
  });
  for (;;) {
    const rows = await db
      .select()
      .from(entries)
      .where(gt(entries.seq, from.seq))
      .orderBy(asc(entries.seq))
      .limit(pageRows);
    for (const row of rows) {
      const { doc } = row;
      const broken = verifyChain([doc], from, digest);
      if (broken !== null) return verdict({ ...broken, seq: row.seq });
      if (
        doc.seq !== row.seq ||
        doc.commandId !== row.commandId ||
        rowIdOf(doc.fact) !== row.rowId ||
        doc.hash !== row.hash
      )
        return verdict({ seq: row.seq, why: 'row' });
      from = { seq: doc.seq, hash: doc.hash };
      walked += 1;
    }
    if (rows.length < pageRows) break;
  }
  // Commits of others that came while walking are beyond the head we know.
  return verdict(from.seq < head.seq ? { seq: from.seq + 1, why: 'end' } : null);
}
