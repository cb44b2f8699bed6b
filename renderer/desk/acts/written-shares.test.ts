import { expect, test } from 'vitest';
import { readShares, writtenShares } from './written-shares.ts';

test('O4 given a refused joint act, when it is changed, then every assistant’s row comes back as it was typed', () => {
  const rows = [
    { id: 'chengguan', name: '城市管理局', share: '清运', due: 1_000 },
    { id: 'shuili', name: '水利局', share: '查管线' },
  ];
  expect(readShares(writtenShares(rows))).toEqual([
    { id: 'chengguan', share: '清运', due: 1_000 },
    { id: 'shuili', share: '查管线', due: null },
  ]);
  expect(readShares(undefined)).toEqual([]);
  expect(readShares('no rows')).toEqual([]);
});
