import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import { department, grid, gridCode, people } from '../../../tests/support/story.ts';
import { loadFrom } from '../../journal/commit.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import type { Grid } from './grid.ts';
import { isCurrent, withGridChanges } from './grids-in-force.ts';

const other: Grid = { ...grid, code: '320722001001002', name: '第02网格', households: 40, persons: 90, staff: ['s9'] };
const grids: readonly Grid[] = [grid, other];
const next = '320722001001003';

/** A change as its acts leave it, through the production machine; `in force` unless `over` says else. */
function change(fields: Values, newGrids: readonly string[], retired: readonly string[], on = '2025-09-01'): Dossier {
  const plan = { gridType: 'comprehensive', name: '方案', reason: '户数超过上限', plan: '方案1号', ...fields };
  const story = dossierStory('JS', 'gridChange', '320722001')
    .when(people.county, 'draft', { ...plan, signingDepartments: ['shuili'] })
    .when(people.water, 'signDepartment', { department: 'shuili', signedOn: on, signedDocument: '会签单' })
    .when(people.county, 'signDecider', { signedOn: on, signedDocument: '会签单' });
  for (const line of newGrids) {
    const [code = '', gridName = ''] = line.split(' ');
    story.when(people.director, 'allocateCode', { grid: code, gridName, cityReply: '市级号段1号' });
  }
  return story.when(people.director, 'putInForce', {
    adjustedOn: on,
    ...(retired.length > 0 && { retired: [...retired] }),
  }).dossier;
}
const split = () => change({ changeKind: 'split', grids: [gridCode] }, [`${next} 第03网格`], []);

test('LYG-7-2, JS-7-2, ZS-11-3-1 given a split in force, when the grids are asked for, then the new one is among them, and the day before it was not', () => {
  proves('JS-7-2');
  provesPartly('LYG-7-2', 'ZS-11-3-1');
  const now = withGridChanges(grids, [split()]);
  expect(now.map(({ code, name, households, staff }) => [code, name, households, staff.length])).toEqual([
    [gridCode, grid.name, grid.households, grid.staff.length],
    [other.code, other.name, 40, 1],
    [next, '第03网格', 0, 0],
  ]);
  expect(now[2]).toMatchObject({ village: next.slice(0, 12), townName: grid.townName, kind: 'comprehensive' });
  expect(withGridChanges(grids, [split()], '2025-08-31')).toEqual(grids);
  expect(withGridChanges(grids, [{ ...split(), state: 'signed' }])).toBe(grids);
});

test('LYG-7-2 given a merger in force, then the grid that stays has households, persons and staff of the one that ends, which keeps its name and is marked', () => {
  const [stays, ends] = withGridChanges(grids, [
    change({ changeKind: 'merge', grids: [gridCode, other.code] }, [], [other.code]),
  ]);
  expect(stays).toMatchObject({ households: grid.households + 40, persons: grid.persons + 90 });
  expect(stays?.staff).toContain('s9');
  expect(ends).toEqual({ ...other, retiredOn: '2025-09-01' });
  expect([stays, ends].map((one) => one !== undefined && isCurrent(one))).toEqual([true, false]);
});

test('LYG-8-2 given a new code of the same grid, then the new one takes over all of it', () => {
  const now = withGridChanges(grids, [
    change({ changeKind: 'recode', grids: [gridCode] }, [`${next} 第01网格`], [gridCode]),
  ]);
  expect(now.find(({ code }) => code === next)).toEqual({ ...grid, code: next, name: '第01网格' });
  expect(now.find(({ code }) => code === gridCode)?.retiredOn).toBe('2025-09-01');
});

test('given a registry that brings the new grid itself, then its words stand', () => {
  const surveyed: Grid = { ...other, code: next, name: '第三网格', households: 310 };
  expect(withGridChanges([...grids, surveyed], [split()])).toEqual([...grids, surveyed]);
});

test('LYG-7-2 given a split in force, when a decision names the new grid, then it is known to station and hub', () => {
  const books = {
    rows: new Map(),
    grids: new Map(grids.map((one) => [one.code, one])),
    departments: new Map([['shuili', department('shuili')]]),
  };
  const wanted = { event: null, grid: next };
  expect(loadFrom(books, wanted).grid).toBeUndefined();
  expect(loadFrom({ ...books, ruling: [split()] }, wanted).grid).toMatchObject({ code: next, name: '第03网格' });
});
