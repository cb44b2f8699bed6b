import { expect, test } from 'vitest';
import { wallView } from '../../../tests/fixtures/wall-view.ts';
import { dayPalette } from '../frame/wall-palette.ts';
import { townsByOpen, townsOption } from './towns-option.ts';

const { byTown } = wallView();

test('given the towns, when drawn, then overdue and the rest add up to what is open', () => {
  const made = townsOption({ byTown, townName: (code) => code, palette: dayPalette, hatch: null, unit: 1 });
  type Bars = { readonly data: readonly number[] };
  type Labelled = Bars & { readonly label: { readonly formatter: (bar: { dataIndex: number }) => string } };
  const [late, rest] = made.series as unknown as [Bars, Labelled];
  const sums = late.data.map((n, i) => n + (rest.data[i] ?? 0));
  expect(sums.map((_, dataIndex) => rest.label.formatter({ dataIndex }))).toEqual(sums.map(String));
  expect(sums).toEqual(townsByOpen(byTown).map(({ open }) => open));
  expect(sums).toEqual(sums.toSorted((a, b) => b - a));
});

test('given towns with equal numbers, when ordered, then the code decides and nothing changes places by itself', () => {
  const equal = ['3', '1', '2'].map((code) => ({ code, name: code, open: 7, overdue: 0 }));
  expect(townsByOpen(equal).map(({ code }) => code)).toEqual(['1', '2', '3']);
});
