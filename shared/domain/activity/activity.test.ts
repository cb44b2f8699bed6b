import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { gridCode, people, registration, story } from '../../../tests/support/story.ts';
import type { Values } from '../dossier/dossier.ts';
import { seesDossier } from '../dossier/sees-dossier.ts';
import type { GridEvent } from '../event/event.ts';
import { campaignOverdue } from '../findings/rule-findings.ts';
import { campaignProgress } from './campaign.ts';
import { campaignKinds } from './campaign-kinds.ts';
import { activities, monthlyActivities } from './monthly-activities.ts';

const other = '320722002001001';
const drive: Values = {
  campaignKind: 'civilizedCity',
  name: '文明城市创建百日行动',
  startsOn: '2025-09-01',
  endsOn: '2025-12-10',
  grids: [gridCode, other],
  goal: '楼道清零',
};
const started = (place: PlaceId, over: Values = {}) =>
  dossierStory(place, 'campaign').when(people.county, 'start', { ...drive, ...over });

test('LYG-9-8 given a drive started with type, period and grids, then the progress of every grid is tracked to its end', () => {
  proves('LYG-9-8');
  for (const key of ['campaignKind', 'startsOn', 'endsOn', 'grids']) {
    const { [key]: _left, ...without } = drive;
    expect(dossierStory('LYG', 'campaign').refused(people.county, 'start', without)).toMatchObject({
      clause: 'LYG-9-8',
    });
  }
  const story = started('LYG');
  expect(campaignProgress(story.dossier)).toMatchObject([
    { grid: gridCode, percent: 0, on: null },
    { grid: other, percent: 0, on: null },
  ]);
  story
    .when(people.staff, 'report', { grid: gridCode, percent: 40, said: '已清 12 栋' })
    .at('2025-10-08T09:00')
    .when(people.town, 'report', { grid: gridCode, percent: 100, said: '全部清完' });
  expect(campaignProgress(story.dossier)[0]).toEqual({
    grid: gridCode,
    percent: 100,
    on: '2025-10-08',
    said: '全部清完',
  });
  expect(story.refused(people.county, 'close', { summary: '完成' })).toMatchObject({ clause: 'LYG-9-8' });
  story.when(people.county, 'close', { summary: '基本完成', unfinishedWhy: '一个网格待拆迁' });
  expect(story.dossier.state).toBe('closed');
  expect(campaignProgress(story.dossier)[1]).toMatchObject({ grid: other, percent: 0 });
});

test('JS-9-9 given a drive, when started, then its grids report progress against it until it is closed', () => {
  proves('JS-9-9');
  expect(campaignKinds(rulesOfPlace('JS')).map(({ key }) => key)).toEqual(
    expect.arrayContaining(['peaceBuilding', 'civilizedPractice', 'ethnicUnity']),
  );
  const story = started('JS', { campaignKind: 'ethnicUnity' });
  expect(seesDossier(people.staff, story.dossier)).toBe(true);
  const report: Values = { grid: gridCode, percent: 50, said: '入户宣传' };
  expect(story.when(people.staff, 'report', report).dossier.data['progress']).toEqual([
    `${gridCode} 50 2025-09-01 入户宣传`,
  ]);
  expect(story.refused(people.staff, 'report', { ...report, grid: other })).toMatchObject({ code: 'rule-forbids' });
  expect(story.refused(people.staff, 'report', { ...report, grid: '320722001001009' })).toMatchObject({
    clause: 'JS-9-9',
  });
  expect(story.refused(people.otherTown, 'report', report)).toMatchObject({ code: 'rule-forbids' });
  expect(story.refused(people.staff, 'report', { ...report, percent: 120 })).toMatchObject({ code: 'rule-forbids' });
  story.when(people.county, 'close', { summary: '结束', unfinishedWhy: '转入常态' });
  expect(story.refused(people.staff, 'report', report)).toMatchObject({ code: 'wrong-act-state' });
});

