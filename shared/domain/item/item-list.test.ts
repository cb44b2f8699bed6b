import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { linesOf } from '../../../tests/support/item-lines.ts';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { people, registration, story } from '../../../tests/support/story.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { rulesInForce } from '../dossier/rules-in-force.ts';
import type { Rules } from '../verb.ts';
import { findItem, listedItem } from './item.ts';
import { itemList } from './item-list.ts';

const { items: shipped } = rulesOfPlace('LYG');
/** A later version: one item renamed, one dropped, one new. */
const nextLines: readonly string[] = [
  ...linesOf(shipped).filter((line) => !line.startsWith('0103|')),
  '0190|droneNuisance|无人机扰民|Drone nuisance|urbanEnvironment|normal|4|gongan|wu ren ji rao min',
];
const city: Values = {
  listVersion: 'items@2027.01',
  compiledBy: '市网格化服务管理中心',
  consulted: ['市城管局', '市公安局'],
  publishedOn: '2025-09-01',
  publishedIn: '市政府网站',
  document: '市网格〔2025〕12号',
  items: nextLines,
};

const imported = (place: PlaceId) => dossierStory(place, 'itemList').when(people.director, 'importCity', city);
const force: Values = { effectiveFrom: '2025-09-10' };
const finalised = (place: PlaceId) =>
  dossierStory(place, 'itemList')
    .when(people.county, 'draftCounty', { items: nextLines })
    .when(people.director, 'finalise', {
      consulted: ['chengguan', 'gongan'],
      listVersion: 'items@2027.01',
      versionDate: '2025-09-01',
      document: '县网格〔2025〕1号',
    });
const published: Values = { publishedOn: '2025-09-02', publishedIn: '县政府网站' };

const later = Date.parse('2025-09-10T00:00+08:00');
const inForce = (rules: Rules, dossiers: readonly Dossier[], at = later) => rulesInForce(rules, dossiers, at);

test('LYG-10-1 given the city list, when a version is imported, then the county holds it read-only with version and effective date', () => {
  proves('LYG-10-1');
  const story = imported('LYG').when(people.director, 'putInForce', force);
  expect(story.dossier).toMatchObject({
    state: 'inForce',
    data: { listVersion: 'items@2027.01', effectiveFrom: '2025-09-10', readOnly: true },
  });
  const { items } = inForce(story.rules, [story.dossier]);
  expect([items.version, listedItem(items, '0190')?.name, listedItem(items, '0103')]).toEqual([
    'items@2027.01',
    '无人机扰民',
    undefined,
  ]);
  expect(inForce(story.rules, [story.dossier], later - 1).items).toBe(story.rules.items);
  // Nothing edits it: no act is left on it, nor one that drafts a list of the county's own.
  expect(story.acts(people.director)).toEqual([]);
  expect(story.acts(people.county)).toEqual([]);
  const own = dossierStory('LYG', 'itemList');
  expect(own.refused(people.county, 'draftCounty', { items: nextLines })).toMatchObject({
    code: 'switched-off-by-profile',
  });
});

const supplement: Values = {
  name: '晾晒占道',
  nameEn: 'Drying grain on the road',
  code: '7002',
  pinyin: 'liang shai zhan dao',
  group: 'urbanEnvironment',
  itemType: 'service',
  severity: '4',
  department: 'chengguan',
  request: '城管〔2025〕9号',
  matters: ['劝导'],
  need: '农忙',
  brings: ['staff', 'resources', 'funds'],
  duration: 'standing',
};
function admitted(place: PlaceId, rules?: Rules): Dossier {
  const { dossier } = dossierStory(place, 'itemAdmission', '320722', rules)
    .when(people.urban, 'draft', supplement)
    .when(people.county, 'review', { abilityPower: true, abilitySkill: true, abilityTime: true, abilitySafety: true })
    .when(people.county, 'consent', { consentBy: 'countyBody', consentOn: '2025-09-01', consentDocument: '批复' })
    .when(people.county, 'publish', published)
    .at('2025-09-03T09:00')
    .when(people.director, 'putInForce', { effectiveFrom: '2025-09-03' });
  return { ...dossier, id: '0190d000-0000-7000-8000-00000000000a' };
}

test('LYG-10-2 given the city list, when the county adds an item, then it is a supplement of the county; city items can be neither edited nor removed there', () => {
  proves('LYG-10-2');
  const own = admitted('LYG');
  const { rules, dossier } = imported('LYG').when(people.director, 'putInForce', force);
  const { items } = inForce(rules, [own, dossier]);
  expect(items.version).toBe('items@2027.01+1');
  expect(listedItem(items, '7002')).toMatchObject({ layer: 'supplement' });
  // The city's items stand as the city wrote them, whatever is added.
  expect(items.items.filter((item) => item.layer === undefined)).toEqual(inForce(rules, [dossier]).items.items);
  for (const over of [{ code: '0102' }, { name: '暴露垃圾' }]) {
    const refused = dossierStory('LYG', 'itemAdmission').refused(people.urban, 'draft', { ...supplement, ...over });
    expect(refused).toMatchObject({ code: 'rule-forbids', clause: 'LYG-10-1' });
  }
});

