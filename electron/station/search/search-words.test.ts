import { expect, test } from 'vitest';
import { grams, phraseOf } from './grams.ts';
import { initialsOf } from './initials.ts';
import { marksIn, matchOf, searchWords } from './search-words.ts';

test('given a text, when it is indexed, then every character begins a pair and signs keep their own place', () => {
  expect(grams('路灯A')).toBe('路灯 灯a a\uF8FF');
  expect(grams('a-b')).toBe('a\uE02D \uE02Db b\uF8FF');
  expect(phraseOf('不亮了')).toBe('"不亮 亮了"');
  expect(phraseOf('灯')).toBeNull();
});

test('given words of several readings, when initials are made, then the word decides and signs are passed over', () => {
  expect(initialsOf('长江路，银行').text).toBe('cjlyh');
  expect(initialsOf('重复 A1').text).toBe('cfa1');
});

test('given typed words, when taken apart, then single characters are named and not looked for', () => {
  expect(searchWords(' 路灯  灯 LD 路灯')).toEqual({ words: ['路灯', 'ld'], skipped: ['灯'] });
  expect(matchOf(['路灯', 'ld'])).toBe('{head body} : "路灯" AND ({head body} : "ld" OR initials : "ld")');
  expect(matchOf(['不亮了'])).toBe('{triples} : "不亮了"');
  expect(matchOf(['长江东路'])).toBe('{triples} : "长江东 江东路"');
  expect(matchOf(['cjl'])).toBe('({triples} : "cjl" OR initials : "cj jl")');
  expect(matchOf([])).toBeNull();
});

test('given a found title, when it is marked, then words and initials stand out once each', () => {
  expect(marksIn('路灯不亮 A座', ['不亮', 'a座'], false)).toEqual([
    { from: 2, to: 4 },
    { from: 5, to: 7 },
  ]);
  expect(marksIn('路灯不亮', ['dbl'], true)).toEqual([{ from: 1, to: 4 }]);
  expect(marksIn('路灯不亮', ['dbl'], false)).toEqual([]);
});
