import { describe, expect, test } from 'vitest';
import { booksStory, eventOf } from '../../../tests/support/books-story.ts';
import { dispatchTo, people } from '../../../tests/support/story.ts';
import { contributions } from '../../figures/contributions.ts';
import { MS_PER_MINUTE } from '../../time/local-date.ts';
import { actsFor } from '../acts.ts';
import type { EventCommand } from '../verbs.ts';
import { handlingClock } from './event-clocks.ts';
import type { JudgeTime } from './judge-time.ts';

const on = (step: object): EventCommand => ({ ...step, event: eventOf(1) }) as EventCommand;
const proofs = [{ kind: 'photo', name: '现场照片', sha256: null }];
const result = on({ kind: 'event.submitResult', result: '已修好', measures: '', proofs });
const judge = (accept: boolean): EventCommand =>
  on({ kind: 'event.judgeTime', clock: 'deptHandle.3', accept, reason: '核对了现场照片的时间' } satisfies Omit<
    JudgeTime,
    'event'
  >);

/** In handling; the hub hears of the result `heard` minutes after the due moment, which was ready `done` minutes before it. */
function heardLate(done: number, heard: number) {
  const s = booksStory('LYG').register(people.county, 1);
  s.when(people.county, on({ kind: 'event.reportToCenter', reason: '' }));
  s.when(people.county, on(dispatchTo()));
  s.when(people.urban, on({ kind: 'event.signIn', handler: '乙' }));
  const due = handlingClock(s.row(1))?.due ?? Number.NaN;
  const local = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19);
  s.at(local(due + heard * MS_PER_MINUTE));
  s.when(people.urban, result, due - done * MS_PER_MINUTE);
  return { s, due };
}
const met = (s: ReturnType<typeof booksStory>): boolean => contributions(s.row(1)).some((c) => c.metric === 'dueMet');
const offered = (s: ReturnType<typeof booksStory>, actor = people.leader): boolean =>
  actsFor({ rules: s.rules, actor, at: s.now, hubAt: s.now }, s.row(1)).includes('event.judgeTime');

describe('O5: on time by the done time, beyond the trust window by a decision', () => {
  test('given a result done in time and heard of within the trust window, then it is on time and nobody is asked', () => {
    const { s } = heardLate(3, 4);
    expect(s.row(1).timeClaims ?? []).toEqual([]);
    expect(met(s)).toBe(true);
    expect(offered(s)).toBe(false);
  });

  test('given one heard of long after, then both times are kept, it counts by the hub’s until a shift leader decides', () => {
    const { s, due } = heardLate(60, 90);
    const [claim] = s.row(1).timeClaims ?? [];
    expect(claim).toMatchObject({
      doneAt: due - 60 * MS_PER_MINUTE,
      hubAt: due + 90 * MS_PER_MINUTE,
      decision: null,
    });
    expect(met(s)).toBe(false);
    expect(offered(s)).toBe(true);
    expect(offered(s, people.county)).toBe(false);
    expect(s.refused(people.county, judge(true)).code).toBe('not-your-role');
  });

  test('given the decision, then it is journalled with its reason, moves the time or leaves it, and is made once', () => {
    const yes = heardLate(60, 90).s.when(people.leader, judge(true));
    expect(met(yes)).toBe(true);
    expect(yes.entries.at(-1)?.fact).toMatchObject({
      kind: 'event.timeJudged',
      claim: { decision: { accepted: true, by: people.leader.account, reason: '核对了现场照片的时间' } },
    });
    expect(offered(yes)).toBe(false);
    expect(yes.refused(people.leader, judge(false)).rule).toBe('O5');
    const no = heardLate(60, 90).s.when(people.leader, judge(false));
    expect(met(no)).toBe(false);
    expect(no.row(1).timeClaims).toMatchObject([{ decision: { accepted: false } }]);
  });

  test('given a result that was late by its own word too, or sent back, then there is nothing to decide', () => {
    expect(heardLate(-30, 90).s.row(1).timeClaims ?? []).toEqual([]);
    const { s } = heardLate(60, 90);
    s.when(people.county, on({ kind: 'event.sendBack', reason: '照片不清' }));
    expect(offered(s)).toBe(false);
  });
});

test('house: given a call made before the seal, when the hub hears of it after, then it stands in the journal and leaves the sealed event as it is', () => {
  const s = booksStory('ZS').register(people.county, 1);
  const sealed = { ...s.row(1), state: 'archived', archive: { at: s.now + 10, by: 'x', retention: 'x', missing: [] } };
  s.books.rows.set(eventOf(1), sealed as never);
  const call = { to: '来电人', number: '', calledAt: s.now, outcome: 'reached', text: '' };
  s.when(people.county, on({ kind: 'event.recordCall', ...call }));
  expect(s.entries.at(-1)?.fact.kind).toBe('event.callRecorded');
  expect(s.row(1)).toBe(sealed);
  s.at('2025-09-02T10:00');
  expect(s.refused(people.county, on({ kind: 'event.recordCall', ...call })).code).toBe('archived-is-sealed');
});