test('JS-10-1 given a draft list, when finalised, then the departments consulted are recorded and there is a version with its date', () => {
  proves('JS-10-1');
  const draft = dossierStory('JS', 'itemList').when(people.county, 'draftCounty', { items: nextLines });
  const words: Values = { listVersion: 'items@2027.01', versionDate: '2025-09-01', document: '县网格1号' };
  expect(draft.refused(people.director, 'finalise', words)).toMatchObject({ code: 'field-missing', clause: 'JS-10-1' });
  expect(draft.refused(people.director, 'finalise', { ...words, consulted: [] })).toMatchObject({ clause: 'JS-10-1' });
  const { versionDate: _date, ...undated } = words;
  expect(draft.refused(people.director, 'finalise', { ...undated, consulted: ['chengguan'] })).toMatchObject({
    clause: 'JS-10-1',
  });
  expect(finalised('JS').dossier).toMatchObject({
    state: 'finalised',
    data: { consulted: ['chengguan', 'gongan'], listVersion: 'items@2027.01', versionDate: '2025-09-01' },
  });
});

test('JS-10-3 given a change, when published and in force, then the new version replaces the old from its date; events keep the version they were opened under', () => {
  proves('JS-10-3');
  const list = finalised('JS');
  expect(list.refused(people.director, 'putInForce', force)).toMatchObject({ code: 'wrong-act-state' });
  list.when(people.director, 'publish', published).when(people.director, 'putInForce', force);
  const { rules, dossier } = list;
  const before = inForce(rules, [dossier], later - 1);
  const after = inForce(rules, [dossier]);
  expect([before.items.version, after.items.version]).toEqual([rules.items.version, 'items@2027.01']);
  // 0103 is no longer on the new list; the event opened under the old one goes on with it.
  const event = story('JS', before)
    .when(people.town, registration({ item: '0103' }))
    .under(after);
  event.when(people.town, { kind: 'event.reportToCenter', reason: '' });
  expect([event.event.itemList, findItem(after.items, event.event.item)?.name]).toEqual([
    rules.items.version,
    '积存垃圾渣土',
  ]);
  const fresh = story('JS', after);
  expect(fresh.refused(people.town, registration({ item: '0103' }))).toMatchObject({ code: 'unknown-item' });
  expect(fresh.when(people.town, registration({ item: '0190' })).event.itemList).toBe('items@2027.01');
});

test('ZS-24-1 given a list version of city or county, when in force, then the bodies consulted and the publication are on file', () => {
  proves('ZS-24-1');
  for (const key of ['consulted', 'publishedOn', 'publishedIn']) {
    const { [key]: _left, ...without } = city;
    expect(dossierStory('ZS', 'itemList').refused(people.director, 'importCity', without)).toMatchObject({
      code: 'field-missing',
    });
  }
  const unpublished = finalised('ZS');
  expect(unpublished.refused(people.director, 'putInForce', force)).toMatchObject({ code: 'wrong-act-state' });
  const early = unpublished.when(people.director, 'publish', { ...published, publishedOn: '2025-09-20' });
  expect(early.refused(people.director, 'putInForce', force)).toMatchObject({ clause: 'ZS-24-1' });
  for (const story of [imported('ZS'), finalised('ZS').when(people.director, 'publish', published)]) {
    const { data, state } = story.when(people.director, 'putInForce', force).dossier;
    expect(state).toBe('inForce');
    expect([data['consulted'], data['publishedOn'], data['publishedIn']].every((value) => value !== undefined)).toBe(
      true,
    );
  }
});

test('ZG-10-2 given the city list, when imported, then version, bodies consulted and publication are set, and counties cannot edit it', () => {
  proves('ZG-10-2');
  const { consulted: _consulted, ...without } = city;
  expect(dossierStory('ZG', 'itemList').refused(people.director, 'importCity', without)).toMatchObject({
    clause: 'ZG-10-2',
  });
  const story = imported('ZG');
  expect(story.dossier.data).toMatchObject({
    listVersion: 'items@2027.01',
    consulted: city['consulted'],
    publishedOn: '2025-09-01',
  });
  expect(story.refused(people.county, 'amendDraft', { items: nextLines })).toMatchObject({
    code: 'switched-off-by-profile',
  });
  expect(
    dossierStory('ZG', 'itemAdmission').refused(people.urban, 'draft', { ...supplement, code: '0102' }),
  ).toMatchObject({ clause: 'ZG-10-2' });
});

test('C3 given each text, then its list has the layers it says: base by city, county or both, and a supplement where the county may add', () => {
  const layers = (place: PlaceId) => {
    const { profile } = rulesOfPlace(place);
    const has = (key: string): boolean => itemList.acts.find((act) => act.key === key)?.on?.(profile) !== false;
    return [has('importCity'), has('draftCounty')];
  };
  expect(Object.fromEntries(placeIds.map((place) => [place, layers(place)]))).toEqual({
    LYG: [true, false],
    ZS: [true, true],
    AK: [true, true],
    JS: [false, true],
    ZG: [true, false],
  });
  // An event keeps the version, the added ones included.
  const rules = rulesOfPlace('LYG');
  const layered = rulesInForce(rules, [admitted('LYG')], later);
  const { event } = story('LYG', layered).when(people.town, registration({ item: '7002' }));
  expect(event.itemList).toBe(`${rules.items.version}+1`);
});

test('given a line that does not fit, an unknown group or a version in use, then the import is refused with the line', () => {
  const zh = (over: Values) =>
    dossierStory('LYG', 'itemList').refused(people.director, 'importCity', { ...city, ...over }).detail['zh'];
  expect(zh({ items: ['0102|a|b'] })).toContain('items.0');
  expect(zh({ items: [...nextLines, '0191|drone|无人机|Drone|airspace|normal|4||wu ren ji'] })).toContain(
    `items.${nextLines.length}.parent`,
  );
  expect(zh({ items: [...nextLines, nextLines[0] ?? ''] })).toContain('code');
  expect(zh({ listVersion: 'items@2026.11' })).toContain('items@2026.11');
  expect(zh({ listVersion: 'second' })).toContain('version');
});
