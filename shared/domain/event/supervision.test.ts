import { describe, expect, test } from 'vitest';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import { placeIds } from '../../../tests/support/rules.ts';
import {
  dispatchTo,
  inHandling,
  morePeople,
  people,
  proof,
  registration,
  story,
} from '../../../tests/support/story.ts';
import { isOverdue } from '../../time/clock.ts';
import { actsFor } from '../acts.ts';

const issue = { kind: 'event.supervise', ground: '临近超期', demand: '三日内报进展', replyBy: '2025-09-04' } as const;
const onlyOrder = (s: ReturnType<typeof inHandling>) => {
  const order = s.event.orders[0];
  if (order === undefined) throw new Error('no order');
  return order;
};

describe('T30 supervision order', () => {
  test.each(placeIds)(
    '%s: given an event in handling, when a director supervises it, then the order is served with its reply date and the event clocks are untouched',
    (place) => {
      const s = inHandling(place);
      const before = s.event.clocks;
      s.when(people.director, issue);
      expect(onlyOrder(s)).toMatchObject({
        state: 'served',
        servedTo: 'chengguan',
        servedAt: s.now,
        replyBy: '2025-09-04',
      });
      expect(s.event.flags.supervised).toBe(true);
      expect(s.event.clocks.slice(0, before.length)).toEqual(before);
      expect(s.event.clocks.at(-1)).toMatchObject({
        kind: 'supervisionReply',
        dueDate: '2025-09-04',
        statutory: false,
        basis: { LYG: 'LYG-30-6', ZS: 'local', AK: 'AK-11.5-1', JS: 'JS-5-2', ZG: 'ZG-15-2' }[place],
      });
    },
  );

  test('given it is answered, verified, urged again or closed, then each step is on file and the flag goes with the last open order', () => {
    const s = inHandling('AK').when(morePeople.supervisor, issue);
    const { id } = onlyOrder(s);
    const verify = { kind: 'event.verifySupervision', order: id, text: '' } as const;
    expect(s.refused(people.director, verify)).toMatchObject({ code: 'order-not-answered', clause: 'AK-11.5-1' });
    s.at('2025-09-06T09:00');
    expect(s.event.clocks.filter((c) => isOverdue(c, s.now)).map((c) => c.kind)).toContain('supervisionReply');
    s.when(people.director, { kind: 'event.urgeSupervision', order: id, text: '仍未回复', replyBy: '2025-09-08' });
    expect(onlyOrder(s)).toMatchObject({ state: 'urged', replyBy: '2025-09-08', urgedAt: [s.now] });
    const replies = s.event.clocks.filter((c) => c.kind === 'supervisionReply');
    // The first date stays judged: stopped too late.
    expect(replies.map((c) => [c.dueDate, isOverdue(c, s.now)])).toEqual([
      ['2025-09-04', true],
      ['2025-09-08', false],
    ]);
    s.when(people.urban, { kind: 'event.answerSupervision', order: id, text: '材料已到，今日施工' });
    expect(onlyOrder(s)).toMatchObject({
      state: 'answered',
      answers: [{ by: people.urban.name, text: '材料已到，今日施工' }],
    });
    expect(s.event.clocks.filter((c) => c.kind === 'supervisionReply').every((c) => c.stoppedAt !== null)).toBe(true);
    s.when(people.director, verify);
    expect(onlyOrder(s).state).toBe('verified');
    expect(s.event.flags.supervised).toBe(false);
    const closeIt = { kind: 'event.closeSupervision', order: id, reason: 'x' } as const;
    expect(s.refused(people.director, closeIt).code).toBe('no-such-order');
    s.when(people.leader, { ...issue, replyBy: '2025-09-20' });
    const second = s.event.orders[1]?.id ?? '';
    expect(s.refused(people.director, { ...closeIt, order: id })).toMatchObject({ code: 'order-is-over' });
    s.when(people.director, { ...closeIt, order: second });
    expect(s.event.orders.map((o) => o.state)).toEqual(['verified', 'closed']);
    expect(s.event.flags.supervised).toBe(false);
  });

  test('given whoever may not, then only leader, director and government supervise, and only the served side answers', () => {
    const s = inHandling('LYG');
    for (const actor of [people.town, people.county, people.urban, people.staff])
      expect(s.refused(actor, issue).code).toBe('not-your-role');
    expect(s.refused({ ...people.director, area: '320723' }, issue).code).toBe('outside-your-area');
    expect(s.refused(people.director, { ...issue, replyBy: '2025-08-31' })).toMatchObject({ code: 'reply-date-past' });
    s.when(people.director, issue);
    const answer = { kind: 'event.answerSupervision', order: onlyOrder(s).id, text: '已安排' } as const;
    expect(s.refused(people.county, answer).code).toBe('own-order-answer');
    expect(s.refused(people.water, answer).code).toBe('outside-your-area');
    expect(s.refused(people.urban, { ...answer, order: 'order.99' }).code).toBe('no-such-order');
    s.when(people.urban, answer);
  });

  test('given the console is offline, then the order is issued, and its reply clock starts only with the hub (D12)', () => {
    const s = inHandling('LYG').online(false).when(people.director, issue);
    expect(onlyOrder(s)).toMatchObject({ state: 'issued', servedAt: null, servedTo: null });
    expect(s.event.clocks.some((c) => c.kind === 'supervisionReply')).toBe(false);
  });

  test('LYG-4-1, JS-4-1 given a government account, then it may supervise and edit nothing of the handling', () => {
    provesPartly('LYG-4-1', 'JS-4-1');
    for (const place of ['LYG', 'JS'] as const) {
      const s = inHandling(place);
      const acts = actsFor({ rules: s.rules, actor: morePeople.supervisor, at: s.now, hubAt: s.now }, s.event);
      expect(acts).toContain('event.supervise');
      for (const act of [
        'event.submitResult',
        'event.accept',
        'event.dispatch',
        'event.close',
        'event.signIn',
      ] as const)
        expect(acts).not.toContain(act);
    }
  });
});

