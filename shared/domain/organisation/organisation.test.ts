import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { findingBooks } from '../../../tests/support/finding-books.ts';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { morePeople, people } from '../../../tests/support/story.ts';
import { covers } from '../actor/actor.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { centreStaffing, meetingMissed, organisationTree } from '../findings/organisation-findings.ts';
import type { Division } from '../grid/grid.ts';
import { organisationTemplate } from '../profile/organisation-rules.ts';
import { generalGrid } from '../profile/staffing-rules.ts';
import { nextWorkMeeting } from './meeting.ts';
import { bodyFindings, supervises } from './org-body.ts';

const divisions: readonly Division[] = [
  { code: '3207', name: '某市', level: 'city', lon: null, lat: null },
  { code: '320722', name: '某县', level: 'county', lon: null, lat: null },
  { code: '320722001', name: '一镇', level: 'town', lon: null, lat: null },
  { code: '320722001001', name: '一村', level: 'village', lon: null, lat: null },
];
let made = 0;
const body = (place: PlaceId, bodyArea: string, over: Values = {}): Dossier => {
  made += 1;
  const { dossier } = dossierStory(place, 'orgBody', bodyArea).when(
    people.city.area === bodyArea ? people.city : people.county,
    'register',
    {
      bodyName: '网格化工作机构',
      bodyArea,
      bodyHead: '甲',
      bodyPhone: '0518-5550101',
      directors: 1,
      deputies: 1,
      ...over,
    },
  );
  return { ...dossier, id: `b${made}` };
};
const tree = (place: PlaceId, dossiers: readonly Dossier[]) =>
  organisationTree
    .find(findingBooks(place, '2025-09-01', { dossiers, registry: { divisions } }))
    .map(({ area, clause, zh }) => [area, clause, zh]);

test('ZS-5-1 given the organisation tree, when validated, then one competent authority exists at city and at county with supervision rights below', () => {
  proves('ZS-5-1');
  const city = body('ZS', '3207');
  const county = body('ZS', '320722');
  expect(tree('ZS', [])).toEqual([
    ['3207', 'ZS-5-1', '市级没有登记网格化工作机构'],
    ['320722', 'ZS-5-1', '县级没有登记网格化工作机构'],
  ]);
  expect(tree('ZS', [city])).toEqual([['320722', 'ZS-5-1', '县级没有登记网格化工作机构']]);
  expect(tree('ZS', [city, county, body('ZS', '320722')])).toEqual([
    ['320722', 'ZS-5-1', '县级登记了 2 个机构，应为一个'],
  ]);
  expect(tree('ZS', [city, county])).toEqual([]);
  for (const { code } of divisions.slice(1)) {
    expect(supervises(city, code)).toBe(true);
    expect(supervises(county, code)).toBe(true);
    expect(covers(morePeople.supervisor, code)).toBe(true);
  }
  expect([supervises(county, '3207'), supervises(county, '320723001'), covers(morePeople.supervisor, '3207')]).toEqual([
    false,
    false,
    false,
  ]);
});

test('C31 given five texts, when their tree is asked for, then AK goes down to the village, ZG has no town agency and dispatches from the county', () => {
  const levelsOf = (place: PlaceId) =>
    organisationTemplate(rulesOfPlace(place).profile).levels.map(({ level, dispatches }) =>
      dispatches ? `${level}*` : level,
    );
  expect(Object.fromEntries(placeIds.map((place) => [place, levelsOf(place)]))).toEqual({
    LYG: ['county', 'town*'],
    ZS: ['city', 'county'],
    AK: ['city', 'county', 'town*', 'village'],
    JS: ['city', 'county', 'town*'],
    ZG: ['city', 'county*'],
  });
  expect(
    dossierStory('ZG', 'orgBody', '320722001').refused(people.county, 'register', {
      bodyName: '镇机构',
      bodyArea: '320722001',
      bodyHead: '甲',
      bodyPhone: '0518-5550101',
    }),
  ).toMatchObject({ code: 'rule-forbids', clause: 'ZG-5-1' });
});

test('AK-6.3.1-1 given the tree, when validated, then city, county, town and village each have one centre', () => {
  proves('AK-6.3.1-1');
  const all = divisions.map(({ code }) => body('AK', code, { dedicatedStaff: 3 }));
  expect(tree('AK', all)).toEqual([]);
  expect(tree('AK', [...all, body('AK', '320722001', { dedicatedStaff: 3 })])).toEqual([
    ['320722001', 'AK-6.3.1-1', '镇街登记了 2 个机构，应为一个'],
  ]);
  for (const [n, said] of [
    '市级没有登记网格化工作机构',
    '县级没有登记网格化工作机构',
    '1 个镇街没有登记网格化工作机构',
    '1 个村（社区）没有登记网格化工作机构',
  ].entries())
    expect(tree('AK', all.toSpliced(n, 1)).map(([, clause, zh]) => [clause, zh])).toEqual([['AK-6.3.1-1', said]]);
});

