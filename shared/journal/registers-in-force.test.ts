import { expect, test } from 'vitest';
import { dossierStory } from '../../tests/support/dossier-story.ts';
import { department, grid, people } from '../../tests/support/story.ts';
import type { Grid } from '../domain/grid/grid.ts';
import { loadFrom } from './commit.ts';

const site: Grid = { ...grid, kind: 'dedicated' };
const books = {
  rows: new Map(),
  grids: new Map([[site.code, site]]),
  departments: new Map([['chengguan', { ...department('chengguan'), liaison: null }]]),
};
const wanted = { event: null, grid: site.code, department: 'chengguan', departments: ['chengguan'] };

test('given a liaison and a host unit on the registers, when a decision loads its rows, then they stand in department and grid', () => {
  const liaison = dossierStory('LYG', 'liaison').when(
    people.county,
    'register',
    {
      department: 'chengguan',
      liaisonName: '乙',
      liaisonPhone: '0518-5550188',
      way: 'online',
      intervalDays: 7,
    },
    { department: department('chengguan') },
  ).dossier;
  const host = dossierStory('LYG', 'dedicatedGrid', '320722001').when(
    people.town,
    'register',
    {
      grid: site.code,
      category: 'enterprise',
      hostUnit: '某化工公司',
      hostContact: '己',
      hostPhone: '0518-5550133',
      department: 'chengguan',
    },
    { grid: site, department: department('chengguan') },
  ).dossier;
  const before = loadFrom(books, wanted);
  expect([before.grid?.dedicated, before.department?.liaison]).toEqual([undefined, null]);
  const after = loadFrom({ ...books, ruling: [liaison, host] }, wanted);
  expect(after.grid?.dedicated).toMatchObject({ hostUnit: '某化工公司', department: 'chengguan' });
  expect([after.department, after.departments?.get('chengguan')]).toMatchObject([
    { liaison: '乙', phone: '0518-5550188' },
    { liaison: '乙' },
  ]);
  const unnamed = loadFrom({ ...books, ruling: [liaison, host] }, { event: null });
  expect([unnamed.grid, unnamed.department]).toEqual([undefined, undefined]);
});
