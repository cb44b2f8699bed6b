import { expect, test } from 'vitest';
import { dispatchTo, people, proof, registration, story } from '../../../tests/support/story.ts';
import { byNext, callsDue, type DueCall, tryAgainMs } from './calls-due.ts';

/** A call of a resident in Ankang, where the centre asks afterwards, dealt with and accepted. */
const accepted = () =>
  story('AK')
    .when(people.county, registration({ channel: 'phone' }))
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .when(people.county, dispatchTo())
    .when(people.urban, { kind: 'event.signIn', handler: '乙' })
    .when(people.urban, { kind: 'event.submitResult', result: '已清理', measures: '', proofs: [proof] })
    .when(people.county, { kind: 'event.accept', note: '' });
const localTime = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16);
const ask = { way: 'phone', person: '来电人', settled: null, satisfaction: null, text: '' } as const;

test('F1 AK-11.5-1 given an accepted result, then the centre has the requester to tell and, once the interval is over, to ask; others have nothing', () => {
  const s = accepted();
  const calls = callsDue(s.event, people.county, 3);
  expect(calls.map((c) => c.kind)).toContain('tell');
  const outcome = calls.find((c) => c.kind === 'outcome');
  expect(outcome?.opensAt).toBe(s.event.followUps[0]?.opensAt);
  expect(callsDue(s.event, people.town, 3)).toEqual([]);
  expect(callsDue(s.event, people.urban, 3)).toEqual([]);
});

test('F1 given calls in vain, then the next one rests a while and after the third somebody goes there; a bad answer waits for a decision', () => {
  const s = accepted();
  const task = s.event.followUps[0];
  if (task === undefined) throw new Error('Ankang asks after completion');
  for (let n = 0; n < 3; n += 1) {
    s.at(localTime(task.opensAt + n * 86_400_000));
    s.when(people.county, { kind: 'event.followUp', followUp: task.id, askedAt: s.now, outcome: 'noAnswer', ...ask });
    const call = callsDue(s.event, people.county, 3).find((c) => c.kind === 'outcome');
    expect(call?.opensAt).toBe(s.now + tryAgainMs);
    expect(call?.visit).toBe(n === 2);
  }
  s.when(people.county, {
    kind: 'event.followUp',
    ...ask,
    followUp: task.id,
    askedAt: s.now,
    outcome: 'answered',
    settled: false,
    satisfaction: 1,
    text: '没解决',
  });
  expect(callsDue(s.event, people.county, 3).map((c) => c.kind)).toContain('decide');
});

test('F1 given calls, when ordered, then what may be made now comes first, the earliest due at the top', () => {
  const call = (task: string, opensAt: number, due: number | null): DueCall => ({
    event: '',
    kind: 'outcome',
    task,
    due,
    opensAt,
    tries: [],
    visit: false,
  });
  const calls = [call('later', 500, 1), call('none', 0, null), call('second', 0, 90), call('first', 0, 80)];
  expect(calls.sort(byNext(100)).map((c) => c.task)).toEqual(['first', 'second', 'none', 'later']);
});
