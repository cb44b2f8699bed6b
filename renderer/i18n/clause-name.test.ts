import { expect, test } from 'vitest';
import { chineseNumber, clauseName } from './clause-name.ts';

const pack = [{ id: 'LYG', parameters: { 'rule.name': { value: '连云港市城乡网格化服务管理实施细则' } } }];

test('given a clause id, when cited, then text and article are named as people write them', () => {
  expect(clauseName(pack, 'LYG-30-1', 'zh')).toBe('《连云港市城乡网格化服务管理实施细则》第三十条');
  expect(clauseName(pack, 'LYG-28-2', 'en')).toContain('art. 28 (LYG-28-2)');
});

test('given the centre’s own target (C14), when cited, then it says that it is not law', () => {
  expect(clauseName(pack, 'local', 'zh')).toContain('非法定');
});

test('given a text that is not in the pack, when cited, then the id stands for itself', () => {
  expect(clauseName(pack, 'JS-16-3-2', 'zh')).toBe('JS-16-3-2');
});

test('given article numbers, when written in Chinese, then they read right', () => {
  expect([1, 10, 11, 20, 29, 30].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十九', '三十']);
});
