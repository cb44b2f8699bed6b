import { openStates } from '../../../shared/domain/event/event.ts';
import type { Figure } from '../../../shared/figures/figure.ts';
import { figureBy, openByAge, openByState, repeatPlaces } from '../../../shared/figures/figure.ts';
import { type Rate, rate, type Sums } from '../../../shared/figures/figures.ts';
import { areaOfCell, shortVillage } from '../../../shared/figures/place-cell.ts';
import { MS_PER_DAY } from '../../../shared/time/local-date.ts';
import type { SceneLine, ScenesView } from '../../../shared/wire/wall-scenes.ts';
import type { RegistryIndex } from '../db/registry-index.ts';

/** ◊ Days the hot lists look back, and how many lines they have. */
const hotDays = 7;
const mostLines = 8;

const rateOf = ({ numerator, denominator }: Figure): Rate => rate(numerator, denominator ?? 0);
const mostFirst = (a: SceneLine, b: SceneLine): number => b.now - a.now || (a.key < b.key ? -1 : 1);

/** @param today first instant of the day, ms; `from`: where the rates of the wall begin */
export function scenesView(
  sums: Sums,
  index: RegistryIndex,
  { now, today, from }: { readonly now: number; readonly today: number; readonly from: number },
): ScenesView {
  const to = today + MS_PER_DAY;
  const hot = { from: to - hotDays * MS_PER_DAY, to, now };
  return {
    items: hotItems(sums, index, hot),
    places: hotPlaces(sums, index, hot),
    towns: townLines(sums, index, { from, to, now }, today),
    stages: [...openByState(sums)].flatMap(([state, open]) => {
      const known = [...openStates].find((one) => one === state);
      return known === undefined ? [] : [{ state: known, open }];
    }),
    age: openByAge(sums, now),
    duty: dutyOf(index),
  };
}

type Range = { readonly from: number; readonly to: number; readonly now: number };

function hotItems(sums: Sums, index: RegistryIndex, range: Range): readonly SceneLine[] {
  const before = figureBy(sums, 'inflow', 'item', {
    ...range,
    from: range.from - (range.to - range.from),
    to: range.from,
  });
  const name = (code: string): string =>
    index.registry.items.items.find((item) => item.code === code)?.name ?? '未归类';
  return [...figureBy(sums, 'inflow', 'item', range)]
    .map(([key, f]) => ({ key, name: name(key), now: f.numerator, before: before.get(key)?.numerator ?? 0 }))
    .sort(mostFirst)
    .slice(0, mostLines);
}

/** Places that came up twice or more, named by their village: never a door (W3). */
function hotPlaces(sums: Sums, index: RegistryIndex, { from, to }: Range): readonly SceneLine[] {
  const by = new Map<string, { now: number; before: number }>();
  for (const { cell, events, before } of repeatPlaces(sums, from, to)) {
    const key = areaOfCell(cell);
    const known = by.get(key) ?? { now: 0, before: 0 };
    by.set(key, { now: known.now + events, before: known.before + before });
  }
  const name = (code: string): string => {
    const town = index.divisions.get(code.slice(0, 9))?.name ?? '';
    return code.length > 9 ? `${town} ${shortVillage(index.divisions.get(code)?.name ?? '')}`.trim() : town || code;
  };
  return [...by]
    .map(([key, n]) => ({ key, name: name(key), ...n }))
    .sort(mostFirst)
    .slice(0, mostLines);
}

function townLines(sums: Sums, index: RegistryIndex, range: Range, today: number): ScenesView['towns'] {
  const inflow = figureBy(sums, 'inflow', 'town', { ...range, from: today });
  const open = figureBy(sums, 'open', 'town', range);
  const overdue = figureBy(sums, 'overdue', 'town', range);
  const done = figureBy(sums, 'completion', 'town', range);
  return index.registry.divisions
    .filter(({ level }) => level === 'town')
    .map(({ code, name }) => ({
      code,
      name,
      inflow: inflow.get(code)?.numerator ?? 0,
      open: open.get(code)?.numerator ?? 0,
      overdue: overdue.get(code)?.numerator ?? 0,
      completion: rateOf(done.get(code) ?? { numerator: 0, denominator: 0, value: null }),
    }))
    .sort((a, b) => b.open - a.open || (a.code < b.code ? -1 : 1));
}

/** What the registry has; who is at his place at this moment nobody tells the console, so it is not claimed. */
function dutyOf({ registry }: RegistryIndex): ScenesView['duty'] {
  const staffed = new Set(registry.staff.map(({ grid }) => grid));
  return {
    grids: registry.grids.length,
    staffed: registry.grids.filter(({ code }) => staffed.has(code)).length,
    staff: registry.staff.length,
  };
}
