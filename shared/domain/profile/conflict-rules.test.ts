import { expect, test } from 'vitest';
import { findingBooks } from '../../../tests/support/finding-books.ts';
import { provesPartly } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { grid } from '../../../tests/support/story.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { fullTimeMissing } from '../findings/organisation-findings.ts';
import { assessRule, assessWindows, meetingRule, starRule } from './assess-rules.ts';
import { detailFields } from './item-details.ts';
import { accidentGap, type PayLine, payFindings } from './pay-rules.ts';
import { handlingPeriod, onTimeTarget } from './profile.ts';
import { fullTimeNeed } from './staffing-rules.ts';

const profileOf = (place: PlaceId) => rulesOfPlace(place).profile;
const byPlace = <T>(of: (place: PlaceId) => T) => Object.fromEntries(placeIds.map((place) => [place, of(place)]));

test('C14 given a vague word instead of a number, when the handling time is asked, then a local target stands in, never statutory, outside of any rate', () => {
  const said = (place: PlaceId) => {
    const {
      statutory,
      source,
      said: words,
    } = handlingPeriod(profileOf(place), { level: 'county', majorMatter: false });
    return [statutory, source, words?.words ?? null];
  };
  expect([said('JS'), said('ZG')]).toEqual([
    [false, 'local', '及时'],
    [false, 'local', '快速'],
  ]);
  expect(said('LYG').slice(0, 2)).toEqual([true, 'LYG']);
  expect(byPlace((place) => onTimeTarget(profileOf(place))?.minPercent ?? null)).toEqual({
    LYG: 95,
    ZS: null,
    AK: null,
    JS: null,
    ZG: null,
  });
});

test('C19 given nobody insured, when accident cover is asked, then it is no error, a red gap, or a red gap with its buyer, by profile', () => {
  provesPartly('ZS-33-2', 'ZG-18-4', 'LYG-34-3', 'JS-34-3');
  const gap = (place: PlaceId, over: Partial<Parameters<typeof accidentGap>[1]> = {}) => {
    const found = accidentGap(
      profileOf(place),
      { role: 'partTimeStaff', workInjury: false, policyUntil: null, ...over },
      '2025-09-01',
    );
    return found === null ? null : `${found.gravity} ${found.buyer} ${found.clause}`;
  };
  expect(byPlace((place) => gap(place))).toEqual({
    LYG: 'info town LYG-34-3',
    ZS: 'gap town ZS-33-2',
    AK: null,
    JS: 'info town JS-34-3',
    ZG: 'gap county ZG-18-4',
  });
  expect([gap('ZG', { workInjury: true }), gap('ZG', { role: 'fullTimeStaff' })]).toEqual([null, null]);
  expect([gap('ZS', { policyUntil: '2025-09-01' }), gap('ZS', { policyUntil: '2025-08-31' })]).toEqual([
    null,
    'gap town ZS-33-2',
  ]);
});

test('C20 given grids of every kind, when full-time staff is asked, then need follows type and setting, by profile', () => {
  const need = (place: PlaceId) =>
    (['urban', 'rural', null] as const)
      .map((setting) => fullTimeNeed(profileOf(place), { kind: 'comprehensive', setting }).need)
      .concat(fullTimeNeed(profileOf(place), { kind: 'dedicated', setting: null }).need);
  expect(byPlace(need)).toEqual({
    LYG: ['aim', 'aim', 'aim', 'aim'],
    ZS: ['must', 'must', 'must', 'must'],
    AK: ['none', 'none', 'none', 'none'],
    JS: ['must', 'optional', 'optional', 'none'],
    ZG: ['must', 'must', 'must', 'must'],
  });
  const county = profileOf('ZG');
  const freed = { ...county, local: { ...county.local, fullTime: { required: 'optional' as const } } };
  expect(fullTimeNeed(freed, { kind: 'comprehensive', setting: 'urban' }).need).toBe('optional');
  expect(fullTimeNeed(profileOf('JS'), { kind: 'comprehensive', setting: 'rural' }).clause).toBe('JS-13-5');
});

const sizedAs = (setting: string): Dossier =>
  ({ machine: 'gridSize', endedAt: null, data: { grid: grid.code, setting } }) as unknown as Dossier;
