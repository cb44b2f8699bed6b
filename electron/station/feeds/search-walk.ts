import { isSeat } from '../../../shared/domain/actor/actor.ts';
import { MS_PER_DAY } from '../../../shared/time/local-date.ts';
import type { SearchFor } from '../../../shared/wire/search.ts';
import type { Cache } from '../db/cache.ts';
import { perCache } from '../db/stores.ts';
import { placeOfMinute } from '../db/word-table.ts';
import type { FeedContext } from './feed-context.ts';

/** A step of a search ends after this long, ms: an act that comes meanwhile waits no longer. */
const stepMs = 25;
/** Places looked at in one statement at first; the next takes more or fewer, by how long this one took. */
const firstSpan = MS_PER_DAY / 1_000;
const widest = 2 ** 50;
/** Matches taken up in one statement. */
const chunk = 2_000;

export type SearchStep = SearchFor & { readonly before: number | null };
export type FoundAt = { readonly sid: number; readonly rid: number };
/** Takes what was found, newest first; answers the place to stop at when that is enough, else null. */
export type TakeFound = (found: readonly FoundAt[]) => number | null;

const statementsOf = ({ db }: Cache) => ({
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
  ends: db.prepare(
    'SELECT (SELECT min(sid) FROM events WHERE sid IS NOT NULL) AS first, (SELECT max(sid) FROM events WHERE sid IS NOT NULL) AS last',
  ),
});

/**
 * Walks back in time through what matches, below `before`, until `take` has enough or the step has lasted long enough; answers where
 * to go on, null at the end.
 */
export function createSearchWalk({ stores, timers, actor }: FeedContext) {
  const statements = perCache(stores, statementsOf);

  function fit(ask: SearchStep, sids: readonly number[]): readonly FoundAt[] {
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
    }) as FoundAt[];
  }

  return (ask: SearchStep, match: string | null, take: TakeFound): number | null => {
    const { matched, listed } = statements();
    const range = rangeOf(ask, statements().ends.get() as Ends);
    if (range === null) return null;
    const { lowest } = range;
    let before = range.before;
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
      span = nextSpan(span, timers.mono() - from);
      if (timers.mono() - begun >= stepMs) break;
    }
    return before > lowest ? before : null;
  };
}

type Ends = { readonly first: number | null; readonly last: number | null };

/** The places to look at; null when there are none. */
function rangeOf(ask: SearchStep, { first, last }: Ends): { readonly lowest: number; readonly before: number } | null {
  if (first === null || last === null) return null;
  const lowest = ask.from === null ? first : Math.max(first, placeOfMinute(ask.from));
  // A crowded minute sends events ahead: a day beyond the end is looked at too.
  const highest = ask.to === null ? last + 1 : Math.min(last + 1, placeOfMinute(ask.to + MS_PER_DAY));
  return { lowest, before: Math.min(ask.before ?? highest, highest) };
}

function nextSpan(span: number, took: number): number {
  if (took < stepMs / 8) return Math.min(widest, span * 8);
  return took > stepMs ? Math.max(firstSpan / 64, span / 4) : span;
}
