import { expect, test } from 'vitest';
import { sameWords } from './same-words.ts';

test('I5 given two reports, when shown side by side, then what both say is marked and nothing is lost', () => {
  const pieces = sameWords('人民路自来水管爆裂', '自来水管在人民路口爆裂了');
  expect(pieces.map((p) => p.text).join('')).toBe('人民路自来水管爆裂');
  expect(pieces.filter((p) => p.same).map((p) => p.text)).toEqual(['人民路', '自来水管', '爆裂']);
  expect(sameWords('路灯', '水管')).toEqual([{ text: '路灯', same: false }]);
  expect(sameWords('', '水管')).toEqual([]);
});
