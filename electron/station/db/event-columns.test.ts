import { expect, test } from 'vitest';
import { dispatchTo, people, proof, registration, story } from '../../../tests/support/story.ts';
import { columnsOf } from './event-columns.ts';

const keys = (s: ReturnType<typeof story>): readonly string[] => columnsOf(s.event).owners;
const owes = (s: ReturnType<typeof story>): readonly string[] => keys(s).filter((key) => !key.startsWith('view:'));
const ask = { person: '甲', way: 'phone', outcome: 'answered', settled: true, satisfaction: 4, text: '' } as const;

/** A report of grid staff that a department has dealt with. */
const handled = (place: 'LYG' | 'ZS') =>
  story(place)
    .when(people.staff, registration({ channel: 'gridStaff' }))
    .when(people.town, { kind: 'event.reportToCenter', reason: '' })
    .when(people.town, dispatchTo())
    .when(people.urban, { kind: 'event.signIn', handler: '乙' })
    .when(people.urban, { kind: 'event.submitResult', result: '已清理', measures: '', proofs: [proof] });
const accepted = (place: 'LYG' | 'ZS') => handled(place).when(people.town, { kind: 'event.accept', note: '' });

test('ZS-25-1 given an accepted result in Zhoushan, when the village has not rated it yet, then it stands in the village’s own work until it has', () => {
  const s = accepted('ZS');
  expect(owes(s)).toContain('village:320722001001');
  s.when(people.village, { kind: 'event.rate', satisfaction: 5, settled: true, text: '' });
  expect(owes(s)).toEqual(['seat:town:320722001']);
});

test('LYG-30-7 given a completed report of grid staff, when its department has not followed up, then it stands in the department’s own work', () => {
  const s = accepted('LYG');
  expect(owes(s)).toContain('department:chengguan');
  s.at('2025-10-01T10:00');
  const [task] = s.event.followUps;
  s.when(people.urban, { kind: 'event.followUp', followUp: task?.id ?? '', askedAt: s.now, ...ask, satisfaction: 2 });
  expect(s.event.reopenProposal).not.toBeNull();
  // F1: a bad answer stands among the calls of the centre until it is decided.
  expect(keys(s)).toContain('view:callBack');
  expect(owes(s)).toEqual(['seat:town:320722001']);
});

test('T30 given an order that comes after the result, when the department has not answered it, then it stands in its own work until it has', () => {
  const s = handled('LYG');
  expect(owes(s)).toEqual(['seat:town:320722001']);
  s.when(people.leader, { kind: 'event.supervise', ground: '群众反映', demand: '说明情况', replyBy: '2025-09-05' });
  expect(owes(s)).toContain('department:chengguan');
  const [order] = s.event.orders;
  expect(keys(s)).toContain('view:supervised');
  s.when(people.urban, { kind: 'event.answerSupervision', order: order?.id ?? '', text: '已说明' });
  expect(owes(s)).toEqual(['seat:town:320722001']);
});
