import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { MS_PER_MINUTE } from '../../../shared/time/local-date.ts';
import { grams, triples } from '../search/grams.ts';
import { initialsOf } from '../search/initials.ts';
import type { CountTable } from './count-table.ts';
import type { Db } from './open-database.ts';

/** Places in the search index a minute has before events of the same minute move on to a later one. */
const placesPerMinute = 64;

/** First place of the minute a moment (ms) lies in. Places rise with the time of registration: newest first is their order backwards. */
export const placeOfMinute = (ms: number): number => Math.max(0, Math.floor(ms / MS_PER_MINUTE)) * placesPerMinute + 1;

/** What of an event can be searched: shown words first (number, title), then the rest. Nothing of the requester (R2). */
export const searchedText = (row: GridEvent): { readonly head: string; readonly body: string } => ({
  head: [row.number, row.title, row.foreign?.number ?? ''].join('\n'),
  body: [row.place.text, row.content].join('\n'),
});

/** All of it as one text: a line break parts the fields, and no word has one. */
export const wholeText = (row: GridEvent): string => {
  const { head, body } = searchedText(row);
  return `${head}\n${body}`;
};

export type WordTable = ReturnType<typeof createWordTable>;

/**
 * The search index: pairs and triples of neighbouring characters and pinyin initials of each event, at its place (`events.sid`). Contentless: the
 * texts stand in `docs` only. Written in the transaction of the row.
 */
export function createWordTable(db: Db, counts: CountTable) {
  const last = db.prepare('SELECT max(sid) FROM events WHERE sid >= ? AND sid < ?').pluck();
  const insert = db.prepare('INSERT INTO words (rowid, head, body, triples, initials) VALUES (?, ?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM words WHERE rowid = ?');
  const merge = db.prepare("INSERT INTO words (words, rank) VALUES ('merge', ?)");
  const changes = db.prepare('SELECT total_changes()').pluck();

  const write = (sid: number, row: GridEvent): void => {
    const { head, body } = searchedText(row);
    // A line break parts the texts: nobody types one, so nothing is found across two of them.
    const initials = `${initialsOf(row.title).text}\n${initialsOf(row.place.text).text}`;
    insert.run(sid, grams(head), grams(body), triples(wholeText(row)), grams(initials));
  };
  return {
    /** A free place for an event registered at `ms`; a crowded minute sends it ahead, further with every full one. */
    place(ms: number): number {
      let from = placeOfMinute(ms);
      for (let ahead = 1; ; ahead *= 2) {
        const taken = last.get(from, from + placesPerMinute) as number | null;
        if (taken === null) return from;
        if (taken + 1 < from + placesPerMinute) return taken + 1;
        from += ahead * placesPerMinute;
      }
    },
    write(sid: number, row: GridEvent): void {
      write(sid, row);
      if (counts.reaches(sid)) counts.move(sid, null, wholeText(row));
    },
    rewrite(sid: number, before: GridEvent, row: GridEvent): void {
      remove.run(sid);
      write(sid, row);
      if (counts.reaches(sid)) counts.move(sid, wholeText(before), wholeText(row));
    },
    remove(sid: number, before: GridEvent): void {
      remove.run(sid);
      if (counts.reaches(sid)) counts.move(sid, wholeText(before), null);
    },
    /** A step of tidying, of about so many pages; false when there was nothing to tidy. */
    merge(pages: number): boolean {
      const before = Number(changes.get());
      merge.run(pages);
      return Number(changes.get()) - before >= 2;
    },
  };
}
