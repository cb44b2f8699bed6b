import { expect, test } from 'vitest';
import { fixtureNow, wallView } from '../../../tests/fixtures/wall-view.ts';
import { dayPalette } from '../frame/wall-palette.ts';
import { FLOW_HOURS, type FlowInput, flowHours, flowOption, hourLabels, hourPosition } from './flow-option.ts';

const HOUR = 3_600_000;
const make = (changes: Partial<FlowInput> = {}) =>
  flowOption({
    hourly: wallView().hourly,
    asOf: fixtureNow,
    marker: '现在 14:26',
    hourWord: '时',
    palette: dayPalette,
    unit: 1,
    ...changes,
  });
type Series = {
  readonly data: readonly unknown[];
  readonly markLine?: { readonly data: readonly { readonly xAxis: number }[] };
};
const seriesOf = (made: ReturnType<typeof flowOption>): readonly Series[] => made.series as never;

test('given any hours (W1), when drawn, then three series of fixed length, still', () => {
  for (const made of [make(), make({ hourly: [] }), make({ hourly: wallView().hourly.slice(-5) })]) {
    expect(seriesOf(made).map(({ data }) => data.length)).toEqual([FLOW_HOURS, FLOW_HOURS, 0]);
    expect(made.animation).toBe(false);
  }
});

test('given 24 hours whose last holds now, when marked, then the marker stands within the last one', () => {
  const [mark] = seriesOf(make())[2]?.markLine?.data ?? [];
  expect(mark?.xAxis).toBeCloseTo(23 + 26.6 / 60, 2);
});

test('given figures of 14:02 (stale), when drawn, then hours after it are unknown, not nought', () => {
  const hourly = [
    ...wallView().hourly.slice(1),
    { at: Math.floor(fixtureNow / HOUR) * HOUR + HOUR, inflow: 0, closing: 0 },
  ];
  const [inflow, closing] = seriesOf(make({ hourly }));
  expect(closing?.data.at(-1)).toBe('-');
  expect(inflow?.data.at(-1)).toBe('-');
});

test.each([
  ['时', '现在 00:03'],
  ['', 'as of 00:03'],
])(
  'given any minute of a day, fresh or six hours old, when marked, then no hour (“0%s”) stands under “%s”',
  (hourWord, words) => {
    // A character is 28 px wide, a digit or letter 16 at most, an hour 30 at least.
    const wide = (text: string): number =>
      Array.from(text).reduce((px, one) => px + (one.charCodeAt(0) > 0xff ? 28 : 15.5), 0);
    const day = Date.parse('2026-11-19T00:00+08:00');
    for (let now = day; now < day + 24 * HOUR; now += 7 * 60_000)
      for (const old of [0, 6 * HOUR]) {
        const last = Math.floor(now / HOUR) * HOUR;
        const hours = flowHours(
          Array.from({ length: FLOW_HOURS }, (_, i) => ({ at: last - (23 - i) * HOUR, inflow: 1, closing: 1 })),
        );
        const position = hourPosition(hours, now - old) ?? Number.NaN;
        const labels = hourLabels(hours, hourWord, { position, words });
        for (const [i, label] of labels.entries()) {
          if (label === '') continue;
          const [middle, half] = [(i + 0.5) * 30, wide(label) / 2];
          const apart = middle + half < position * 30 - wide(words) || middle - half > position * 30;
          expect(apart, `${label} at ${new Date(now).toISOString()}`).toBe(true);
        }
        // What is in nobody's way stays: four of six at least.
        expect(labels.filter((label) => label !== '').length).toBeGreaterThanOrEqual(4);
      }
  },
);

test('given too few hours, when laid out, then they stand at the right end and the rest is unknown', () => {
  const hours = flowHours([{ at: 0, inflow: 1, closing: 2 }]);
  expect(hours.slice(0, -1).every((hour) => hour === null)).toBe(true);
  expect(hourPosition(hours, HOUR / 2)).toBe(23.5);
  expect(hourPosition(hours, 2 * HOUR)).toBeNull();
});

test('given the busiest hour, when drawn, then its number is printed and no other', () => {
  const bars = seriesOf(make())[0]?.data.filter((bar) => typeof bar === 'object');
  expect(bars).toMatchObject([{ value: 58, label: { show: true } }]);
});

test('given the busiest hour is this one, when marked, then its number ends before the marker', () => {
  const hourly = wallView().hourly.map((hour, i, all) => (i === all.length - 1 ? { ...hour, inflow: 90 } : hour));
  const bars = seriesOf(make({ hourly }))[0]?.data.filter((bar) => typeof bar === 'object');
  expect(bars).toMatchObject([{ value: 90, label: { align: 'right', offset: [expect.any(Number), 0] } }]);
  expect(seriesOf(make())[0]?.data.find((bar) => typeof bar === 'object')).not.toMatchObject({
    label: { align: 'right' },
  });
});
