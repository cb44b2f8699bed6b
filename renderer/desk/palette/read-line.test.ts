import { expect, test } from 'vitest';
import { paletteVerbs, readLine } from './read-line.ts';

const said = (line: string) => {
  const { verb, ...rest } = readLine(line);
  return { verb: verb?.key ?? null, ...rest };
};

test('given codes of the issue, when a line is read, then verb, number and words stand apart (issue 5.4)', () => {
  expect(said('p 137 城管 请今日内处理')).toEqual({
    verb: 'dispatch',
    number: '137',
    time: null,
    words: ['城管', '请今日内处理'],
  });
  expect(said('g 海州 路灯')).toEqual({ verb: 'search', number: null, time: null, words: ['海州', '路灯'] });
});

test('given a wished hour, when it stands after the department, then it is a time and no number', () => {
  expect(said('pq xf 18')).toEqual({ verb: 'dispatch', number: null, time: '18:00', words: ['xf'] });
  expect(said('PQ 42 9:30 xf')).toEqual({ verb: 'dispatch', number: '042', time: '09:30', words: ['xf'] });
});

test('given a line without a verb, when read, then its words are looked for among all that can be done', () => {
  expect(said('chaoqi')).toEqual({ verb: null, number: null, time: null, words: ['chaoqi'] });
  expect(said('0010137')).toEqual({ verb: null, number: '0010137', time: null, words: [] });
  expect(said('   ')).toEqual({ verb: null, number: null, time: null, words: [] });
});

test('given the codes of all verbs, then no two share one', () => {
  const codes = paletteVerbs.flatMap((verb) => verb.codes);
  expect(new Set(codes).size).toBe(codes.length);
});
