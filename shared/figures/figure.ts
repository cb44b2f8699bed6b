import { MS_PER_HOUR } from '../time/local-date.ts';
import type { Dimension } from './contributions.ts';
import { type FigureKey, figureDefinition } from './definitions.ts';
import { everFrom, everTo, onTimeBy, overdueBy, type Sums } from './figures.ts';

/** Days asked for, [from, to) in ms, seen from `now`: the cut-off of a pack, the present on a wall. */
export type FigureRange = { readonly from: number; readonly to: number; readonly now: number };

/**
 * A figure with what it is made of (W2). `value`: the count itself, percent, or hours; null where there is nothing to divide by.
 */
export type Figure = {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
};

export const noFigure: Figure = { numerator: 0, denominator: 0, value: null };
export const noCount: Figure = { numerator: 0, denominator: null, value: 0 };

/** Denominators that are not a metric by themselves: returns and completions together are the dispatches that ended. */
const endedDispatches: ReadonlySet<FigureKey> = new Set(['returned', 'misdirected']);

/** A figure per key of a dimension. The only place where any of them is worked out: seat, wall, meeting and report call it. */
export function figureBy(sums: Sums, key: FigureKey, dim: Dimension, range: FigureRange): ReadonlyMap<string, Figure> {
  const { unit, over, numerator, denominator } = figureDefinition(key);
  const { from, to, now } = range;
  if (over === 'late') return mapOf(overdueBy(sums, dim, now), count);
  if (over === 'now') return mapOf(sums.byKey(numerator, dim, everFrom, everTo), count);
  if (over === 'rate') {
    const judged = onTimeBy(sums, dim, from, to, now);
    const done = sums.byKey(numerator, dim, from, to);
    return new Map([...judged].map(([k, r]) => [k, ratio(done.get(k) ?? 0, r.denominator, unit)]));
  }
  const above = sums.byKey(numerator, dim, from, to);
  if (denominator === null) return mapOf(above, count);
  const below = sums.byKey(denominator, dim, from, to);
  const returned = endedDispatches.has(key) ? sums.byKey('returned', dim, from, to) : new Map<string, number>();
  const keys = new Set([...above.keys(), ...below.keys(), ...returned.keys()]);
  return new Map(
    [...keys].map((k) => [k, ratio(above.get(k) ?? 0, (below.get(k) ?? 0) + (returned.get(k) ?? 0), unit)]),
  );
}

/** A figure over everything the sums hold. */
export const figure = (sums: Sums, key: FigureKey, range: FigureRange): Figure =>
  figureBy(sums, key, 'all', range).get('') ?? (figureDefinition(key).denominator === null ? noCount : noFigure);

const count = (n: number): Figure => ({ numerator: n, denominator: null, value: n });

function ratio(numerator: number, denominator: number, unit: 'count' | 'percent' | 'hours'): Figure {
  if (denominator === 0) return { numerator, denominator, value: null };
  const value = unit === 'hours' ? numerator / denominator / MS_PER_HOUR : (numerator / denominator) * 100;
  return { numerator, denominator, value };
}

const mapOf = (from: ReadonlyMap<string, number>, make: (n: number) => Figure): ReadonlyMap<string, Figure> =>
  new Map([...from].map(([k, n]) => [k, make(n)]));

/** Where the same place came up again: `events` of the period in one cell, twice or more, most first. */
type RepeatPlace = { readonly cell: string; readonly events: number; readonly before: number };

type Span = { readonly from: number; readonly to: number };

/** As long a time right before it. */
const spanBefore = ({ from, to }: Span): Span => ({ from: from - (to - from), to: from });

/** Places that came up at least twice in [from, to), and how often in a time before it. Most first, then by cell. */
export function repeatPlaces(sums: Sums, span: Span, before = spanBefore(span)): readonly RepeatPlace[] {
  const now = sums.byKey('inflow', 'place', span.from, span.to);
  const earlier = sums.byKey('inflow', 'place', before.from, before.to);
  return [...now]
    .filter(([, events]) => events >= 2)
    .map(([cell, events]) => ({ cell, events, before: earlier.get(cell) ?? 0 }))
    .sort((a, b) => b.events - a.events || (a.cell < b.cell ? -1 : 1));
}

/** Bands of age of what is open: up to a day, three days, a week, a month, and older. */
const ageBands = [1, 3, 7, 30, Number.POSITIVE_INFINITY] as const;

/** Open events per band of `ageBands`, by the hour of their registration. @param town 9-digit code; left out: all of them */
export function openByAge(sums: Sums, now: number, town?: string): readonly number[] {
  const at = sums.byTime('openSince', town === undefined ? 'all' : 'town', town ?? '', everFrom, everTo);
  const bands = ageBands.map(() => 0);
  for (const [since, n] of at) {
    const days = (now - since) / (24 * MS_PER_HOUR);
    const band = ageBands.findIndex((most) => days <= most);
    bands[band] = (bands[band] ?? 0) + n;
  }
  return bands;
}

/** Open events per state. */
export const openByState = (sums: Sums): ReadonlyMap<string, number> => sums.byKey('open', 'state', everFrom, everTo);
