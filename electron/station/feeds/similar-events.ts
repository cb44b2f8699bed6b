import { MS_PER_DAY, MS_PER_HOUR } from '../../../shared/time/local-date.ts';
import type { Similar } from '../../../shared/wire/answers.ts';
import type { Question } from '../../../shared/wire/bridge.ts';
import type { StoredRow } from '../db/event-columns.ts';
import { perCache } from '../db/stores.ts';
import type { FeedContext } from './feed-context.ts';

/** ◊ Start values of I5. */
export const nearMetres = 250;
export const nearMs = 72 * MS_PER_HOUR;
/** ◊ How far back the same caller's events are shown (I4). */
const callerMs = 90 * MS_PER_DAY;
/** ◊ Share of the shorter title's bigrams that must agree. */
const sameWords = 0.5;
const mostCandidates = 3_000;
const mostShown = 8;

type Ask = Extract<Question, { ask: 'similar' }>;
type Candidate = {
  readonly row: string;
  readonly item: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly phone: string | null;
  readonly open: number;
};
type Found = Similar & { readonly weight: number };

/** Likely duplicates and the caller's history while an intake is typed (I4, I5): near in place, same item, like words, same phone. */
export function createSimilar({ stores, clock }: FeedContext): (ask: Ask) => readonly Similar[] {
  const select = perCache(stores, ({ db }) => ({
    recent: db.prepare(
      'SELECT row, item, lon, lat, phone, open FROM events JOIN docs USING (rid) WHERE registered_at >= ? ORDER BY registered_at DESC LIMIT ?',
    ),
    caller: db.prepare(
      'SELECT row, item, lon, lat, phone, open FROM events JOIN docs USING (rid) WHERE phone = ? AND registered_at >= ? ORDER BY registered_at DESC LIMIT 20',
    ),
  }));
  return (ask) => {
    const now = clock.hub();
    const phone = ask.phone.trim();
    const candidates = [
      ...(select().recent.all(now - nearMs, mostCandidates) as Candidate[]),
      ...(phone === '' ? [] : (select().caller.all(phone, now - callerMs) as Candidate[])),
    ];
    const found = new Map<string, Found>();
    for (const candidate of candidates) {
      const judged = judge(candidate, ask, phone);
      if (judged !== null) found.set(judged.id, judged);
    }
    return [...found.values()]
      .sort((a, b) => b.weight - a.weight || b.registeredAt - a.registeredAt)
      .slice(0, mostShown)
      .map(({ weight: _weight, ...similar }) => similar);
  };
}

function judge(c: Candidate, ask: Ask, phone: string): Found | null {
  const row = JSON.parse(c.row) as StoredRow;
  const metres =
    ask.place?.lon == null || ask.place.lat == null || c.lon === null || c.lat === null
      ? null
      : metresBetween(ask.place.lon, ask.place.lat, c.lon, c.lat);
  const near = metres === null ? isSamePlace(ask.place?.text ?? '', row.place) : metres <= nearMetres;
  const item = ask.item !== '' && ask.item !== 'unclassified' && c.item === ask.item;
  const words = likeness(ask.title, row.title) >= sameWords;
  const caller = phone !== '' && c.phone === phone;
  // The same item all over the county is no duplicate: it must be near, or nobody knows how far, with the same words (I5).
  const unplaced = metres === null && !near && item && words;
  if (!caller && !(near && (item || words)) && !unplaced) return null;
  const why = [
    ...(near ? ['place' as const] : []),
    ...(item ? ['item' as const] : []),
    ...(words ? ['words' as const] : []),
    ...(caller ? ['caller' as const] : []),
  ];
  const weight = why.length * 2 + c.open;
  const { id, number, title, state, registeredAt } = row;
  return { id, number, title, state, metres: metres === null ? null : Math.round(metres), registeredAt, why, weight };
}

/** Letters of an address that say more than a town's name. ◊ */
const tellingLetters = 5;

/** The same address in words, where the map knows neither: one names the other whole, spaces and signs aside. */
export function isSamePlace(a: string, b: string): boolean {
  const [short, long] = [plainText(a), plainText(b)].sort((x, y) => x.length - y.length);
  return short !== undefined && long !== undefined && short.length >= tellingLetters && long.includes(short);
}

const plainText = (text: string): string => text.replaceAll(/[\s\p{P}]/gu, '');

const earthRadius = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Distance on the globe in metres; a few hundred metres of it are all that is asked for. */
export function metresBetween(lonA: number, latA: number, lonB: number, latB: number): number {
  const x = radians(lonB - lonA) * Math.cos(radians((latA + latB) / 2));
  const y = radians(latB - latA);
  return Math.hypot(x, y) * earthRadius;
}

/** Share of the shorter text's pairs of neighbouring characters that the other has too, 0 to 1. */
export function likeness(a: string, b: string): number {
  const pairsA = bigrams(a);
  const pairsB = bigrams(b);
  const fewer = Math.min(pairsA.size, pairsB.size);
  if (fewer === 0) return 0;
  let same = 0;
  for (const pair of pairsA) if (pairsB.has(pair)) same += 1;
  return same / fewer;
}

function bigrams(text: string): ReadonlySet<string> {
  const letters = Array.from(text.replaceAll(/[\s\p{P}]/gu, ''));
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`));
}