test.each(placeIds)(
  'given %s, then the drives offered are those of its own items, all of them where the text has none',
  (place) => {
    expect(campaignKinds(rulesOfPlace(place))).toHaveLength(8);
  },
);

test('JS-9-8 given a deliberation, when held, then topic, participants and outcome are recorded under the grid', () => {
  proves('JS-9-8');
  const story = dossierStory('JS', 'deliberation', '320722001').when(people.town, 'plan', {
    grid: gridCode,
    topic: '停车位划线',
    plannedFor: '2025-09-05',
  });
  const held: Values = { heldOn: '2025-09-01', participants: ['居民代表 9 人', '物业'], outcome: '东侧划线 12 个' };
  for (const key of ['participants', 'outcome']) {
    const { [key]: _left, ...without } = held;
    expect(story.refused(people.staff, 'hold', without)).toMatchObject({ code: 'field-missing', clause: 'JS-9-8' });
  }
  expect(story.refused(people.staff, 'hold', { ...held, heldOn: '2025-09-09' })).toMatchObject({
    code: 'rule-forbids',
  });
  story.when(people.staff, 'hold', held);
  expect(story.dossier).toMatchObject({
    area: gridCode,
    state: 'held',
    title: '停车位划线',
    data: { ...held, topic: '停车位划线' },
  });
});

const eventOf = (item: string, over: Partial<GridEvent> = {}): GridEvent => ({
  ...story('ZG').when(people.county, registration({ item: '0102' })).event,
  item,
  ...over,
});

test('ZG-5-2, C36 given monthly statistics, then they break down by the seven activities, the items being those of ZG-9', () => {
  proves('ZG-5-2');
  const { items } = rulesOfPlace('ZG');
  const day = (local: string): number => Date.parse(`${local}+08:00`);
  const one = (parent: string) => items.items.find((item) => item.parent === parent)?.code ?? '';
  const events = [
    eventOf(one('dispute'), { completedAt: day('2025-09-20T10:00') }),
    eventOf(one('dispute'), { registeredAt: day('2025-08-31T23:59'), completedAt: day('2025-09-01T00:00') }),
    eventOf(one('hazard'), { completedAt: day('2025-10-01T00:00') }),
    eventOf(one('rentalFloatingPopulation')),
    eventOf(one('safetyProtection')),
    eventOf(one('urbanEnvironment')),
    eventOf('unclassified'),
    eventOf(one('dispute'), { state: 'merged' }),
    eventOf(one('lawPublicity'), { registeredAt: day('2025-10-01T00:00') }),
  ];
  const lines = monthlyActivities(items, events, '2025-09');
  expect(lines.map(({ activity }) => activity)).toEqual([...activities, 'other']);
  expect(Object.fromEntries(lines.map((l) => [l.activity, [l.registered, l.completed]]))).toEqual({
    baseData: [0, 0],
    publicOpinion: [0, 0],
    lawPublicity: [0, 0],
    serviceAgency: [0, 0],
    dispute: [1, 2],
    hazard: [1, 0],
    // C36: 社会治安防控 has no item of its own in ZG-9; ZG-9-7 feeds it.
    safetyProtection: [2, 0],
    other: [2, 0],
  });
});

test('C36 given the seven activities of ZG-5-2, then each has an item of ZG-9 behind it', () => {
  const { profile } = rulesOfPlace('ZG');
  for (const activity of activities)
    expect(
      profile.items[activity]?.clauses.some((id) => id.startsWith('ZG-9-')),
      activity,
    ).toBe(true);
});

test('given a drive past its last day, then it is listed until it is closed', () => {
  const story = started('LYG');
  const find = (local: string) =>
    campaignOverdue.find({
      rules: story.rules,
      registry: {} as never,
      dossiers: [story.dossier],
      events: [],
      at: Date.parse(`${local}+08:00`),
    });
  expect([find('2025-12-10T23:59').length, find('2025-12-11T00:00').length]).toEqual([0, 1]);
  story.when(people.county, 'close', { summary: '结束', unfinishedWhy: '转入常态' });
  expect(find('2025-12-11T00:00')).toEqual([]);
});
