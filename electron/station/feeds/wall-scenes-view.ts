import { openStates } from '../../../shared/domain/event/event.ts';
import type { Figure } from '../../../shared/figures/figure.ts';
import { figureBy, openByAge, openByState, repeatPlaces } from '../../../shared/figures/figure.ts';
import { type Rate, rate, type Sums } from '../../../shared/figures/figures.ts';
import { areaOfCell, shortVillage } from '../../../shared/figures/place-cell.ts';
import { MS_PER_DAY } from '../../../shared/time/local-date.ts';
import type { SceneLine, ScenesView } from '../../../shared/wire/wall-scenes.ts';
import type { RegistryIndex } from '../db/registry-index.ts';

/** Lines of a hot list. */
const mostLines = 8;

const rateOf = ({ numerator, denominator }: Figure): Rate => rate(numerator, denominator ?? 0);
const mostFirst = (a: SceneLine, b: SceneLine): number => b.now - a.now || (a.key < b.key ? -1 : 1);

type Moments = {
  readonly now: number;
  /** First instant of the day, ms. */
  readonly today: number;
  /** Where the rates of the wall begin. */
  readonly from: number;
  /** Days looked back over. */
  readonly days: readonly number[];
  /** Towns asked for by themselves. */
  readonly areas: readonly string[];
};

/** What comes from the sums and the registry; the rest of the view is asked of others. */
export function scenesView(
  sums: Sums,
  index: RegistryIndex,
  { now, today, from, days, areas }: Moments,
): Omit<ScenesView, 'late' | 'alarmLoad' | 'duty'> {
  const to = today + MS_PER_DAY;
  const over = (n: number): Range => ({ from: to - n * MS_PER_DAY, to, now });
  const whereAndHeard = (n: number, area: string) => ({
    days: n,
    places: hotPlaces(sums, index, over(n), area),
    heard: gridsHeard(sums, index, over(n), area),
  });
  return {
    hot: days.map((n) => ({ ...whereAndHeard(n, ''), items: hotItems(sums, index, over(n)) })),
    inAreas: areas.map((area) => ({
      area,
      grids: index.registry.grids.filter(({ code }) => code.startsWith(area)).length,
      age: openByAge(sums, now, area),
      hot: days.map((n) => whereAndHeard(n, area)),
    })),
    towns: townLines(sums, index, { from, to, now }, today),
    stages: [...openByState(sums)].flatMap(([state, open]) => {
      const known = [...openStates].find((one) => one === state);
      return known === undefined ? [] : [{ state: known, open }];
    }),
    age: openByAge(sums, now),
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

/** Places of an area (empty: all) that came up twice or more, named by their village: never a door (W3). */
function hotPlaces(sums: Sums, index: RegistryIndex, range: Range, area: string): readonly SceneLine[] {
  const by = new Map<string, { now: number; before: number }>();
  for (const { cell, events, before } of repeatPlaces(sums, range)) {
    const key = areaOfCell(cell);
    if (!key.startsWith(area)) continue;
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

/** Grids on the books from which anything was reported: all that is known here of patrols, which send no records of their own. */
function gridsHeard(sums: Sums, { registry }: RegistryIndex, { from, to }: Range, area: string): number {
  const heard = sums.byKey('inflow', 'grid', from, to);
  return registry.grids.filter(({ code }) => code.startsWith(area) && (heard.get(code) ?? 0) > 0).length;
}

/** What the registry has of the grids: who walks them at this moment nobody tells the console, so it is not claimed. */
export function gridStaff({ registry }: RegistryIndex): Pick<ScenesView['duty'], 'grids' | 'staffed' | 'staff'> {
  const staffed = new Set(registry.staff.map(({ grid }) => grid));
  return {
    grids: registry.grids.length,
    staffed: registry.grids.filter(({ code }) => staffed.has(code)).length,
    staff: registry.staff.length,
  };
}
