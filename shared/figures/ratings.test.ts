import { expect, test } from 'vitest';
import { proves } from '../../tests/support/proves.ts';
import { dispatchTo, people, proof, registration, story } from '../../tests/support/story.ts';
import { ratingsBy } from './ratings.ts';

const rated = (department: 'chengguan' | 'shuili', satisfaction: 1 | 3 | 5) => {
  const holder = department === 'chengguan' ? people.urban : people.water;
  return story('ZS')
    .when(people.county, registration())
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .when(people.county, dispatchTo(department))
    .when(holder, { kind: 'event.signIn', handler: '乙' })
    .when(holder, { kind: 'event.submitResult', result: '已修好', measures: '', proofs: [proof] })
    .when(people.county, { kind: 'event.accept', note: '' })
    .when(people.village, { kind: 'event.rate', satisfaction, settled: true, text: '' }).event;
};

test('ZS-26-1-2, ZS-25-1 given closed events that were rated, then ratings roll up per department and per grid', () => {
  proves('ZS-26-1-2');
  const events = [rated('chengguan', 5), rated('chengguan', 1), rated('shuili', 3)];
  expect(ratingsBy('department', events)).toEqual([
    { key: 'chengguan', count: 2, mean: 3, unsatisfied: 1 },
    { key: 'shuili', count: 1, mean: 3, unsatisfied: 0 },
  ]);
  expect(ratingsBy('grid', events)).toEqual([{ key: '320722001001001', count: 3, mean: 3, unsatisfied: 1 }]);
});

test('given a follow-up nobody answered, then it counts for nobody', () => {
  const event = rated('chengguan', 5);
  const unanswered = { ...event, followUps: event.followUps.map((f) => ({ ...f, outcome: null })) };
  expect(ratingsBy('department', [unanswered])).toEqual([]);
});