describe('urging', () => {
  test('ZG-15-2 given an event worked at the centre, then accepting, routing, assigning and urging are four acts, each journalled and bound to its role', () => {
    proves('ZG-15-2');
    const s = story('ZG');
    const steps = [
      [people.county, registration(), 'event.registered'],
      [people.county, { kind: 'event.reportToCenter', reason: '' }, 'event.reportedToCenter'],
      [people.county, dispatchTo(), 'event.dispatched'],
      [people.county, { kind: 'event.urge', text: '请今日签收' }, 'event.urged'],
    ] as const;
    for (const [actor, step, kind] of steps) {
      if (kind !== 'event.registered') expect(s.refused(people.urban, step).code).toBe('not-your-role');
      s.when(actor, step);
      expect(s.facts.at(-1)?.kind).toBe(kind);
    }
    expect(s.facts.at(-1)).toMatchObject({ holder: 'chengguan', text: '请今日签收' });
    expect(s.refused(people.staff, { kind: 'event.urge', text: 'x' }).code).toBe('not-your-role');
    expect(s.event.state).toBe('assigned');
  });

  test('given nobody holds it, or it is over, then there is nobody to urge', () => {
    const s = story('LYG').when(people.county, registration());
    expect(s.refused(people.county, { kind: 'event.urge', text: 'x' }).code).toBe('wrong-state');
  });

  test('given an order outlives its round, then reopening leaves it running', () => {
    const s = inHandling('LYG')
      .when(people.director, issue)
      .when(people.urban, { kind: 'event.submitResult', result: '好', measures: '', proofs: [proof] })
      .when(people.county, { kind: 'event.accept', note: '' })
      .when(people.county, { kind: 'event.reopen', reasonCode: 'newFact', reason: '又有新情况' });
    expect(s.event.clocks.find((c) => c.kind === 'supervisionReply')?.stoppedAt).toBeNull();
    expect(s.event.flags.supervised).toBe(true);
  });
});
