import { isSeat } from '../../../shared/domain/actor/actor.ts';
import { MS_PER_DAY } from '../../../shared/time/local-date.ts';
import type { SearchFor } from '../../../shared/wire/search.ts';
import type { Cache } from '../db/cache.ts';
import { perCache } from '../db/stores.ts';
import { placeOfMinute } from '../db/word-table.ts';
import type { FeedContext } from './feed-context.ts';

/** A step of a search ends after this long, ms: an act that comes meanwhile waits no longer. */
const stepMs = 25;
/**
 * Matches taken up in one statement: a screen at first, then more. Never bounded by place: FTS5 looks for the first match of all before
 * it heeds a bound, so every statement of a rare word made of common pairs costs the same.
 */
const chunks = { first: 64, most: 2_000 } as const;
/** Matches counted in one statement. */
const countedAtOnce = 10_000;

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
  counted: db.prepare(
    'SELECT count(*) AS n, max(sid) AS last FROM (SELECT rowid AS sid FROM words WHERE words MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?)',
  ),
  // From the end: a common word's places are long, and these are its last.
  beyond: db
    .prepare(
      'SELECT count(*) FROM (SELECT rowid FROM words WHERE words MATCH ? AND rowid > ? ORDER BY rowid DESC LIMIT ?)',
    )
    .pluck(),
  matchedUp: db
    .prepare('SELECT rowid FROM words WHERE words MATCH ? AND rowid > ? AND rowid < ? ORDER BY rowid LIMIT ?')
    .pluck(),
  listedUp: db.prepare('SELECT sid FROM events WHERE sid > ? AND sid < ? ORDER BY sid LIMIT ?').pluck(),
  ends: db.prepare(
    'SELECT (SELECT min(sid) FROM events WHERE sid IS NOT NULL) AS first, (SELECT max(sid) FROM events WHERE sid IS NOT NULL) AS last',
  ),
});

type Statements = ReturnType<typeof statementsOf>;

/** Walks through what matches, in steps that end soon. */
export function createSearchWalk({ stores, timers, actor }: FeedContext) {
  const statements = perCache(stores, statementsOf);
  const isLate = (begun: number): boolean => timers.mono() - begun >= stepMs;

  /** The hub sends restricted kinds to seats and the departments they involve; nobody else may find one here (invariant 9). */
  function seesAll(): boolean {
    const who = actor();
    return who !== null && (isSeat(who) || who.department !== null);
  }

  function fit(ask: SearchStep, sids: readonly number[]): readonly FoundAt[] {
    if (sids.length === 0) return [];
    return statements().fitting.all({
      sids: JSON.stringify(sids),
      stage: ask.stage,
      area: ask.area,
      item: ask.item,
      from: ask.from ?? 0,
      to: ask.to ?? Number.MAX_SAFE_INTEGER,
      restricted: seesAll() ? 1 : 0,
    }) as FoundAt[];
  }

  return {
    /**
     * Back in time, below `before`, until `take` has enough or the step has lasted long enough; answers where to go on, null at the
     * end.
     */
    back(ask: SearchStep, match: string | null, take: TakeFound): number | null {
      const range = rangeOf(ask, statements().ends.get() as Ends);
      if (range === null) return null;
      const { lowest } = range;
      let before = Math.min(ask.before ?? range.beyond, range.beyond);
      let size: number = chunks.first;
      const begun = timers.mono();
      do {
        const sids = placesBack(statements(), match, before, lowest, size);
        const enough = take(fit(ask, sids));
        if (enough !== null) return enough > lowest ? enough : null;
        if (sids.length < size) return null;
        before = sids.at(-1) ?? lowest;
        size = Math.min(chunks.most, size * 4);
      } while (!isLate(begun));
      return before > lowest ? before : null;
    },

    /**
     * How many fit, from the oldest on, beyond `before` of an earlier step; `next` null when all are counted.
     * @param word when it is the only one looked for
     */
    count(
      ask: SearchStep,
      match: string | null,
      word: string | null,
    ): { readonly count: number; readonly next: number | null } {
      const range = rangeOf(ask, statements().ends.get() as Ends);
      if (range === null) return { count: 0, next: null };
      let after = ask.before ?? range.lowest - 1;
      let count = 0;
      const begun = timers.mono();
      const isPlain = match !== null && isUnfiltered(ask) && seesAll();
      const size = isPlain ? countedAtOnce : chunks.most;
      const known = isPlain && word !== null && ask.before === null ? stores.cache.counted.of(word) : undefined;
      if (known !== undefined) {
        const isWhole = known.upto + 1 >= range.beyond;
        const rest = isWhole ? 0 : Number(statements().beyond.get(match, known.upto, countedAtOnce));
        if (rest < countedAtOnce) return { count: known.n + rest, next: null };
      }
      do {
        const part = isPlain
          ? counted(statements(), match, after, size)
          : fittingOf(ask, placesUp(statements(), match, after, range.beyond, size));
        count += part.fitting;
        if (part.passed < size) return { count, next: null };
        after = part.last;
      } while (!isLate(begun));
      return { count, next: after };
    },
  };

  function fittingOf(ask: SearchStep, sids: readonly number[]): Counted {
    return { passed: sids.length, fitting: fit(ask, sids).length, last: sids.at(-1) ?? 0 };
  }
}

type Counted = { readonly passed: number; readonly fitting: number; readonly last: number };

const isUnfiltered = ({ stage, area, item, from, to }: SearchStep): boolean =>
  stage === null && area === null && item === null && from === null && to === null;

function counted({ counted: statement }: Statements, match: string, after: number, size: number): Counted {
  const { n, last } = statement.get(match, after, size) as { n: number; last: number | null };
  return { passed: n, fitting: n, last: last ?? after };
}

function placesBack(of: Statements, match: string | null, before: number, lowest: number, size: number): number[] {
  return (
    match === null ? of.listed.all(before, lowest, size) : of.matched.all(match, before, lowest, size)
  ) as number[];
}

function placesUp(of: Statements, match: string | null, after: number, beyond: number, size: number): number[] {
  return (
    match === null ? of.listedUp.all(after, beyond, size) : of.matchedUp.all(match, after, beyond, size)
  ) as number[];
}

type Ends = { readonly first: number | null; readonly last: number | null };

/** The places to look at; null when there are none. */
function rangeOf(ask: SearchStep, { first, last }: Ends): { readonly lowest: number; readonly beyond: number } | null {
  if (first === null || last === null) return null;
  const lowest = ask.from === null ? first : Math.max(first, placeOfMinute(ask.from));
  // A crowded minute sends events ahead: a day beyond the end is looked at too.
  const beyond = ask.to === null ? last + 1 : Math.min(last + 1, placeOfMinute(ask.to + MS_PER_DAY));
  return { lowest, beyond };
}
