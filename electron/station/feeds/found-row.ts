import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { FoundRow, MarkedText } from '../../../shared/wire/search.ts';
import { docText, type StoredDoc } from '../db/doc-text.ts';
import type { StoredRow } from '../db/event-columns.ts';
import { perCache } from '../db/stores.ts';
import { type Mark, marksIn } from '../search/search-words.ts';
import type { FeedContext } from './feed-context.ts';
import { createPlaceNames } from './place-names.ts';
import { queueRow } from './queue-rows.ts';

/** Characters of the content shown before and after the first word found. */
const around = 24;

/** A found event as the search page shows it, what was looked for marked; null for a row that is gone. */
export function createFoundRow({ stores }: FeedContext): (rid: number, words: readonly string[]) => FoundRow | null {
  const select = perCache(stores, ({ db }) =>
    db.prepare('SELECT row, doc, pending FROM events JOIN docs USING (rid) WHERE rid = ?'),
  );
  const names = createPlaceNames(stores);
  return (rid, words) => {
    const found = select().get(rid) as { row: string; doc: StoredDoc; pending: number } | undefined;
    if (found === undefined) return null;
    const row = queueRow(JSON.parse(found.row) as StoredRow, found.pending, names());
    const { content } = JSON.parse(docText(found.doc)) as GridEvent;
    const marked = (text: string, byInitials: boolean): MarkedText => ({
      text,
      marks: marksIn(text, words, byInitials),
    });
    return {
      row,
      title: marked(row.title, true),
      number: marked(row.number, false),
      place: marked(row.place, true),
      content: excerpt(content, marksIn(content, words, false)),
    };
  };
}

function excerpt(text: string, marks: readonly Mark[]): MarkedText | null {
  const first = marks[0];
  if (first === undefined) return null;
  const from = Math.max(0, first.from - around);
  const to = Math.min(text.length, first.to + around * 2);
  const [head, tail] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  const inside = marks.filter((mark) => mark.to <= to);
  const shift = head.length - from;
  return {
    text: `${head}${text.slice(from, to)}${tail}`,
    marks: inside.map((mark) => ({ from: mark.from + shift, to: mark.to + shift })),
  };
}