test.each([
  ['LYG', 'urban', 'warn', 'LYG-11-1'],
  ['JS', 'urban', 'gap', 'JS-13-4'],
  ['JS', 'rural', 'info', 'JS-13-5'],
  ['ZS', 'rural', 'gap', 'ZS-15-2'],
  ['ZG', 'urban', 'gap', 'ZG-12-1'],
] as const)(
  'C20 given a %s %s grid without full-time staff, when listed, then it is %s by %s; with one it is not listed',
  (place, setting, gravity, clause) => {
    provesPartly(clause);
    const found = (role: string) =>
      fullTimeMissing.find(
        findingBooks(place, '2025-09-01', {
          dossiers: [sizedAs(setting)],
          registry: { grids: [grid], staff: [{ id: 's', name: '甲', role, grid: grid.code, phone: '' }] },
        }),
      );
    expect(found('gridChief')).toMatchObject([{ gravity, clause, zh: '1 个网格没有专职网格员：01网格' }]);
    expect(found('fullTimeStaff')).toEqual([]);
  },
);

test('C22 given checks by staff, when a problem is found, then its form has a request to rectify and no decision, fine or seizure', () => {
  for (const place of ['ZS', 'AK'] as const) {
    const fields = detailFields(profileOf(place), 'complianceCheck').map(({ key }) => key);
    expect(fields).toEqual(['subject', 'finding', 'request']);
  }
  // What needs power goes to a department: the subjects name theirs.
  const subjects = detailFields(profileOf('ZS'), 'complianceCheck').find(({ key }) => key === 'subject')?.list?.options;
  expect(subjects?.find(({ key }) => key === 'antiTerror')?.department).toBe('gongan');
});

test('C27 given each text’s cadence, when assessment windows are asked, then monthly and yearly, yearly with a half-yearly review, or the centre’s own; stars are not in the text', () => {
  const windows = (place: PlaceId) =>
    assessWindows(profileOf(place), '2025-09-10').map(({ cadence, to }) => `${cadence} ${to}`);
  expect(byPlace(windows)).toEqual({
    LYG: ['year 2025-12-31'],
    ZS: ['month 2025-09-30', 'year 2025-12-31'],
    AK: ['year 2025-12-31', 'halfYear 2025-12-31'],
    JS: ['year 2025-12-31'],
    ZG: ['year 2025-12-31'],
  });
  expect(byPlace((place) => assessRule(profileOf(place)).statutory)).toEqual({
    LYG: false,
    ZS: true,
    AK: true,
    JS: false,
    ZG: false,
  });
  expect(starRule(profileOf('ZG'))).toMatchObject({
    clause: 'ZG-17-2',
    levels: 5,
    levelsGround: { statutory: false, clause: 'local' },
  });
  expect(placeIds.filter((place) => starRule(profileOf(place)) !== null)).toEqual(['ZG']);
});

const line = (over: Partial<PayLine> = {}): PayLine => ({
  role: 'partTimeStaff',
  villageCadre: false,
  paidFen: 20_000,
  setFen: 30_000,
  dueOn: '2025-09-10',
  paidOn: '2025-09-12',
  ...over,
});
test('C39 given one low, late, short line and one of a village cadre, when checked, then each profile raises only the checks its text has', () => {
  const codes = (place: PlaceId, over: Partial<PayLine> = {}) =>
    payFindings(profileOf(place), line(over), '2025-09-20').map(
      ({ code, clause, refuses }) => `${code} ${clause}${refuses ? ' refused' : ''}`,
    );
  expect(byPlace((place) => codes(place))).toEqual({
    LYG: ['below-floor LYG-33-4'],
    ZS: [],
    AK: [],
    JS: [],
    ZG: ['late ZG-18-1', 'short ZG-18-1'],
  });
  const cadre = { role: 'fullTimeStaff', villageCadre: true };
  expect(byPlace((place) => codes(place, cadre).filter((code) => code.startsWith('double')))).toEqual({
    LYG: [],
    ZS: ['double-pay ZS-32-3 refused'],
    AK: [],
    JS: [],
    ZG: [],
  });
  expect(codes('LYG', { paidFen: 30_000 })).toEqual([]);
  expect(codes('ZG', { paidFen: 30_000, paidOn: '2025-09-10' })).toEqual([]);
  expect(codes('ZG', { paidOn: null })).toEqual(['late ZG-18-1']);
});

test('C41 given no text asks for a weekly meeting, when the interval is asked, then it is the centre’s own in every place and only AK has a quarterly one', () => {
  for (const place of placeIds) {
    const { lead, work } = meetingRule(profileOf(place));
    expect([work.every, work.everyGround.statutory, lead?.clause ?? null]).toEqual([
      'week',
      false,
      place === 'AK' ? 'AK-6.2' : null,
    ]);
  }
  expect(meetingRule(profileOf('LYG')).work.askedBy).toBe('LYG-5-2');
});
