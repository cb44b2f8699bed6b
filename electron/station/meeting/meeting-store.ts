import type { Comment, Edits } from '../../../shared/meeting/edits.ts';
import { openBeside } from '../db/open-beside.ts';

/** Frozen packs and what people wrote on them. A file of its own: not the hub's, so the cache may be thrown away without it. */
const migrations = [
  {
    to: 1,
    sql: `
    CREATE TABLE packs (
      id TEXT PRIMARY KEY, made_at INTEGER NOT NULL, digest TEXT NOT NULL, head TEXT NOT NULL, pack TEXT NOT NULL, edits TEXT NOT NULL
    ) STRICT;
    CREATE TABLE comments (n INTEGER PRIMARY KEY, pack TEXT NOT NULL, comment TEXT NOT NULL) STRICT;
    CREATE INDEX comments_pack ON comments (pack, n);`,
  },
];

type PackRow = { readonly id: string; readonly madeAt: number; readonly digest: string };

/** Opens the packs of a data folder; a damaged file is moved aside, for its numbers can be frozen again and acts do not lie in it. */
export function openMeetingStore(dir: string, key: string) {
  const { db } = openBeside(dir, 'meeting', { key, synchronous: 'FULL', migrations });
  const add = db.prepare('INSERT INTO packs (id, made_at, digest, head, pack, edits) VALUES (?, ?, ?, ?, ?, ?)');
  const heads = db.prepare('SELECT id, made_at AS madeAt, digest, head FROM packs ORDER BY made_at DESC, id');
  const one = db.prepare('SELECT id, made_at AS madeAt, digest, pack, edits FROM packs WHERE id = ?');
  const setEdits = db.prepare('UPDATE packs SET edits = ? WHERE id = ?');
  const addComment = db.prepare('INSERT INTO comments (pack, comment) VALUES (?, ?)');
  const commentsOf = db.prepare('SELECT comment FROM comments WHERE pack = ? ORDER BY n').pluck();
  return {
    add(row: PackRow, head: object, packText: string, edits: Edits): void {
      add.run(row.id, row.madeAt, row.digest, JSON.stringify(head), packText, JSON.stringify(edits));
    },
    heads: (): readonly (PackRow & { readonly head: string })[] => heads.all() as (PackRow & { head: string })[],
    find(
      id: string,
    ): (PackRow & { readonly pack: string; readonly edits: Edits; readonly comments: readonly Comment[] }) | null {
      const row = one.get(id) as (PackRow & { pack: string; edits: string }) | undefined;
      if (row === undefined) return null;
      const comments = (commentsOf.all(id) as string[]).map((text) => JSON.parse(text) as Comment);
      return { ...row, edits: JSON.parse(row.edits) as Edits, comments };
    },
    /** False when there is no such pack. */
    setEdits: (id: string, edits: Edits): boolean => setEdits.run(JSON.stringify(edits), id).changes > 0,
    addComment: (id: string, comment: Comment): void => void addComment.run(id, JSON.stringify(comment)),
    close: (): void => void db.close(),
  };
}
