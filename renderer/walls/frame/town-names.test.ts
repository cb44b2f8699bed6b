import { expect, test } from 'vitest';
import { shortTown, townNames } from './town-names.ts';

test('given names of towns, when shortened, then the kind falls off and a name keeps two characters', () => {
  expect(['石榴街道', '白塔埠镇', '驼峰乡', '江城街道办事处'].map(shortTown)).toEqual([
    '石榴',
    '白塔埠',
    '驼峰',
    '江城',
  ]);
  expect(shortTown('坝镇')).toBe('坝镇');
});

test('given a map with short names of its own, when asked by code or name, then these win and the unknown is shortened', () => {
  const name = townNames(
    [{ code: '320722401', name: '江苏东海经济开发区' }],
    [{ code: '320722401', name: '江苏东海经济开发区', shortName: '经开区' }],
  );
  expect([name('320722401'), name('江苏东海经济开发区'), name('桃林镇')]).toEqual(['经开区', '经开区', '桃林']);
});
