import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { findingBooks } from '../../../tests/support/finding-books.ts';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, rulesOfPlace } from '../../../tests/support/rules.ts';
import { grid, gridCode, people } from '../../../tests/support/story.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { officialsBelowTarget } from '../findings/collaboration-findings.ts';
import type { Grid, Staff } from '../grid/grid.ts';
import { officialsCoverage } from './officials-coverage.ts';

const second: Grid = { ...grid, code: '320722001001002', name: '02网格' };
const grids = [grid, second];
const staff = grids.map(
  ({ code }, n): Staff => ({ id: `s${n}`, name: '甲', role: 'fullTimeStaff', grid: code, phone: '0518-5550101' }),
);
const words = (officialRole: string, over: Values = {}): Values => ({
  officialRole,
  officialName: '庚',
  organ: '县法院',
  officialPhone: '0518-5550101',
  grids: grids.map(({ code }) => code),
  schedule: '每月第一周周三上午',
  ...over,
});
const official = (place: PlaceId, role: string, over: Values = {}): Dossier => ({
  ...dossierStory(place, 'visitingOfficial').when(people.county, 'register', words(role, over)).dossier,
  id: role,
});

const five = ['judge', 'procurator', 'policeOfficer', 'mediator', 'lawyer'];

test('LYG-22 given the coverage report, when a grid lacks one of six roles, then it is below 100 % and names grid and role; activities count by type', () => {
  proves('LYG-22');
  const { profile } = rulesOfPlace('LYG');
  const full = five.map((role) => official('LYG', role));
  expect(officialsCoverage(profile, grids, staff, full)).toMatchObject({ percent: 100, target: 100, clause: 'LYG-22' });
  for (const role of five) {
    const lacking = full.map((d) => (d.id === role ? official('LYG', role, { grids: [gridCode] }) : d));
    const report = officialsCoverage(profile, grids, staff, lacking);
    expect(report?.percent).toBe(50);
    expect(report?.roles.flatMap((r) => r.missing.map(({ code }) => [r.role, code]))).toEqual([[role, second.code]]);
  }
  const noStaff = officialsCoverage(profile, grids, staff.slice(0, 1), full);
  expect(noStaff?.roles.find(({ role }) => role === 'gridStaff')?.missing).toEqual([second]);
  const books = (dossiers: readonly Dossier[]) =>
    findingBooks('LYG', '2025-09-01', { dossiers, registry: { grids, staff } });
  expect(officialsBelowTarget.find(books(full))).toEqual([]);
  expect(officialsBelowTarget.find(books(full.slice(1)))).toMatchObject([
    { clause: 'LYG-22', zh: '法官未进 2 个网格：01网格、02网格', area: '320722001' },
  ]);
  const active = dossierStory('LYG', 'visitingOfficial').when(people.county, 'register', words('judge'));
  const activity = { activityOn: '2025-09-01', activityGrid: gridCode, activityResult: '调解成功' };
  expect(active.refused(people.county, 'activity', { ...activity, activityType: 'banquet' }).code).toBe('field-wrong');
  for (const activityType of ['disputeResolution', 'lawPublicity', 'disputeResolution'])
    active.when(people.village, 'activity', { ...activity, activityType });
  expect(officialsCoverage(profile, grids, staff, [active.dossier])?.activities).toEqual({
    lawPublicity: 1,
    convenienceService: 0,
    disputeResolution: 2,
  });
});

test('given 1,000 grids of which one lacks a lawyer, when the share is shown, then it is not rounded up to 100 %', () => {
  const many = Array.from({ length: 1000 }, (_, n) => ({ ...grid, code: String(320722001001000 + n) }));
  const all = many.map(({ code }) => code);
  const people1000 = many.map(
    ({ code }): Staff => ({ id: code, name: '甲', role: 'fullTimeStaff', grid: code, phone: '' }),
  );
  const dossiers = five.map((role) => {
    const entry = official('LYG', role);
    return { ...entry, data: { ...entry.data, grids: role === 'lawyer' ? all.slice(1) : all } };
  });
  expect(officialsCoverage(rulesOfPlace('LYG').profile, many, people1000, dossiers)?.percent).toBe(99.9);
});

test('JS-22 given a visiting professional, when assigned to grids, then schedule, activity type and result are recorded; no 100 % target applies', () => {
  proves('JS-22');
  const one = dossierStory('JS', 'visitingOfficial');
  expect(one.refused(people.county, 'register', words('petitionWorker', { schedule: null })).code).toBe(
    'field-missing',
  );
  one.when(people.county, 'register', words('petitionWorker'));
  const activity = {
    activityOn: '2025-09-01',
    activityType: 'lawPublicity',
    activityGrid: gridCode,
    activityResult: '50人到场',
  };
  expect(one.refused(people.village, 'activity', { ...activity, activityResult: null }).code).toBe('field-missing');
  expect(one.refused(people.village, 'activity', { ...activity, activityGrid: '320722001001009' }).code).toBe(
    'rule-forbids',
  );
  one.when(people.village, 'activity', activity);
  expect(one.dossier.data).toMatchObject({ ...words('petitionWorker'), ...activity, 'done.lawPublicity': 1 });
  const { profile } = rulesOfPlace('JS');
  expect(officialsCoverage(profile, grids, staff, [one.dossier])?.target).toBeNull();
  expect(officialsBelowTarget.find(findingBooks('JS', '2025-09-01', { registry: { grids, staff } }))).toEqual([]);
});

test('C40 given the roles of both texts, when coverage is asked, then LYG has six with a target, JS seven without, and grid staff come from the staff registry', () => {
  const [lyg, js] = (['LYG', 'JS'] as const).map((place) =>
    officialsCoverage(rulesOfPlace(place).profile, grids, staff, []),
  );
  expect([lyg?.roles.length, lyg?.target, js?.roles.length, js?.target]).toEqual([6, 100, 7, null]);
  expect(lyg?.roles.find(({ role }) => role === 'gridStaff')).toMatchObject({ covered: 2, missing: [] });
  expect(js?.roles.some(({ role }) => role === 'gridStaff')).toBe(false);
  expect(dossierStory('LYG', 'visitingOfficial').refused(people.county, 'register', words('gridStaff')).code).toBe(
    'field-wrong',
  );
  expect(officialsCoverage(rulesOfPlace('ZG').profile, grids, staff, [])).toBeNull();
});
