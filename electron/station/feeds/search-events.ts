import { isSeat } from '../../../shared/domain/actor/actor.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { MS_PER_DAY } from '../../../shared/time/local-date.ts';
import type { FoundRow, MarkedText, SearchAnswer, SearchCountAnswer, SearchFor } from '../../../shared/wire/search.ts';
import type { StoredRow } from '../db/event-columns.ts';
import { perCache } from '../db/stores.ts';
import { placeOfMinute } from '../db/word-table.ts';
import { type Mark, marksIn, matchOf, searchWords } from '../search/search-words.ts';
import type { FeedContext } from './feed-context.ts';
import { queueRow } from './queue-rows.ts';

/** A step of a search ends after this long, ms: an act that comes meanwhile waits no longer. */
const stepMs = 25;
/** Places looked at in one statement at first; the next takes more or fewer, by how long this one took. */
const firstSpan = MS_PER_DAY / 1_000;
const widest = 2 ** 50;
/** Matches taken up in one statement. */
const chunk = 2_000;
/** Characters of the content shown before and after the first word found. */
const around = 24;

type Step = SearchFor & { readonly before: number | null };
type Found = { readonly sid: number; readonly rid: number };

export type Search = {
  /** The next rows of a search, newest first. */
  page(ask: Step & { readonly limit: number }): SearchAnswer;
  count(ask: Step): SearchCountAnswer;
};

/** Searches over the cache: pairs of characters, pinyin initials and filters, in steps that keep nobody waiting. */
export function createSearch(context: FeedContext): Search {
  const { stores, timers, actor } = context;
  const statements = perCache(stores, ({ db }) => ({
    matched: db
      .prepare('SELECT rowid FROM words WHERE words MATCH ? AND rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?')
      .pluck(),
    listed: db.prepare('SELECT sid FROM events WHERE sid < ? AND sid >= ? ORDER BY sid DESC LIMIT ?').pluck(),
    fitting: db.prepare(
      `SELECT e.sid AS sid, e.rid AS rid FROM json_each(@sids) w CROSS JOIN events e ON e.sid = w.value
       WHERE (@stage IS NULL OR e.stage = @stage) AND (@area IS NULL OR substr(e.area, 1, length(@area)) = @area)
         AND (@item IS NULL OR e.item = @item) AND e.registered_at >= @from AND e.registered_at < @to
         AND (@restricted = 1 OR e.restricted = 0)`,
    ),
    row: db.prepare('SELECT row, doc, pending FROM events JOIN docs USING (rid) WHERE rid = ?'),
    ends: db.prepare('SELECT min(sid) AS first, max(sid) AS last FROM events WHERE sid IS NOT NULL'),
  }));

  /** Goes back through the places below `before` until `take` has enough or the step has lasted long enough; answers where it stopped. */
  function walk(ask: Step, match: string | null, take: (found: readonly Found[]) => number | null): number | null {
    const { ends, matched, listed } = statements();
    const { first, last } = ends.get() as { first: number | null; last: number | null };
    if (first === null || last === null) return null;
    const lowest = Math.max(first, ask.from === null ? first : placeOfMinute(ask.from));
    // A crowded minute sends events ahead: a day beyond the end is looked at too.
    const highest = Math.min(last + 1, ask.to === null ? last + 1 : placeOfMinute(ask.to + MS_PER_DAY));
    let before = Math.min(ask.before ?? highest, highest);
    let span = match === null ? widest : firstSpan;
    const begun = timers.mono();
    while (before > lowest) {
      const from = timers.mono();
      const low = Math.max(lowest, before - span);
      const sids = (
        match === null ? listed.all(before, low, chunk) : matched.all(match, before, low, chunk)
      ) as number[];
      const enough = take(fit(ask, sids));
      if (enough !== null) return enough > lowest ? enough : null;
      before = sids.length < chunk ? low : (sids.at(-1) ?? low);
      const took = timers.mono() - from;
      span = took < stepMs / 8 ? Math.min(widest, span * 8) : took > stepMs ? Math.max(firstSpan / 64, span / 4) : span;
      if (timers.mono() - begun >= stepMs) break;
    }
    return before > lowest ? before : null;
  }

  function fit(ask: Step, sids: readonly number[]): readonly Found[] {
    if (sids.length === 0) return [];
    const who = actor();
    // The hub sends restricted kinds to seats and the departments they involve; nobody else may find one here (invariant 9).
    const restricted = who !== null && (isSeat(who) || who.department !== null) ? 1 : 0;
    return statements().fitting.all({
      sids: JSON.stringify(sids),
      stage: ask.stage,
      area: ask.area,
      item: ask.item,
      from: ask.from ?? 0,
      to: ask.to ?? Number.MAX_SAFE_INTEGER,
      restricted,
    }) as Found[];
  }

  function shown(rid: number, words: readonly string[]): FoundRow | null {
    const found = statements().row.get(rid) as { row: string; doc: string; pending: number } | undefined;
    if (found === undefined) return null;
    const row = queueRow(JSON.parse(found.row) as StoredRow, found.pending, stores.registry());
    const { content } = JSON.parse(found.doc) as GridEvent;
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
  }

  return {
    page(ask) {
      const { words, skipped } = searchWords(ask.text);
      const rows: FoundRow[] = [];
      const nothing = words.length === 0 && skipped.length > 0;
      const next = nothing
        ? null
        : walk(ask, matchOf(words), (found) => {
            for (const { sid, rid } of found) {
              const row = shown(rid, words);
              if (row !== null) rows.push(row);
              if (rows.length >= ask.limit) return sid;
            }
            return null;
          });
      return { rows, next, skipped, indexed: indexedOf(context) };
    },
    count(ask) {
      const { words, skipped } = searchWords(ask.text);
      if (words.length === 0 && skipped.length > 0) return { count: 0, next: null };
      let count = 0;
      const next = walk(ask, matchOf(words), (found) => {
        count += found.length;
        return null;
      });
      return { count, next };
    },
  };
}

/** How far the index of a freshly loaded cache is; null when it is whole. */
function indexedOf({ stores }: FeedContext): SearchAnswer['indexed'] {
  const to = stores.cache.meta('indexedTo');
  if (to === 'all') return null;
  const total = stores.cache.tally('all');
  return { done: Math.min(total, Number(to ?? 0)), total };
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