test('C32 given AK’s garbled number of deputies, when a centre is checked, then no number is too many, none is advice, and the band counts dedicated staff', () => {
  proves('AK-6.3.1-2', 'AK-6.3.1-3', 'AK-6.3.1-4');
  const { profile } = rulesOfPlace('AK');
  const codes = (over: Values, area = '320722') =>
    bodyFindings(profile, body('AK', area, { dedicatedStaff: 4, ...over })).map(
      ({ code, gravity }) => `${code} ${gravity}`,
    );
  expect(codes({})).toEqual([]);
  expect(codes({ deputies: 12 })).toEqual([]);
  expect(codes({ deputies: 0 })).toEqual(['no-deputy info']);
  expect([...codes({ directors: 0 }), ...codes({ directors: 2 })]).toEqual(['directors gap', 'directors gap']);
  expect(codes({ dedicatedStaff: 2, otherStaff: 9 })).toEqual(['staff-band warn']);
  const bands = { '3207': [5, 8], '320722': [3, 5], '320722001': [2, 3], '320722001001': [1, 2] } as const;
  for (const [area, [min, max]] of Object.entries(bands)) {
    for (const dedicatedStaff of [min, max]) expect(codes({ dedicatedStaff }, area)).toEqual([]);
    for (const dedicatedStaff of [min - 1, max + 1])
      expect(codes({ dedicatedStaff }, area)).toEqual(['staff-band warn']);
  }
  const listed = centreStaffing.find(
    findingBooks('AK', '2025-09-01', { dossiers: [body('AK', '320722', { dedicatedStaff: 9 })] }),
  );
  expect(listed).toMatchObject([{ clause: 'AK-6.3.1-3', zh: '专职人员 9 名，应为 3–5 名' }]);
  expect(bodyFindings(rulesOfPlace('LYG').profile, body('LYG', '320722', { directors: 3 }))).toEqual([]);
});

test('C33 given 总网格 stands once in AK and is not defined, when read, then it is the level-1 grid, the village, and the note says so', () => {
  expect(generalGrid(rulesOfPlace('AK').profile)).toMatchObject({
    gridLevel: 1,
    area: 'village',
    adminsMin: 1,
    clause: 'AK-8.2-1',
    noteZh: '“总网格”原文未定义，按一级网格（村、社区）理解',
  });
  for (const place of placeIds.filter((id) => id !== 'AK')) expect(generalGrid(rulesOfPlace(place).profile)).toBeNull();
});

const layer = (over: Values = {}): Values => ({
  layerName: '党建网格',
  layerField: 'partyBuilding',
  layerOwner: '某部门',
  basis: 'noBasis',
  ...over,
});
test('C30 given a department’s own areas, when entered, then ZS and ZG want the law, AK a special requirement, LYG and JS only warn', () => {
  proves('ZS-11-2-3', 'ZG-7-4', 'AK-7.2-2');
  const open = (place: PlaceId) => dossierStory(place, 'areaLayer');
  const law = layer({ basis: 'lawProvidesOtherwise', citation: '《某法》第十条' });
  const special = layer({ basis: 'specialRequirement', citation: '上级文件要求' });
  for (const [place, clause, right, wrong] of [
    ['ZS', 'ZS-11-2-3', law, special],
    ['ZG', 'ZG-7-4', law, special],
    ['AK', 'AK-7.2-2', special, law],
  ] as const) {
    for (const words of [layer(), wrong, { ...right, citation: null }])
      expect(open(place).refused(people.county, 'register', words)).toMatchObject({ code: 'rule-forbids', clause });
    expect(open(place).when(people.county, 'register', right).facts[0]?.warnings).toEqual([]);
  }
  for (const place of ['LYG', 'JS'] as const) {
    expect(open(place).when(people.county, 'register', layer()).facts[0]?.warnings).toMatchObject([
      { code: 'layer-without-basis', clause: null },
    ]);
    expect(open(place).when(people.county, 'register', law).facts[0]?.warnings).toEqual([]);
  }
});

const held = (place: PlaceId, meetingKind: string, heldOn: string): Dossier =>
  dossierStory(place, 'meeting')
    .at(`${heldOn}T18:00`)
    .when(people.director, 'prepare', {
      meetingKind,
      plannedOn: heldOn,
      agenda: ['听取汇报'],
      participants: ['成员单位'],
    })
    .when(people.director, 'minute', { heldOn, decisions: ['议定事项'], followUps: ['排查 某部门'] }).dossier;

test('C41 given meetings, when a quarter ends without one of the leading body, then only AK raises an alarm; the weekly work meeting is a local setting', () => {
  provesPartly('AK-6.2');
  const missed = (place: PlaceId, on: string, dossiers: readonly Dossier[] = []) =>
    meetingMissed
      .find(findingBooks(place, on, { dossiers, registry: { divisions } }))
      .map(({ clause, zh }) => [clause, zh]);
  expect(missed('AK', '2025-10-01')).toEqual([['AK-6.2', '2025-07-01 至 2025-09-30 未召开领导小组会议']]);
  const one = held('AK', 'lead', '2025-09-30');
  expect(missed('AK', '2025-10-01', [one])).toEqual([]);
  expect(one.data).toMatchObject({ agenda: ['听取汇报'], decisions: ['议定事项'], followUps: ['排查 某部门'] });
  expect(missed('AK', '2025-10-01', [held('AK', 'work', '2025-09-30')])).toHaveLength(1);
  expect(missed('AK', '2026-01-01', [one])).toHaveLength(1);
  for (const place of placeIds.filter((id) => id !== 'AK')) expect(missed(place, '2025-10-01')).toEqual([]);
  const { profile } = rulesOfPlace('LYG');
  const monday = Date.parse('2025-09-01T10:00+08:00');
  expect(nextWorkMeeting(profile, [], monday)).toEqual({ by: '2025-09-07', every: 'week', statutory: false });
  expect(nextWorkMeeting(profile, [held('LYG', 'work', '2025-09-01')], monday).by).toBe('2025-09-14');
  const monthly = { ...profile, local: { ...profile.local, workMeeting: { every: 'month' as const } } };
  expect(nextWorkMeeting(monthly, [], monday).by).toBe('2025-09-30');
});
