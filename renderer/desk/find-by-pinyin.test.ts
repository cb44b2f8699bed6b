import { expect, test } from 'vitest';
import { createPinyinFinder } from './find-by-pinyin.ts';

const find = createPinyinFinder([
  { key: 'cg', text: '城市管理局', codes: ['cgj'] },
  { key: 'xf', text: '消防救援大队', codes: [] },
  { key: 'zj', text: '住房和城乡建设局', codes: ['zjj'] },
  { key: 'g3', text: '牛山街道 锦绣社区 03网格', codes: ['320722001005003'] },
]);
const keys = (typed: string): string[] => find(typed, 10).map((f) => f.key);

test('given initials, full pinyin, words or a code, when typed (I2), then the entry is found', () => {
  expect(keys('xfjy')).toEqual(['xf']);
  expect(keys('xiaofang')).toEqual(['xf']);
  expect(keys('住建')).toEqual([]);
  expect(keys('建设')).toEqual(['zj']);
  expect(keys('zjj')).toEqual(['zj']);
  expect(keys('cgj')).toEqual(['cg']);
  expect(keys('320722001')).toEqual(['g3']);
});

test('given two words, when both fit one entry, then only that one is found', () => {
  expect(keys('nsjd jx')).toEqual(['g3']);
  expect(keys('nsjd xf')).toEqual([]);
});

test('given nothing typed, when asked, then the list comes in its own order', () => {
  expect(find('  ', 2).map((f) => f.key)).toEqual(['cg', 'xf']);
});
