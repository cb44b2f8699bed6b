import { expect, test } from 'vitest';
import file from '../../../resources/items/items.json' with { type: 'json' };
import { provesPartly } from '../../../tests/support/proves.ts';
import { departmentName, findItem, type ItemList, itemVersion, loadItems, searchItems } from './item.ts';

function loaded(): ItemList {
  const result = loadItems(file);
  if (!result.ok) throw new Error(`${result.error.path}: ${result.error.message}`);
  return result.value;
}
const list = loaded();

const refusedPath = (edit: (copy: typeof file) => void): string => {
  const copy = structuredClone(file);
  edit(copy);
  const result = loadItems(copy);
  if (result.ok) throw new Error('expected a refusal');
  return result.error.path;
};

test('given the shipped list, then it loads with its version, 18 groups and items under every one of them', () => {
  expect(itemVersion(list)).toBe('items@2026.11');
  expect(list.groups).toHaveLength(18);
  expect(new Set(list.items.map((i) => i.parent))).toEqual(new Set(list.groups.map((g) => g.key)));
  expect(list.items.length).toBeGreaterThanOrEqual(55);
});

test('given the shipped list, then every name is spelt out by its pinyin, one syllable a character', () => {
  for (const item of list.items) {
    const characters = item.name.match(/\p{Script=Han}/gu) ?? [];
    expect(item.pinyin.split(' '), item.name).toHaveLength(characters.length);
  }
});

test('given an event of LYG-16-3-2, JS-16-3-2 or ZG-10-3, then licence, punishment and coercion are marked as administrative power', () => {
  provesPartly('LYG-16-3-2', 'JS-16-3-2', 'ZG-10-3');
  expect(list.items.filter((i) => i.kind === 'adminPower').map((i) => i.name)).toEqual([
    '要求办理行政许可',
    '要求行政处罚',
    '要求行政强制',
  ]);
});

test('given invariant 9, then domestic violence, national security, mental health and clues are restricted', () => {
  provesPartly('LYG-9-3', 'JS-9-5', 'JS-9-10');
  for (const key of ['domesticViolence', 'nationalSecurityClue', 'mentalCrisis', 'fraudClue', 'cultClue']) {
    expect(findItem(list, key)?.kind, key).toBe('restricted');
  }
});

test('given a code or a key, when looked up, then the item is found; what no version has is not', () => {
  expect(findItem(list, '0102')).toMatchObject({
    key: 'exposedGarbage',
    name: '暴露垃圾',
    department: 'chengguan',
    severity: 4,
  });
  expect(findItem(list, 'exposedGarbage')).toBe(findItem(list, '0102'));
  expect(findItem(list, '9999')).toBeUndefined();
  expect(findItem(list, 'unclassified')).toBeUndefined();
});

test('given a department id, then its name is known, else the id is shown', () => {
  expect(departmentName(list, 'xiaofang')).toBe('消防救援大队');
  expect(departmentName(list, 'nobody')).toBe('nobody');
});

test.each([
  ['bllj', '暴露垃圾'],
  ['0102', '暴露垃圾'],
  ['baolulaji', '暴露垃圾'],
  ['垃圾堆', '暴露垃圾'],
  ['僵尸车', '废弃车辆'],
  ['欠薪', '劳资纠纷'],
  ['XFTDDS', '消防通道堵塞'],
  ['gas pipe', '燃气管道破裂'],
])('given %s typed (I2), then %s comes first', (typed, name) => {
  expect(searchItems(list, typed)[0]?.name).toBe(name);
});

test('given a prefix, then exact and prefix hits stand before hits inside, never more than the limit', () => {
  const hits = searchItems(list, '0', 5);
  expect(hits.map((i) => i.code)).toEqual(['0101', '0102', '0103', '0104', '0105']);
  expect(searchItems(list, 'zzzz')).toEqual([]);
  expect(searchItems(list, '  ', 3)).toHaveLength(3);
});

test.each<[string, (copy: typeof file) => void, string]>([
  ['a code used twice', (c) => Object.assign(c.items[1] ?? {}, { code: '0101' }), 'items.1.code'],
  ['a key used twice', (c) => Object.assign(c.items[1] ?? {}, { key: 'illegalStructure' }), 'items.1.key'],
  ['a parent that is no key', (c) => Object.assign(c.items[2] ?? {}, { parent: 'parking' }), 'items.2.parent'],
  ['a department nobody lists', (c) => Object.assign(c.items[3] ?? {}, { department: 'nobody' }), 'items.3.department'],
  [
    'initials that do not follow from the pinyin',
    (c) => Object.assign(c.items[4] ?? {}, { initials: 'abc' }),
    'items.4.initials',
  ],
  ['a gravity out of 1 to 4', (c) => Object.assign(c.items[5] ?? {}, { severity: 5 }), 'items.5.severity'],
  ['an unknown field', (c) => Object.assign(c.items[6] ?? {}, { colour: 'red' }), 'items.6.colour'],
])('given %s, when loaded, then it is refused with its path', (_, edit, path) => {
  expect(refusedPath(edit)).toBe(path);
});
