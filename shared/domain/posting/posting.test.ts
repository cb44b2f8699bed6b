import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import { type PlaceId, rulesOfPlace } from '../../../tests/support/rules.ts';
import { grid, people } from '../../../tests/support/story.ts';
import { tinyCounty } from '../../../tests/support/tiny-county.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { postingOutdated } from '../findings/posting-outdated.ts';
import { postingSheet } from './posting-sheet.ts';

const rows = { grid };
const common: Values = { gridName: '01网格', areaText: '一村东片', chiefName: '甲', contacts: ['0518-5550101'] };
const phones: Values = { countyPhone: '0518-5550001', townPhone: '0518-5550002' };
const contentOf: Record<PlaceId, Values> = {
  LYG: { ...common, fullTimeNames: ['乙'], ...phones },
  JS: { ...common, fullTimeNames: ['乙'], ...phones },
  ZS: { ...common, fullTimeNames: ['乙'], partTimeNames: ['丙'], guideName: '丁', ...phones },
  AK: {
    divisionText: '一级网格一个，下设三级网格八个',
    staffNames: ['甲', '乙'],
    contacts: ['0518-5550101'],
    dutiesText: ['采集基础信息'],
    chiefName: '甲',
    servedHouseholds: 62,
    servedPersons: 180,
    townPhone: '0518-5550002',
  },
  ZG: {
    gridName: '01网格',
    areaText: '一村',
    serviceItems: ['基础信息采集'],
    staffNames: ['乙'],
    staffPhones: ['0518-5550103'],
  },
};
const placeOf: Record<PlaceId, string> = {
  LYG: 'mainActivityPlace',
  JS: 'mainActivityPlace',
  ZS: 'prominentSpot',
  AK: 'villagePublicPlace',
  ZG: 'mainActivityPlace',
};
const on = (place: PlaceId, postedOn = '2025-09-01'): Values => ({
  postedPlaces: [placeOf[place]],
  postedSpot: '党群服务中心门厅',
  postedOn,
});
const drafted = (place: PlaceId, over: Values = {}) =>
  dossierStory(place, 'posting', '320722001').when(
    people.town,
    'draft',
    { grid: grid.code, ...contentOf[place], ...over },
    rows,
  );

test.each([
  ['LYG', 'LYG-19-3'],
  ['JS', 'JS-19-3'],
  ['ZS', 'ZS-21-2-1'],
] as const)(
  'given a sheet in %s, when a supervision phone of county or town is missing, then it cannot be finalised (%s)',
  (place, clause) => {
    proves(clause);
    for (const gap of [{ countyPhone: null }, { townPhone: null }, { countyPhone: null, townPhone: null }]) {
      const sheet = drafted(place, gap);
      expect(sheet.refused(people.town, 'finalise', on(place))).toMatchObject({ code: 'rule-forbids', clause });
      sheet.when(people.town, 'fill', phones).when(people.town, 'finalise', on(place));
      expect(sheet.dossier.state).toBe('finalised');
    }
  },
);

test('given AK, when the town’s supervision phone is missing, then no sheet; given ZG, when no text asks for one, then none is on the form', () => {
  expect(drafted('AK', { townPhone: null }).refused(people.town, 'finalise', on('AK')).clause).toBe('AK-7.2-4');
  const zg = drafted('ZG');
  expect(zg.refused(people.town, 'fill', phones).code).toBe('field-unknown');
  expect(zg.when(people.town, 'finalise', on('ZG')).dossier.state).toBe('finalised');
});

test.each([
  ['LYG', 'LYG-19-1', ['gridName', 'areaText', 'chiefName', 'fullTimeNames', 'contacts']],
  ['JS', 'JS-19-1', ['gridName', 'areaText', 'chiefName', 'fullTimeNames', 'contacts']],
  ['ZS', 'ZS-21-1-1', ['gridName', 'areaText', 'chiefName', 'fullTimeNames', 'partTimeNames', 'guideName', 'contacts']],
  ['ZG', 'ZG-21', ['gridName', 'areaText', 'staffNames', 'staffPhones', 'serviceItems']],
  [
    'AK',
    'AK-7.2-4',
    ['divisionText', 'chiefName', 'staffNames', 'contacts', 'dutiesText', 'servedHouseholds', 'servedPersons'],
  ],
] as const)(
  'given a sheet in %s, when it is made, then it holds exactly the fields of %s, and where and when it hangs is kept',
  (place, clause, keys) => {
    proves(clause);
    const sheet = drafted(place).when(people.town, 'finalise', on(place));
    const printed = postingSheet(sheet.dossier, rulesOfPlace(place)).map(({ key }) => key);
    expect(printed.filter((key) => !key.endsWith('Phone'))).toEqual(keys);
    expect(sheet.dossier.data).toMatchObject({ postedSpot: '党群服务中心门厅', postedOn: '2025-09-01' });
    expect(drafted(place, { [keys[0]]: null }).refused(people.town, 'finalise', on(place)).clause).toBe(clause);
  },
);

test('C17 given people served, when a sheet is made, then they are totals, and a place without that text has no such line', () => {
  provesPartly('AK-8.1-6');
  const refused = dossierStory('AK', 'posting', '320722001').refused(
    people.town,
    'draft',
    { grid: grid.code, ...contentOf.AK, servedPersons: '张某、李某' },
    rows,
  );
  expect(refused).toMatchObject({ code: 'field-wrong', detail: { field: 'servedPersons' } });
  expect(drafted('LYG').refused(people.town, 'fill', { servedPersons: 5 }).code).toBe('field-unknown');
});

const post = (gridRole: string, startedOn: string): Dossier =>
  ({ machine: 'assignment', data: { grid: grid.code, gridRole, startedOn } }) as unknown as Dossier;
const outdated = (place: PlaceId, dossiers: readonly Dossier[]) =>
  postingOutdated.find({ rules: rulesOfPlace(place), registry: tinyCounty, dossiers, events: [], at: 0 });

test.each([
  ['LYG', 'LYG-19-2', 'areaChange'],
  ['JS', 'JS-19-2', 'areaChange'],
  ['ZS', 'ZS-21-1-2', 'gridNameChange'],
] as const)(
  'given a change of staff or area in %s, when the posted sheet is older, then it is flagged outdated until a new posting date is entered (%s)',
  (place, clause, change) => {
    proves(clause);
    const sheet = drafted(place).when(people.town, 'finalise', on(place));
    expect(outdated(place, [sheet.dossier, post('fullTimeStaff', '2025-08-31')])).toEqual([]);
    const newcomer = post('fullTimeStaff', '2025-09-15');
    expect(outdated(place, [sheet.dossier, newcomer])).toMatchObject([{ clause, gravity: 'gap' }]);
    // LYG and JS count full-time staff only, ZS everybody.
    expect(outdated(place, [sheet.dossier, post('partTimeStaff', '2025-09-15')])).toHaveLength(place === 'ZS' ? 1 : 0);

    sheet.at('2025-09-20T10:00').when(people.town, 'markOutdated', { change, changedOn: '2025-09-18' });
    expect(outdated(place, [sheet.dossier])).toHaveLength(1);
    expect(sheet.refused(people.town, 'finalise', on(place, '2025-09-17')).clause).toBe(clause);
    sheet.when(people.town, 'finalise', on(place, '2025-09-19'));
    expect(outdated(place, [sheet.dossier, newcomer])).toEqual([]);
  },
);
