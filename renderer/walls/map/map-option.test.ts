import { expect, test } from 'vitest';
import { emptyWallView, wallMap, wallView } from '../../../tests/fixtures/wall-view.ts';
import { dayPalette, surfaces } from '../frame/wall-palette.ts';
import { fitMap } from './fit-map.ts';
import { type MapInput, mapOption, markSlots, openByTown } from './map-option.ts';
import { toneOf, toneRange } from './tone-steps.ts';
import { boundsOf, townMapShape } from './town-map.ts';

const map = townMapShape.parse(wallMap);
const fitted = fitMap(boundsOf(map), 950, 620, { left: 0, top: 0, right: 0, bottom: 0 });
const option = (changes: Partial<MapInput> = {}) => {
  const { byTown, points } = wallView();
  return mapOption({ map, mapName: 'towns', fitted, byTown, points, palette: dayPalette, unit: 1, ...changes });
};
type Series = { readonly data: readonly (readonly number[])[]; readonly itemStyle: { readonly borderColor: string } };
const seriesOf = (made: ReturnType<typeof mapOption>): readonly Series[] => made.series as never;
const drawn = (series: Series): number => series.data.filter((place) => place.every(Number.isFinite)).length;

test('given any number of events (W1), when drawn, then series keep number and length, so that nothing grows', () => {
  const lengths = [option(), option({ points: [] }), option({ byTown: [], points: wallView().points.slice(0, 3) })].map(
    (made) => seriesOf(made).map(({ data }) => data.length),
  );
  expect(lengths[0]).toEqual([
    ...([4, 3, 2, 1] as const).flatMap((n) => [markSlots[n], markSlots[n]]),
    map.features.length,
  ]);
  expect(lengths[1]).toEqual(lengths[0]);
  expect(lengths[2]).toEqual(lengths[0]);
  expect(option().animation).toBe(false);
});

test('given events by level, when drawn, then each stands in the series of its level, late ones edged in red, and the ungraded with the common', () => {
  const { points } = wallView();
  const count = (levels: readonly (number | null)[]): number[] =>
    [false, true].map((late) => points.filter((p) => levels.includes(p.severity) && p.late === late).length);
  const made = seriesOf(option()).slice(0, 8);
  expect(made.map(drawn)).toEqual([count([4, null]), count([3]), count([2]), count([1])].flat());
  expect(made.map(({ itemStyle }) => itemStyle.borderColor === dayPalette.red)).toEqual(
    [0, 1, 0, 1, 0, 1, 0, 1].map(Boolean),
  );
});

test('given more events than places, when drawn, then the surplus is left out and never lengthens the series', () => {
  const point = { lon: 118.7, lat: 34.5, severity: 2, late: false } as const;
  const [, , , , grave] = seriesOf(option({ points: Array.from({ length: 200 }, () => point) }));
  expect(grave?.data).toHaveLength(markSlots[2]);
});

test('given the towns, when toned, then more open events are never darker and a town without figures counts none', () => {
  const open = openByTown(map, wallView().byTown.slice(1));
  expect(open.size).toBe(map.features.length);
  expect(open.get('320722001')).toBe(0);
  const range = toneRange([...open.values()]);
  const steps = Array.from({ length: range.high + 1 }, (_, n) => surfaces.tones.indexOf(toneOf(n, range) as never));
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(steps.at(-1)).toBe(surfaces.tones.length - 1);
});

test('given a county without open events, when toned, then all towns are the darkest and nothing divides by nought', () => {
  const { byTown } = emptyWallView();
  const range = toneRange([...openByTown(map, byTown).values()]);
  expect(range).toEqual({ low: 0, high: 0 });
  expect(toneOf(0, range)).toBe(surfaces.tones[0]);
  expect(toneRange([])).toEqual({ low: 0, high: 0 });
});

test('given a display of twice the size, when drawn, then every size of letters and marks doubles', () => {
  const sizes = (unit: number): number[] =>
    [...JSON.stringify(option({ unit }).series).matchAll(/"(?:fontSize|symbolSize)":(\d+(?:\.\d+)?)/g)].map((m) =>
      Number(m[1]),
    );
  const [once, twice] = [sizes(1), sizes(2)];
  expect(once.length).toBeGreaterThan(4);
  expect(twice.filter((n) => n > 1)).toEqual(once.filter((n) => n > 1).map((n) => 2 * n));
  // Letters keep the 28 px floor of a wall read at 6 m.
  expect(JSON.stringify(option().series)).not.toMatch(/"fontSize":(?:[01]?\d|2[0-7])[,}]/);
});
